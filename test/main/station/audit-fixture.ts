/** A post that is all record: a journal on a disk in memory under a clock that the test moves. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { createIds } from '#main/services/clock/uuid-v7.ts';
import { type NewEntry, openJournal } from '#main/services/journal/journal.ts';
import type { AuditedPost } from '#main/station/audit.ts';
import { randomOf } from '#main/station/environment.ts';
import { createReleaseKeyring } from '#main/station/release-keyring.ts';
import { succeed } from '#shared/kernel/result.ts';
import type { SearchPurpose } from '#shared/screening/traveller.ts';
import { aTraveller } from '#test/support/screening-subjects.ts';
import { createMemoryDisk, type MemoryDisk } from '../services/files/memory-disk.ts';
import { freshIdentity } from './station-fixture.ts';

const DIRECTORY = 'data/journal';
export const URGENT_FILE = `${DIRECTORY}/1-urgent.fpj`;
export const ROUTINE_FILE = `${DIRECTORY}/1-routine.fpj`;

export type AuditedInTest = {
  readonly post: AuditedPost;
  readonly disk: MemoryDisk;
  readonly publicKey: Uint8Array;
  readonly acknowledged: { seq: number; head: string };
  write(minute: number, entry: Pick<NewEntry, 'kind' | 'payload'>, officer?: string): Promise<void>;
};

const at = (minute: number): string =>
  new Date(Date.UTC(2026, 4, 4, 8, 0) + minute * 60_000).toISOString();

/** With `asylum` the one who writes has the asylum key, as the officer who looks later has not. */
export async function auditedPost({
  asylum = false,
  disk = createMemoryDisk(),
} = {}): Promise<AuditedInTest> {
  const identity = await freshIdentity();
  let minute = 0;
  const clock = { wall: () => at(minute), monotonicInMs: () => 1 };
  const opened = await openJournal({
    ...identity,
    directory: DIRECTORY,
    clock,
    trustedTime: { floor: () => '2026-01-01T00:00:00.000Z' },
    hubSealingKey: x25519.getPublicKey(new Uint8Array(32).fill(7)),
    journalKey: new Uint8Array(32).fill(9),
    asylumKey: asylum ? new Uint8Array(32).fill(4) : null,
    markKey: new Uint8Array(32).fill(6),
    isMarked: false,
    ids: createIds({ wall: () => at(minute), random: randomOf }),
    random: randomOf,
    files: disk.files,
  });
  if (!opened.ok) throw new Error(opened.failure.kind);
  const journal = opened.value;
  const acknowledged = { seq: 0, head: '' };
  const append = (entry: Pick<NewEntry, 'kind' | 'payload'>, officer: string) =>
    journal.append({ ...entry, officer, release: 7 });
  const post: AuditedPost = {
    journal,
    clock,
    keyring: createReleaseKeyring(identity, async () => succeed(null)),
    officer: { id: 'sup', displayName: 'P. Soler', role: 'supervisor' },
    acknowledged: () => acknowledged.seq,
    acknowledgedHead: () => acknowledged,
    record: (kind, payload) => append({ kind, payload }, 'sup'),
  };
  return {
    post,
    disk,
    acknowledged,
    publicKey: ed25519.getPublicKey(identity.signingSecret),
    async write(now, entry, officer = 'ana') {
      minute = now;
      const receipt = await append(entry, officer);
      if (receipt.kind !== 'saved') throw new Error(receipt.kind);
    },
  };
}

export const screening = (
  purpose: SearchPurpose,
  outcome: 'clear' | 'hit' = 'clear',
): Pick<NewEntry, 'kind' | 'payload'> => ({
  kind: 'screening',
  payload: {
    purpose,
    how: 'scanned',
    traveller: aTraveller(),
    verdict: { outcome, reasons: [], sources: [], release: 7 },
    answeredInMs: 12,
  },
});
