import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { readTrust, type TrustStatus, trustInWords } from '#hub/releases/trust-status.ts';
import { type HubStatus, hubStatus } from '#hub/services/status.ts';

export const runStatus: CommandRunner<'status'> = async (hub, { json }, output) => {
  const status = await hubStatus(hub.db);
  const trust = await readTrust(hub.dataDirectory, hub.now());
  if (!trust.ok) {
    const { kind, remedy } = trust.failure;
    return failWith(output, { reason: `The published release cannot be read: ${kind}.`, remedy });
  }
  if (json) output.line(JSON.stringify({ ...status, trust: trust.value }, null, 2));
  else showStatus(status, trust.value, output);
  return 0;
};

function showStatus(status: HubStatus, trust: TrustStatus | null, output: CommandOutput): void {
  const words = trust ? trustInWords(trust) : { lines: [], warnings: [], exposed: [] };
  for (const line of [...linesOf(status), ...words.lines]) output.line(line);
  for (const warning of [...words.warnings, ...words.exposed]) output.line(`WARNING: ${warning}`);
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
