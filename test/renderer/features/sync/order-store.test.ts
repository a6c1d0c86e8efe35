import { describe, expect, it } from 'vitest';
import { createOrderStore } from '#renderer/features/sync/order-store.ts';
import { ORDER_TYPE } from '#shared/exchange/orders.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';

const ID = '11111111-2222-4333-8444-555555555555';

function orderFile(payloadType = ORDER_TYPE): string {
  const order = { v: 1, post: ID, id: ID, issuedAt: '2026-06-01T08:00:00.000Z', order: 'wipe' };
  const payload = new TextEncoder().encode(JSON.stringify({ ...order, reason: 'Évacuation' }));
  const signer = { keyId: 'hub', secretKey: new Uint8Array(32).fill(9) };
  return JSON.stringify(signEnvelope(payloadType, payload, signer));
}

function desk(answers = true) {
  const taken: string[] = [];
  const store = createOrderStore({
    take: async (text) => {
      taken.push(text);
      if (!answers) throw new Error('no answer');
      return { kind: 'taken', order: 'wipe' };
    },
  });
  return { store, taken };
}

describe('an order from a stick', () => {
  it('is shown in its own words and handed over only when the officer says so', async () => {
    const { store, taken } = desk();
    store.getState().show(orderFile());
    const order = { order: 'wipe', reason: 'Évacuation' };
    expect(store.getState().step).toMatchObject({ kind: 'asking', order });
    expect(taken).toEqual([]);
    await store.getState().handOver();
    expect(taken).toEqual([orderFile()]);
    expect(store.getState().step).toMatchObject({ kind: 'answered', answer: { kind: 'taken' } });
  });

  it('is not handed over when the officer leaves it', async () => {
    const { store, taken } = desk();
    store.getState().show(orderFile());
    store.getState().leave();
    await store.getState().handOver();
    expect(taken).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['another file', '{"a":1}'],
    ['something else that is signed', orderFile('application/json')],
    ['a file that is too long', `${orderFile()}${' '.repeat(65_536)}`],
  ])('is not taken for one: %s', (_, text) => {
    const { store } = desk();
    store.getState().show(text);
    expect(store.getState().step).toEqual({ kind: 'unreadable' });
  });

  it('that the station does not answer is told as that', async () => {
    const { store } = desk(false);
    store.getState().show(orderFile());
    await store.getState().handOver();
    expect(store.getState().step).toEqual({ kind: 'no-answer' });
  });
});
