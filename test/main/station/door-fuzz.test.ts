/** Whatever a hostile page sends, the door answers in words: never a crash, never silence. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATION_PREFIX, stationContract, TOKEN_HEADER } from '#shared/station/contract.ts';
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
  await enrolAndSignIn(running);
});
afterAll(async () => {
  await running.station.close();
  await removeDirectory(directory);
});

const paths = Object.entries(stationContract).flatMap(([group, calls]) =>
  Object.keys(calls).map((name) => `${group}/${name}`),
);
/** These would end the session under the test, or cost a second each when the input happens to be right. */
const HEAVY = ['session/lock', 'session/signIn', 'session/enrol'];
const TYPES = [
  'application/json',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/event-stream',
  'text/plain',
  'application/octet-stream',
  '',
  '\u00ff',
];

async function send(path: string, body: string | Uint8Array, type: string): Promise<Response> {
  const ending = new AbortController();
  const headers = { [TOKEN_HEADER]: TOKEN, 'content-type': type };
  const request = new Request(`${ORIGIN}${STATION_PREFIX}/${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
    signal: ending.signal,
  });
  const response = await running.station.door(request);
  // A watch goes on for ever by design; that it began is answer enough.
  const isStream = response.headers.get('content-type')?.includes('event-stream') ?? false;
  if (isStream) await response.body?.cancel();
  else await response.text();
  ending.abort();
  return response;
}

describe('the door under fire', () => {
  it('answers arbitrary JSON at every call', async () => {
    const json = fc.record({ json: fc.jsonValue(), meta: fc.option(fc.jsonValue()) });
    const bodies = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), bodies, async (path, body) => {
        const { status } = await send(path, body, 'application/json');
        expect(status).not.toBe(500);
      }),
      { numRuns: 600 },
    );
    expect(running.log).toEqual([]);
    expect(running.station.status().session.kind).toBe('open');
  });

  it('answers arbitrary bytes of arbitrary types at every call', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths.filter((path) => !HEAVY.includes(path))),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...TYPES),
        async (path, body, type) => {
          const { status } = await send(path, body, type);
          expect(status).not.toBe(500);
        },
      ),
      { numRuns: 600 },
    );
    expect(running.log).toEqual([]);
  });

  it('answers arbitrary paths and methods', async () => {
    const segment = fc.oneof(
      fc.constantFrom('session', 'journal', 'append', '__proto__', 'constructor', '..', '%2e%2e'),
      fc.webSegment(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 4 }),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
        fc.constantFrom(STATION_PREFIX, '/station/files', '/station'),
        async (segments, method, prefix) => {
          const url = `${ORIGIN}${prefix}/${segments.join('/')}`;
          const headers = { [TOKEN_HEADER]: TOKEN };
          const response = await running.station.door(new Request(url, { method, headers }));
          await response.body?.cancel();
          expect(response.status).not.toBe(500);
        },
      ),
      { numRuns: 300 },
    );
    expect(running.log).toEqual([]);
  });

  it('keeps a well-formed entry with hostile content as it is', async () => {
    const note = '\u202e<script>alert(1)</script>\u0000{{constructor}}';
    const screening = '3f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e';
    const receipt = await running.desk.journal.append({
      kind: 'referral',
      payload: { screening, note },
    });
    if (receipt.kind !== 'saved') throw new Error(receipt.kind);
    const { entries } = await running.desk.journal.read({
      after: { urgent: receipt.seq - 1, routine: 1_000_000 },
      limit: 1,
    });
    expect(entries[0]?.payload).toEqual({ screening, note });
  });
});
