import { x25519 } from '@noble/curves/ed25519.js';
import type { Clock } from '#main/services/clock/clock.ts';
import { createIds } from '#main/services/clock/uuid-v7.ts';
import type { Files } from '#main/services/files/files.ts';
import { type Journal, type OpenJournal, openJournal } from '#main/services/journal/journal.ts';
import { randomOf } from '#main/station/environment.ts';

export const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
export const HUB_SECRET = new Uint8Array(32).fill(7);
const HUB_KEY = x25519.getPublicKey(HUB_SECRET);
const JOURNAL_KEY = new Uint8Array(32).fill(9);
export const MARK_KEY = new Uint8Array(32).fill(6);
export const URGENT_FILE = 'data/journal/1-urgent.fpj';
export const ROUTINE_FILE = 'data/journal/1-routine.fpj';
export const MARK_FILE = 'data/journal/1-mark.json';

export const steadyClock = (wall = '2026-05-04T08:00:00.000Z'): Clock => ({
  wall: () => wall,
  monotonicInMs: () => 1,
});

export const openOn = (
  files: Files,
  floor = '2026-01-01T00:00:00.000Z',
  keys: Partial<Pick<OpenJournal, 'asylumKey' | 'markKey' | 'isMarked'>> = {},
) =>
  openJournal({
    directory: 'data/journal',
    post: POST,
    epoch: 1,
    clock: steadyClock(),
    trustedTime: { floor: () => floor },
    hubSealingKey: HUB_KEY,
    journalKey: JOURNAL_KEY,
    asylumKey: null,
    markKey: MARK_KEY,
    isMarked: false,
    ids: createIds({ wall: () => '2026-05-04T08:00:00.000Z', random: randomOf }),
    random: randomOf,
    files,
    ...keys,
  });

export async function soundJournal(files: Files): Promise<Journal> {
  const opened = await openOn(files);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** Goes to the urgent lane. */
export const alarm = () => ({
  kind: 'silent-alarm' as const,
  payload: { screening: null },
  officer: 'o-1',
  release: 3,
});

/** Goes to the routine lane. */
export const signedIn = (officer = 'o-1') => ({
  kind: 'signed-in' as const,
  payload: { officer },
  officer,
  release: null,
});

export const referral = (note: string) => ({
  kind: 'referral' as const,
  payload: { screening: POST, note },
  officer: 'o-1',
  release: 3,
});
