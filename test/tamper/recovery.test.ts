/** Every byte of the agency's answer, and bytes of the request that waits for it. */
import { describe, expect, it } from 'vitest';
import type { MemoryDisk } from '../main/services/files/memory-disk.ts';
import {
  ADMIN,
  answerTo,
  asked,
  copyOf,
  NEW_PASSPHRASE,
  recoverablePost,
  signIn,
  take,
} from '../main/services/vault/recovery-fixture.ts';
import { PASSPHRASE } from '../main/services/vault/vault-fixture.ts';
import { counted, cutsAndAdditions, everyFlip, someFlips } from './changed-bytes.ts';

const VAULTS = ['data/vault.json', 'data/vault.json.previous'];
const RECOVERY = 'data/recovery.json';

const { disk: whole } = await recoverablePost();
const answer = await answerTo(await asked(whole));
const answerBytes = new TextEncoder().encode(answer);
const recoveryBytes = whole.bytes(RECOVERY) ?? new Uint8Array();

/** Either recovered and usable, or refused by name with the vault as it was. */
async function outcomeOn(disk: MemoryDisk, text: string): Promise<string> {
  const taken = await take(disk, text);
  if (taken.ok) {
    expect((await signIn(disk, ADMIN, NEW_PASSPHRASE)).ok).toBe(true);
    return 'recovered';
  }
  for (const path of VAULTS) expect(disk.bytes(path)).toEqual(whole.bytes(path));
  return taken.failure.kind;
}

describe('a changed answer', () => {
  it(`is refused at each of its ${counted(answerBytes)} bytes, and nothing is lost`, async () => {
    const expected = ['not-an-answer', 'other-post', 'other-request', 'cannot-open'];
    const disk = copyOf(whole);
    for (const { what, bytes } of everyFlip(answerBytes)) {
      const outcome = await outcomeOn(disk, new TextDecoder().decode(bytes));
      expect([what, expected.includes(outcome), outcome]).toEqual([what, true, outcome]);
    }
    for (const { what, bytes } of cutsAndAdditions(answerBytes)) {
      const outcome = await outcomeOn(disk, new TextDecoder().decode(bytes));
      expect([what, outcome]).toEqual([what, 'not-an-answer']);
    }
    expect(disk.bytes(RECOVERY)).toEqual(recoveryBytes);
    expect((await signIn(disk, ADMIN, PASSPHRASE)).ok).toBe(true);
    expect(await outcomeOn(disk, answer)).toBe('recovered');
  });
});

describe('a changed recovery.json', () => {
  it('takes the right answer or refuses it by name, and the vault opens in the end', async () => {
    const changes = [...someFlips(recoveryBytes, 5), ...cutsAndAdditions(recoveryBytes)];
    for (const { what, bytes } of changes) {
      const disk = copyOf(whole);
      disk.put(RECOVERY, bytes);
      const outcome = await outcomeOn(disk, answer);
      const words = outcome === 'recovered' ? NEW_PASSPHRASE : PASSPHRASE;
      expect([what, (await signIn(disk, ADMIN, words)).ok]).toEqual([what, true]);
    }
  });
});
