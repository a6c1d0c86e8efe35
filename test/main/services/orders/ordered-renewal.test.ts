import { describe, expect, it } from 'vitest';
import { openOrderBook } from '#main/services/orders/order-book.ts';
import { openOrderedRenewal } from '#main/services/orders/ordered-renewal.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';

const POST = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
const AT = '2026-05-04T08:00:00.000Z';

describe('an ordered renewal of keys', () => {
  it('is due from the order on until it is done, over restarts', async () => {
    const place = { files: createMemoryDisk().files, dataDirectory: 'data' };
    expect((await openOrderedRenewal(place)).isDue()).toBe(false);
    const book = await openOrderBook({ ...place, post: POST });
    const id = '0198c1de-7a10-7000-8000-0000000000aa';
    await book.note({ v: 1, post: POST, id, issuedAt: AT, order: 'rotate', reason: '' }, AT);
    const renewal = await openOrderedRenewal(place);
    expect(renewal.isDue()).toBe(true);
    await renewal.done();
    expect(renewal.isDue()).toBe(false);
    expect((await openOrderedRenewal(place)).isDue()).toBe(false);
  });
});
