import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_HEADERS } from '#main/station/answer-headers.ts';
import { LARGEST_REQUEST } from '#main/station/door.ts';
import { filePath, STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';
import {
  enrolAndSignIn,
  ORIGIN,
  type Running,
  removeDirectory,
  startOn,
  TOKEN,
  temporaryDirectory,
} from './station-fixture.ts';

let directory = '';
let running: Running;

beforeAll(async () => {
  directory = await temporaryDirectory();
  running = await startOn(directory);
});
afterAll(async () => {
  await running.station.close();
  await removeDirectory(directory);
});

const call = (path: string, init: RequestInit = {}, origin = ORIGIN) =>
  running.station.door(new Request(`${origin}${path}`, { method: 'POST', ...init }));

const STATUS = `${STATION_PREFIX}/session/status`;
const WATCH = `${STATION_PREFIX}/session/watch`;
const CURRENT = `${STATION_PREFIX}/release/current`;
const allowed = { [TOKEN_HEADER]: TOKEN };

describe('the door', () => {
  it.each([
    {
      who: 'the page',
      headers: { ...allowed, origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
      status: 200,
    },
    { who: 'the page in Electron, which sends neither header', headers: allowed, status: 200 },
    { who: 'a call without a token', headers: {}, status: 403 },
    { who: 'a call with another token', headers: { [TOKEN_HEADER]: `${TOKEN}x` }, status: 403 },
    { who: 'a call with an empty token', headers: { [TOKEN_HEADER]: '' }, status: 403 },
    {
      who: "another site's page",
      headers: { ...allowed, origin: 'http://evil.example' },
      status: 403,
    },
    { who: 'a page of no origin', headers: { ...allowed, origin: 'null' }, status: 403 },
    {
      who: 'a page on another port',
      headers: { ...allowed, origin: 'http://127.0.0.1:4712' },
      status: 403,
    },
    {
      who: 'a cross-site request',
      headers: { ...allowed, 'sec-fetch-site': 'cross-site' },
      status: 403,
    },
    {
      who: 'a same-site request',
      headers: { ...allowed, 'sec-fetch-site': 'same-site' },
      status: 403,
    },
    { who: 'a typed address', headers: { ...allowed, 'sec-fetch-site': 'none' }, status: 403 },
  ])('answers $who with $status', async ({ headers, status }) => {
    expect((await call(STATUS, { headers })).status).toBe(status);
  });

  it.each(['http://localhost:4711', 'http://rebound.example:4711', 'https://127.0.0.1:4711'])(
    'does not answer at %s',
    async (origin) => {
      expect((await call(STATUS, { headers: allowed }, origin)).status).toBe(403);
    },
  );

  it('takes no body beyond its limit, whatever the header says', async () => {
    const path = `${STATION_PREFIX}/session/signIn`;
    const body = 'x'.repeat(LARGEST_REQUEST + 1);
    expect((await call(path, { headers: allowed, body })).status).toBe(413);
    const stream = new Blob([new Uint8Array(LARGEST_REQUEST), new Uint8Array(1)]).stream();
    const streamed = { headers: allowed, body: stream, duplex: 'half' } as RequestInit;
    expect((await call(path, streamed)).status).toBe(413);
  });

  const READING = { headers: allowed, method: 'GET' };
  const FORM = { headers: { ...allowed, 'content-type': 'text/plain' }, body: '{}' };

  it.each([
    { what: 'a call', path: STATUS, init: { headers: allowed }, status: 200 },
    { what: 'a stream', path: WATCH, init: { headers: allowed }, status: 200 },
    { what: 'a call without a token', path: STATUS, init: {}, status: 403 },
    { what: 'no call', path: '/station/rpc/nothing', init: { headers: allowed }, status: 404 },
    { what: 'a call by GET', path: STATUS, init: READING, status: 405 },
    { what: 'a call while locked', path: CURRENT, init: { headers: allowed }, status: 423 },
    { what: 'a form', path: STATUS, init: FORM, status: 415 },
    { what: 'a file while locked', path: filePath('ab'.repeat(32)), init: READING, status: 423 },
    { what: 'no release file', path: filePath('none'), init: READING, status: 404 },
  ])(
    'lets no other page show, read or keep its answer to $what',
    async ({ path, init, status }) => {
      const ending = new AbortController();
      const response = await call(path, { ...init, signal: ending.signal });
      expect(response.status).toBe(status);
      for (const [name, value] of Object.entries(ANSWER_HEADERS)) {
        expect(response.headers.get(name), name).toBe(value);
      }
      await response.body?.cancel();
      ending.abort();
    },
  );

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    '',
  ])('takes no body of the type "%s"', async (type) => {
    const path = `${STATION_PREFIX}/session/signIn`;
    const headers = type === '' ? allowed : { ...allowed, 'content-type': type };
    const body = new TextEncoder().encode('{"json":{}}');
    expect((await call(path, { headers, body })).status).toBe(415);
  });

  it('counts a body that breaks off as no request, not as a bug', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('gone')) });
    const broken = { headers: allowed, body, duplex: 'half' } as RequestInit;
    expect((await call(STATUS, broken)).status).toBe(400);
    expect(running.log).toEqual([]);
  });

  it('knows nothing but its own calls', async () => {
    for (const path of ['/station/rpc', '/station/rpc/nothing', '/station/other', '/']) {
      expect((await call(path, { headers: allowed })).status, path).toBe(404);
    }
  });

  it('says LOCKED, as the contract names it, before it looks at the input', async () => {
    const body = JSON.stringify({ json: 'not an entry at all' });
    const headers = { ...allowed, 'content-type': 'application/json' };
    const response = await call(`${STATION_PREFIX}/journal/append`, { headers, body });
    expect(response.status).toBe(423);
    expect(await response.json()).toMatchObject({ json: { code: 'LOCKED', defined: true } });
  });

  it('hides a bug behind a reference, and logs it without what was typed', async () => {
    const place = await temporaryDirectory();
    const typed = 'Petra Example';
    const broken = await startOn(place, {
      enrolPost: () => Promise.reject(new TypeError(`cannot enrol ${typed}`)),
    });
    const body = JSON.stringify({
      json: {
        hubUrl: 'http://hub.example/',
        ticket: '2345-6789-ABCD.0123456789abcdef0123',
        postName: 'P',
        officerName: typed,
        passphrase: 'long enough words',
      },
    });
    const headers = { ...allowed, 'content-type': 'application/json' };
    const response = await broken.station.door(
      new Request(`${ORIGIN}${STATION_PREFIX}/session/enrol`, { method: 'POST', headers, body }),
    );
    expect(response.status).toBe(500);
    const { json } = (await response.json()) as {
      json: { message: string; data: { reference: string } };
    };
    expect(json.message).toContain(json.data.reference);
    expect(broken.log).toHaveLength(1);
    expect(broken.log[0]).toContain(json.data.reference);
    expect(broken.log[0]).toContain('TypeError');
    expect(broken.log.join()).not.toContain(typed);
    await broken.station.close();
    await removeDirectory(place);
  });

  it('refuses a payload that the journal would refuse', async () => {
    await enrolAndSignIn(running);
    const entry = { kind: 'signed-in', payload: { officer: 'someone' } };
    const response = await call(`${STATION_PREFIX}/journal/append`, {
      headers: { ...allowed, 'content-type': 'application/json' },
      body: JSON.stringify({ json: entry }),
    });
    expect(response.status).toBe(400);
  });
});
