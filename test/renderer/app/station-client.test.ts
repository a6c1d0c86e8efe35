import { describe, expect, it } from 'vitest';
import { createStationClient, obtainToken } from '#renderer/app/station-client.ts';
import { STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';

function page(change: {
  meta?: string;
  stored?: string;
  fragment?: string;
  answer?: Response | Error;
}) {
  const stored = new Map<string, string>();
  if (change.stored !== undefined) stored.set('farpost-station-token', change.stored);
  const asked: string[] = [];
  let dropped = false;
  const sources = {
    meta: change.meta ?? null,
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
    fragment: change.fragment ?? '',
    dropFragment: () => {
      dropped = true;
    },
    fetch: async (input: string, init: RequestInit) => {
      asked.push(`${init.method} ${input} ${String(init.body)}`);
      if (change.answer instanceof Error) throw change.answer;
      return change.answer ?? new Response('no', { status: 403 });
    },
    origin: 'http://127.0.0.1:4711',
  };
  return { sources, asked, stored, wasDropped: () => dropped };
}

describe('obtainToken', () => {
  it('takes the token that the shell wrote into the page, and asks nobody', async () => {
    const { sources, asked } = page({ meta: 'abc', stored: 'old', fragment: '#claim' });
    expect(await obtainToken(sources)).toBe('abc');
    expect(asked).toEqual([]);
  });

  it('exchanges a claim once, keeps the token and takes the claim out of the address', async () => {
    const { sources, asked, stored, wasDropped } = page({
      fragment: '#secret',
      stored: 'of an earlier start',
      answer: Response.json({ token: 'fresh' }),
    });
    expect(await obtainToken(sources)).toBe('fresh');
    expect(asked).toEqual(['POST http://127.0.0.1:4711/station/claim {"claim":"secret"}']);
    expect([...stored.values()]).toEqual(['fresh']);
    expect(wasDropped()).toBe(true);
  });

  it.each([
    { why: 'refused', answer: new Response('no', { status: 403 }) },
    { why: 'answered with something else', answer: Response.json({ tokens: [] }) },
    { why: 'not answered', answer: new Error('offline') },
  ])('falls back to the stored token when the claim was $why', async ({ answer }) => {
    const { sources, wasDropped } = page({ fragment: '#spent', stored: 'kept', answer });
    expect(await obtainToken(sources)).toBe('kept');
    expect(wasDropped()).toBe(true);
  });

  it('has none on a page that was opened in some other way', async () => {
    expect(await obtainToken(page({}).sources)).toBeNull();
  });
});

describe('createStationClient', () => {
  it('carries the token on every call, to the station only', async () => {
    const seen: (string | null)[] = [];
    const client = createStationClient({
      origin: 'http://127.0.0.1:4711',
      token: 'abc',
      fetch: async (request) => {
        seen.push(request.url, request.headers.get(TOKEN_HEADER));
        return Response.json({ json: {} });
      },
    });
    await client.session.lock({ why: 'idle' });
    expect(seen[0]).toContain(`http://127.0.0.1:4711${STATION_PREFIX}/session/lock`);
    expect(seen[1]).toBe('abc');
  });
});
