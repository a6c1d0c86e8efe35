import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_REQUEST } from '#main/station/door.ts';
import { STATION_PREFIX, TOKEN_HEADER } from '#shared/station/contract.ts';
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
