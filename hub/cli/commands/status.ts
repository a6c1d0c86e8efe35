import type { CommandOutput, CommandRunner } from '#hub/cli/command.ts';
import type { PublishFailure } from '#hub/releases/publish-failure.ts';
import { readTrust, type TrustStatus, trustInWords } from '#hub/releases/trust-status.ts';
import { type HubStatus, hubStatus } from '#hub/services/status.ts';
import type { Result } from '#shared/kernel/result.ts';

export const runStatus: CommandRunner<'status'> = async (hub, { json }, output) => {
  const status = await hubStatus(hub.db);
  const trust = await readTrust(hub.dataDirectory, hub.now());
  if (json) output.line(JSON.stringify({ ...status, ...trustJson(trust) }, null, 2));
  else showStatus(status, trust, output);
  return 0;
};

type Trust = Result<TrustStatus | null, PublishFailure>;

/** A release that cannot be read hides neither lists nor posts. */
const trustJson = (trust: Trust) =>
  trust.ok ? { trust: trust.value } : { trust: null, unreadable: trust.failure };

function showStatus(status: HubStatus, trust: Trust, output: CommandOutput): void {
  const known = trust.ok ? trust.value : null;
  const words = known ? trustInWords(known) : { lines: [], warnings: [], exposed: [] };
  for (const line of [...linesOf(status), ...words.lines]) output.line(line);
  for (const warning of [...words.warnings, ...words.exposed]) output.line(`WARNING: ${warning}`);
  if (trust.ok) return;
  const { kind, remedy } = trust.failure;
  output.line(`WARNING: the published release cannot be read: ${kind}. Remedy: ${remedy}`);
}

function linesOf({ release, lists, posts, quarantined }: HubStatus): string[] {
  return [
    release === null
      ? 'No release published yet.'
      : `Release ${release.version}, published ${release.publishedAt}`,
    'Lists:',
    ...lists.map(listLine),
    'Posts:',
    ...posts.map(postLine),
    ...(quarantined === 0
      ? []
      : [`${quarantined} bundles contradict what was stored and are kept apart: look at them.`]),
  ];
}

function listLine({ id, records, kind, listDate, changes }: HubStatus['lists'][number]): string {
  const changed = changes === 0 ? '' : `, and ${changes} changes since`;
  return `  ${id}: ${records} ${kind}${changed}, dated ${listDate}`;
}

function postLine(post: HubStatus['posts'][number]): string {
  const kinds = Object.entries(post.entries).map(([kind, count]) => `${kind} ${count}`);
  const contact =
    post.lastContactAt === null ? 'no contact yet' : `last contact ${post.lastContactAt}`;
  const revoked = post.revokedAt === null ? '' : `, revoked ${post.revokedAt}`;
  return `  ${post.name} (${post.id}): ${post.total} entries [${kinds.join(', ')}], ${contact}${revoked}`;
}
