import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentCategorySchema, documentTypeSchema } from '#shared/documents/sltd-record.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import {
  bucketPath,
  DOCUMENT_HASH_BYTES,
  DOCUMENT_RECORD_BYTES,
  DOCUMENTS_PER_BUCKET,
  type DocumentRecord,
  decodeShard,
  documentBucketOf,
  documentBuckets,
  documentHash,
  encodeBucket,
  encodeShard,
  findInBucket,
} from '#shared/release/document-shard.ts';

const KEY = new Uint8Array(32).fill(9);

const hash = fc.uint8Array({ minLength: DOCUMENT_HASH_BYTES, maxLength: DOCUMENT_HASH_BYTES });
/** Few different hashes, so that one document is often reported twice. */
const closeHash = fc.nat(20).map((last) => new Uint8Array([1, 2, 3, 4, 5, 6, 7, last]));
const record: fc.Arbitrary<DocumentRecord> = fc.record({
  hash: fc.oneof(hash, closeHash),
  category: fc.constantFrom(...documentCategorySchema.options),
  documentType: fc.constantFrom(...documentTypeSchema.options),
  dayReported: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

const textOf = (one: DocumentRecord) =>
  `${toHex(one.hash)} ${one.category} ${one.documentType} ${one.dayReported}`;
const sample: DocumentRecord = {
  hash: new Uint8Array([0xff, 1, 2, 3, 4, 5, 6, 7]),
  category: 'revoked',
  documentType: 'identity-card',
  dayReported: 20_000,
};

describe('documentHash', () => {
  it('is HMAC-SHA-256 over state, zero byte and number, cut to eight bytes', () => {
    const expected = createHmac('sha256', KEY).update('UTO\0L898902C3').digest('hex').slice(0, 16);
    expect(toHex(documentHash(KEY, 'UTO', 'L898902C3'))).toBe(expected);
  });

  it('does not confuse where the state ends and the number begins', () => {
    expect(documentHash(KEY, 'D', 'EU1')).not.toEqual(documentHash(KEY, 'DEU', '1'));
  });
});

describe('buckets', () => {
  it.each([
    { documents: 0, buckets: 1 },
    { documents: 2048, buckets: 1 },
    { documents: 2049, buckets: 2 },
    { documents: 128_000_000, buckets: 65_536 },
  ])('are $buckets for $documents documents', ({ documents, buckets }) => {
    expect(documentBuckets(documents)).toBe(buckets);
    expect(documents / buckets).toBeLessThanOrEqual(DOCUMENTS_PER_BUCKET);
  });

  it.each([
    { buckets: 1, bucket: 0 },
    { buckets: 2, bucket: 1 },
    { buckets: 256, bucket: 0xff },
    { buckets: 65_536, bucket: 0xff01 },
    { buckets: 2 ** 32, bucket: 0xff010203 },
  ])('are chosen by the leading bits: $bucket of $buckets', ({ buckets, bucket }) => {
    const within = new Uint8Array(20);
    within.set(sample.hash, 5);
    expect(documentBucketOf(within.subarray(5, 13), buckets)).toBe(bucket);
  });

  it('have a name that tells list, place and number', () => {
    expect(bucketPath('sltd', 3, 64)).toBe('sltd/bucket-3-of-64');
  });
});

describe('encodeBucket', () => {
  it('writes hash, category, type and day', () => {
    // 20,000 = 0x4e20; revoked is the third category, identity card the fourth type.
    expect(toHex(encodeBucket([sample]))).toBe('ff0102030405060702' + '03' + '00004e20');
    expect(encodeBucket([])).toHaveLength(0);
  });

  it('gives the same bytes whatever the order, with each row once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(record, fc.nat())), (keyed) => {
        const records = keyed.map(([one]) => one);
        const turned = keyed.sort(([, a], [, b]) => a - b).map(([one]) => one);
        const bytes = encodeBucket(records);
        expect(encodeBucket([...turned, ...turned])).toEqual(bytes);
        expect(bytes.length).toBe(DOCUMENT_RECORD_BYTES * new Set(records.map(textOf)).size);
      }),
    );
  });
});

describe('findInBucket', () => {
  it('finds every record of a document, and nothing for one that is absent', () => {
    fc.assert(
      fc.property(fc.array(record), fc.oneof(hash, closeHash), (records, other) => {
        const bucket = encodeBucket(records);
        for (const asked of [...records.map((one) => one.hash), other]) {
          const found = findInBucket(bucket, asked);
          if (!found.ok) throw new Error(found.failure.kind);
          const wanted = records.filter((one) => toHex(one.hash) === toHex(asked)).map(textOf);
          expect(found.value.map(textOf).sort()).toEqual([...new Set(wanted)].sort());
        }
      }),
    );
  });

  it('refuses a bucket that is not whole rows', () => {
    const bucket = encodeBucket([sample]).subarray(1);
    expect(findInBucket(bucket, sample.hash)).toEqual({
      ok: false,
      failure: { kind: 'not-a-shard' },
    });
  });

  it.each([
    { field: 'category', at: 8 },
    { field: 'type', at: 9 },
  ])('refuses a row whose $field it does not know', ({ at }) => {
    const bucket = encodeBucket([{ ...sample, hash: new Uint8Array(8) }, sample]);
    bucket[DOCUMENT_RECORD_BYTES + at] = 200;
    expect(findInBucket(bucket, sample.hash)).toEqual({
      ok: false,
      failure: { kind: 'bad-record', index: 1 },
    });
  });
});

describe('a shard', () => {
  const buckets = [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array([4])];
  const shard = encodeShard(7, 128, buckets);

  it('is a header, a length for each bucket, and the buckets', () => {
    const header = ['46504431', '00000007', '00000080', '00000003'].join('');
    expect(toHex(shard)).toBe(`${header}${'00000003'}${'00000000'}${'00000001'}${'01020304'}`);
  });

  it('gives its buckets back, wherever it lies in its buffer', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), fc.nat(9), (any, offset) => {
        const encoded = encodeShard(1, 64, any);
        const buffer = new Uint8Array(encoded.length + offset);
        buffer.set(encoded, offset);
        expect(decodeShard(buffer.subarray(offset))).toEqual({
          ok: true,
          value: { firstBucket: 64, buckets: any },
        });
      }),
    );
  });

  it('is refused when cut anywhere, and when something follows it', () => {
    for (let length = 0; length < shard.length; length += 1) {
      const kind = length < 16 ? 'not-a-shard' : 'truncated';
      const cut = decodeShard(shard.subarray(0, length));
      expect(cut).toMatchObject({ ok: false, failure: { kind } });
    }
    const longer = new Uint8Array([...shard, 0]);
    expect(decodeShard(longer)).toEqual({
      ok: false,
      failure: { kind: 'truncated', expectedBytes: 32, foundBytes: 33 },
    });
  });

  it('is refused when it announces more buckets than could fit', () => {
    const lying = Uint8Array.from(shard);
    lying.fill(0xff, 12, 16);
    expect(decodeShard(lying)).toMatchObject({ ok: false, failure: { kind: 'truncated' } });
  });

  it('is refused under another magic', () => {
    const other = Uint8Array.from(shard);
    other[0] = 0;
    expect(decodeShard(other)).toEqual({ ok: false, failure: { kind: 'not-a-shard' } });
  });
});
