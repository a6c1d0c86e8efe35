import { expect, it } from 'vitest';
import { createHubClient } from '#main/services/sync/hub-client.ts';
import { parseSignatureInput } from '#shared/exchange/http-signature.ts';
import { identity } from './fake-hub.ts';

const REPLAYED = { error: { code: 'replayed' } };

/** Answers in turn, and notes the nonce of each request. */
function clientOf(answers: readonly Response[]) {
  const nonces: Array<string | null> = [];
  let drawn = 0;
  const client = createHubClient({
    ...identity,
    wall: () => '2026-06-01T12:00:00.000Z',
    random(length) {
      drawn += 1;
      return new Uint8Array(length).fill(drawn);
    },
    fetch(_input, init) {
      const input = new Headers(init?.headers).get('signature-input') ?? '';
      nonces.push(parseSignatureInput(input)?.nonce ?? null);
      const answer = answers[nonces.length - 1];
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked too often'));
    },
  });
  return { client, nonces };
}

it('signs anew, with another nonce, when the hub had the same request before', async () => {
  const { client, nonces } = clientOf([
    Response.json(REPLAYED, { status: 401 }),
    Response.json({ replies: [] }),
  ]);
  expect(await client.replies(0)).toEqual({ ok: true, value: [] });
  expect(nonces).toEqual(['01'.repeat(16), '02'.repeat(16)]);
});

it('does not go on asking a hub that calls every request replayed', async () => {
  const replayed = () => Response.json(REPLAYED, { status: 401 });
  const { client, nonces } = clientOf([replayed(), replayed()]);
  expect(await client.replies(0)).toMatchObject({ failure: { kind: 'not-understood' } });
  expect(nonces).toHaveLength(2);
});

it('waits as long as a hub asks that has had too many requests', async () => {
  const headers = { 'retry-after': '7' };
  const body = { error: { code: 'too-many-requests' } };
  const { client } = clientOf([Response.json(body, { status: 429, headers })]);
  expect(await client.replies(0)).toEqual({
    ok: false,
    failure: { kind: 'busy', status: 429, retryAfterInSeconds: 7 },
  });
});
