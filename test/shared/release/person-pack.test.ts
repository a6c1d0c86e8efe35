import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PERSONS_PER_BUCKET,
  personBucketOf,
  personBuckets,
  personPackSchema,
} from '#shared/release/person-pack.ts';

describe('personBuckets', () => {
  it.each([
    { persons: 0, buckets: 1 },
    { persons: 128, buckets: 1 },
    { persons: 129, buckets: 2 },
    { persons: 256, buckets: 2 },
    { persons: 257, buckets: 4 },
    { persons: 6600, buckets: 64 },
  ])('gives $buckets for $persons persons', ({ persons, buckets }) => {
    expect(personBuckets(persons)).toBe(buckets);
  });

  it('is the smallest power of two that keeps the average within the limit', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), (persons) => {
        const buckets = personBuckets(persons);
        expect(Number.isInteger(Math.log2(buckets))).toBe(true);
        expect(persons / buckets).toBeLessThanOrEqual(PERSONS_PER_BUCKET);
        if (buckets > 1) expect(persons / (buckets / 2)).toBeGreaterThan(PERSONS_PER_BUCKET);
      }),
    );
  });
});

describe('personBucketOf', () => {
  // First four bytes of SHA-256("abc") = ba7816bf (FIPS 180-4, example B.1).
  it.each([
    { buckets: 1, bucket: 0 },
    { buckets: 16, bucket: 0xf },
    { buckets: 256, bucket: 0xbf },
  ])('takes the low bits of the hash: bucket $bucket of $buckets', ({ buckets, bucket }) => {
    expect(personBucketOf('abc', buckets)).toBe(bucket);
  });

  it('spreads ids evenly', () => {
    const counts = new Array<number>(16).fill(0);
    for (let id = 0; id < 16_000; id += 1) {
      const bucket = personBucketOf(`ID-${id}`, 16);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });
});

it('takes packs of this version only', () => {
  expect(personPackSchema.safeParse({ v: 1, list: 'un-sc', persons: [] }).success).toBe(true);
  expect(personPackSchema.safeParse({ v: 2, list: 'un-sc', persons: [] }).success).toBe(false);
});
