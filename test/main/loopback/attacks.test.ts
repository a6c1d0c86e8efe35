import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANSWER_HEADERS } from '#main/station/answer-headers.ts';
import { PASSPHRASE } from '../station/station-fixture.ts';
import { ATTACKS, asTheDesk, READ } from './attack-tables.ts';
import { type AttackedShell, startAttackedShell } from './attacked-shell.ts';
import { type RawAnswer, sendRaw } from './raw-http.ts';

let shell: AttackedShell;

beforeAll(async () => {
  shell = await startAttackedShell();
});
afterAll(() => shell.stop());

/** What the station holds, and how its own code is called. */
const secrets = (): readonly string[] => [
  shell.target.token,
  shell.target.foreignToken,
  shell.officerId,
  'Ana Ruiz',
  'Tarvos Pass',
  PASSPHRASE,
  'node_modules',
  '.ts:',
];

/** One refusal in words of our own, which no other page may show or keep. */
function expectRefusal(answer: RawAnswer): void {
  const { headers, text } = answer;
  expect(text.match(/HTTP\/1\.1 /gu)).toHaveLength(1);
  for (const [name, value] of Object.entries(ANSWER_HEADERS)) {
    if (name !== 'content-security-policy') expect(headers.get(name), name).toBe(value);
  }
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*frame-ancestors 'none'/u,
  );
  const names = [...headers.keys()];
  expect(
    names.filter((name) => /^(?:access-control-|set-cookie|server|x-powered-by)/u.test(name)),
  ).toEqual([]);
  for (const secret of secrets()) expect(text).not.toContain(secret);
}

describe('the shell under attack', () => {
  it('answers the request from which every attack is made', async () => {
    const { status, body } = await sendRaw(shell.target.port, asTheDesk(shell.target));
    expect(status).toBe(200);
    expect(body).toContain('Tarvos Pass');
    const file = await sendRaw(shell.target.port, asTheDesk(shell.target, READ));
    expect([file.status, file.body]).toEqual([200, '\u0001\u0002\u0003']);
  });

  describe.each(Object.entries(ATTACKS))('%s', (_kind, attacks) => {
    it.each(attacks)('refuses $name with $status', async ({ bytes, status }) => {
      const answer = await sendRaw(shell.target.port, bytes(shell.target));
      expect(answer.status).toBe(status);
      expectRefusal(answer);
    });
  });

  it('has a name of its own for each attack', () => {
    const names = Object.values(ATTACKS).flatMap((attacks) => attacks.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(['bytes=0-0', 'bytes=0-0,0-0,0-0,1-1', 'bytes=-1', 'bytes=9-1', 'lines=1-2'])(
    'gives a release file whole, whatever part is asked for: %s',
    async (range) => {
      const headers = { ...READ.headers, range };
      const {
        status,
        body,
        headers: sent,
      } = await sendRaw(shell.target.port, asTheDesk(shell.target, { ...READ, headers }));
      expect([status, body]).toEqual([200, '\u0001\u0002\u0003']);
      expect(sent.has('content-range')).toBe(false);
    },
  );

  it('lets no second request ride in the body of a refused one', async () => {
    const inner = asTheDesk(shell.target);
    const outer = asTheDesk(shell.target, {
      headers: { connection: 'keep-alive', 'transfer-encoding': 'chunked', 'content-length': '4' },
      body: `0\r\n\r\n${inner}`,
    });
    const answer = await sendRaw(shell.target.port, outer);
    expect(answer.status).toBe(400);
    expectRefusal(answer);
  });

  it('lets no request ride behind a refused one', async () => {
    const refused = asTheDesk(shell.target, {
      method: 'PUT',
      headers: { connection: 'keep-alive' },
    });
    const answer = await sendRaw(shell.target.port, refused + asTheDesk(shell.target));
    expect(answer.status).toBe(405);
    expectRefusal(answer);
  });

  // Last: what came before must have changed nothing.
  it('still has its officer at the desk, with nothing broken and nothing logged', async () => {
    expect(shell.log).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
    const { desk, officerId } = shell;
    expect(await desk.session.status()).toMatchObject({ session: { kind: 'open' } });
    await desk.session.lock({ why: 'officer' });
    expect(await desk.session.signIn({ officerId, passphrase: PASSPHRASE })).toMatchObject({
      kind: 'open',
    });
  });
});
