/** `keys status`: who may sign what, until when, and which secret keys lie on this machine. */
import type { Root } from '@tufjs/models';
import { TOP_ROLES } from '#hub/releases/compose-root.ts';
import { currentRoot, type RootFailure } from '#hub/releases/install-root.ts';
import { openRoleKeys } from '#hub/releases/role-keys.ts';
import { inGroups } from '#hub/releases/root-words.ts';
import { readTrust, trustInWords } from '#hub/releases/trust-status.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';

export async function showKeys(
  dataDirectory: string,
  now: Date,
): Promise<Result<readonly string[], RootFailure>> {
  const current = await currentRoot(dataDirectory);
  if (!current.ok) return current;
  const { signed } = current.value.metadata;
  const here = await keysHere(dataDirectory, signed);
  if (!here.ok) return here;
  const trust = await readTrust(dataDirectory, now);
  if (!trust.ok) return trust;
  const words = trust.value && trustInWords(trust.value);
  const loud = [...(words?.warnings ?? []), ...(words?.exposed ?? [])];
  return succeed([
    ...rolesInWords(signed, here.value),
    ...(words?.lines ?? []),
    ...loud.map((warning) => `WARNING: ${warning}`),
  ]);
}

function rolesInWords(root: Root, here: ReadonlySet<string>): string[] {
  const lines = [`Root version ${root.version}, valid until ${root.expires}`];
  for (const role of TOP_ROLES) {
    const { keyIDs = [], threshold = 0 } = root.roles[role] ?? {};
    lines.push(`  ${role}: ${threshold} of ${keyIDs.length} must sign`);
    for (const keyId of keyIDs) {
      const where = here.has(keyId) ? 'secret key on this machine' : 'secret key elsewhere';
      lines.push(`    ${inGroups(keyId)}  ${where}`);
    }
  }
  return lines;
}

async function keysHere(
  dataDirectory: string,
  root: Root,
): Promise<Result<ReadonlySet<string>, RootFailure>> {
  const keys = openRoleKeys(dataDirectory);
  const here = new Set<string>();
  for (const role of TOP_ROLES) {
    const key = await keys.findNamed(role, root.roles[role]?.keyIDs ?? []);
    if (!key.ok) return key;
    if (key.value) here.add(key.value.keyId);
  }
  return succeed(here);
}
