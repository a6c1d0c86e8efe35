/** A root in words: what whoever signs reads aloud. */
import type { Metadata, Root } from '@tufjs/models';
import { TOP_ROLES } from './compose-root.ts';

/** One line each: version, expiry, then per role how many of which keys must sign. */
export function rootInWords({ signed, signatures }: Metadata<Root>): string[] {
  const lines = [`Root version ${signed.version}, valid until ${signed.expires}`];
  for (const role of TOP_ROLES) {
    const { keyIDs = [], threshold = 0 } = signed.roles[role] ?? {};
    lines.push(`  ${role}: ${threshold} of ${keyIDs.length} must sign`);
    for (const keyId of keyIDs) lines.push(`    ${inGroups(keyId)}`);
  }
  const signers = Object.keys(signatures);
  lines.push(signers.length === 0 ? 'Nobody has signed it.' : 'Signatures in the file:');
  for (const keyId of signers) lines.push(`    ${inGroups(keyId)}`);
  return lines;
}

/** Eight digits at a time: as it is read aloud. */
export const inGroups = (keyId: string): string => keyId.match(/.{1,8}/gu)?.join(' ') ?? keyId;
