import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  chainStart,
  hashEntry,
  journalEntrySchema,
  LANES,
  payloadContext,
  payloadKeyContext,
} from '#shared/journal/entry.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
const ENTRY = {
  v: 1,
  post: POST,
  epoch: 1,
  lane: 'urgent',
  seq: 1,
  id: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  wallTime: '2026-05-04T08:00:00.000Z',
  monotonicInMs: 12.5,
  trustedTime: '2026-05-04T07:00:00.000Z',
  clockSuspect: false,
  officer: null,
  release: null,
  kind: 'a-kind-of-the-future',
  payload: { box: 'AA', keyForHub: 'AA', keyForPost: 'AA' },
  previous: 'a'.repeat(64),
};

describe('a journal entry', () => {
  it('may be of a kind that nobody knows yet', () => {
    expect(journalEntrySchema.parse(ENTRY)).toEqual(ENTRY);
  });

  it.each([
    ['seq', 0],
    ['epoch', 0],
    ['lane', 'slow'],
    ['previous', 'A'.repeat(64)],
    ['wallTime', '2026-05-04'],
    ['kind', 'Not-A-Kind'],
    ['officer', 'o'.repeat(61)],
    ['payload', { box: '+/=', keyForHub: '', keyForPost: '' }],
    ['v', 2],
  ])('is refused with the %s %j', (field, value) => {
    expect(journalEntrySchema.safeParse({ ...ENTRY, [field]: value }).success).toBe(false);
  });

  it('is hashed over its exact bytes', () => {
    expect(hashEntry(new TextEncoder().encode('{ }'))).toBe(sha256('{ }'));
  });
});

describe('a chain', () => {
  it('starts at a value of its own', () => {
    const start = chainStart({ post: POST, epoch: 2, lane: 'routine' });
    expect(start).toBe(sha256(`farpost/journal/v1/${POST}/2/routine`));
    const starts = LANES.flatMap((lane) =>
      [1, 2].map((epoch) => chainStart({ post: POST, epoch, lane })),
    );
    expect(new Set(starts).size).toBe(4);
  });

  it('sends urgent entries first', () => {
    expect(LANES).toEqual(['urgent', 'routine']);
  });

  it('binds payload and key apart', () => {
    expect(payloadContext('1')).not.toBe(payloadKeyContext('1'));
    expect(payloadContext('1')).not.toBe(payloadContext('2'));
  });
});
