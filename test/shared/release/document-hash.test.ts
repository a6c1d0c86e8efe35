import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  compareHashes,
  createDocumentHasher,
  DOCUMENTS_PER_BUCKET,
  documentBucketOf,
  documentBuckets,
  prefixBitsOf,
} from '#shared/release/document-hash.ts';

const KEY = new Uint8Array(32).fill(9);
const hasher = createDocumentHasher(KEY);
const hex = ({ high, low }: { high: number; low: number }) =>
  [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');

describe('the hash of a document', () => {
  it.each([
    ['UTO', 'L898902C3'],
    ['D', 'C01X00T47'],
    // Longer than a block of SHA-256 with its key, to be sure of the padding.
    ['UTO', 'X'.repeat(200)],
    // Beyond ASCII, where a character is more than one byte.
    ['ÜTO', 'A1'],
  ])(
    'is HMAC-SHA-256 over state, zero byte and number, cut to eight bytes: %s',
    (state, number) => {
      const expected = createHmac('sha256', KEY).update(`${state}\0${number}`).digest('hex');
      expect(hex(hasher(state, number))).toBe(expected.slice(0, 16));
    },
  );

  it('does not confuse where the state ends and the number begins', () => {
    expect(hasher('D', 'EU1')).not.toEqual(hasher('DEU', '1'));
  });

  it('does not depend on what was hashed before', () => {
    const first = hasher('UTO', '1');
    hasher('UTO', '2');
    expect(hasher('UTO', '1')).toEqual(first);
  });

  it('is ordered by its upper half, then by its lower', () => {
    expect(compareHashes({ high: 1, low: 9 }, { high: 2, low: 0 })).toBeLessThan(0);
    expect(compareHashes({ high: 1, low: 9 }, { high: 1, low: 0 })).toBeGreaterThan(0);
    expect(compareHashes({ high: 1, low: 9 }, { high: 1, low: 9 })).toBe(0);
  });
});

describe('buckets', () => {
  it.each([
    { documents: 0, buckets: 1 },
    { documents: 1024, buckets: 1 },
    { documents: 1025, buckets: 2 },
    { documents: 128_000_000, buckets: 131_072 },
  ])('are $buckets for $documents documents', ({ documents, buckets }) => {
    expect(documentBuckets(documents)).toBe(buckets);
    expect(documents / buckets).toBeLessThanOrEqual(DOCUMENTS_PER_BUCKET);
  });

  it.each([
    { documents: 1_500, before: 1, buckets: 1 },
    { documents: 3_000, before: 1, buckets: 4 },
    { documents: 0, before: 1, buckets: 1 },
    { documents: 1_000, before: 4, buckets: 1 },
    { documents: 130_000_000, before: 262_144, buckets: 262_144 },
  ])(
    'stay $before while they fit $documents documents: $buckets',
    ({ documents, before, buckets }) => {
      expect(documentBuckets(documents, before)).toBe(buckets);
    },
  );

  it.each([
    { buckets: 1, bucket: 0 },
    { buckets: 2, bucket: 1 },
    { buckets: 256, bucket: 0xff },
    { buckets: 65_536, bucket: 0xff01 },
    { buckets: 2 ** 32, bucket: 0xff010203 },
  ])('are chosen by the leading bits: $bucket of $buckets', ({ buckets, bucket }) => {
    expect(documentBucketOf({ high: 0xff010203, low: 0x04050607 }, buckets)).toBe(bucket);
    expect(2 ** prefixBitsOf(buckets)).toBe(buckets);
  });
});
