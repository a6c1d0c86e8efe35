import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '#shared/kernel/bytes.ts';
import { bucketPath, decodeShard, encodeShard, shardsOf } from '#shared/release/document-shard.ts';

describe('buckets', () => {
  it('have a name that tells list, place and number', () => {
    expect(bucketPath('sltd', 3, 64)).toBe('sltd/bucket-3-of-64');
  });

  it('are spread over shards of 256', () => {
    expect([1, 256, 512, 131_072].map(shardsOf)).toEqual([1, 1, 2, 512]);
  });
});

describe('a shard', () => {
  const buckets = [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array([4])];
  const shard = encodeShard(7, 128, buckets);

  it('is a header, a length for each bucket, and the buckets', () => {
    const header = ['46504432', '00000007', '00000080', '00000003'].join('');
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
