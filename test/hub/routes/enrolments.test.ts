import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTicket } from '#hub/services/enrolment.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import {
  enrolmentAnswerSchema,
  enrolmentTicketSchema,
  fingerprintOf,
  releaseKeyInfo,
} from '#shared/exchange/enrolment.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { openSealed } from '#shared/sealing/hpke.ts';
import { type HubInTest, hubInTest, ROOT_TEXT } from '#test/hub/services/hub-in-test.ts';
import { keyPairs } from '#test/hub/services/post-in-test.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

for (const { title, open, missing } of REAL_DATABASES) {
  describe.skipIf(missing)(`enrolment ${title}`, () => {
    let database: OpenDatabase;
    let hub: HubInTest;

    beforeAll(async () => {
      database = await open();
    }, START_TIMEOUT_IN_MS);
    beforeEach(() => {
      hub = hubInTest(database.db);
      return hub.removeFiles;
    });
    afterAll(() => database.close());

    async function newCode(validForHours = 1): Promise<string> {
      const anchors = () =>
        Promise.resolve({
          root: ROOT_TEXT,
          signingKey: toBase64Url(hub.identity.signingPublicKey),
          sealingKey: toBase64Url(hub.identity.sealingPublicKey),
        });
      const releaseKeys = () => Promise.resolve(hub.releaseKeys);
      const ticket = await createTicket(
        { db: hub.db, anchors, releaseKeys, now: hub.now },
        { name: 'North gate', validForHours },
      );
      if (!ticket.ok) throw new Error(ticket.failure.kind);
      const [code = '', fingerprint] = enrolmentTicketSchema.parse(ticket.value.ticket).split('.');
      expect(fingerprint).toBe(fingerprintOf(await anchors()));
      return code;
    }

    const ask = (body: unknown, address = '192.0.2.1'): Promise<Response> =>
      hub.fetch(
        new Request(`https://hub.example${hubPaths.enrolments}`, {
          method: 'POST',
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
        { address },
      );

    const deviceOf = ({ signingKey, sealingKey } = keyPairs()) => ({
      name: 'laptop 7',
      signingKey,
      sealingKey,
    });

    const codeOfError = async (response: Response): Promise<unknown> =>
      ((await response.json()) as { error: { code: unknown } }).error.code;

    it('gives a post its identity, the anchors of the ticket and keys that only it can open', async () => {
      const keys = keyPairs();
      hub.releaseKeys.push({ epoch: 2, key: new Uint8Array(32).fill(4) });
      const response = await ask({ code: await newCode(), ...deviceOf(keys) });
      expect(response.status).toBe(200);
      const answer = enrolmentAnswerSchema.parse(await response.json());
      expect(answer).toMatchObject({
        epoch: 1,
        name: 'North gate',
        now: hub.now().toISOString(),
        anchors: { root: ROOT_TEXT, signingKey: toBase64Url(hub.identity.signingPublicKey) },
      });
      for (const [index, { epoch, wrapped }] of answer.releaseKeys.entries()) {
        const info = releaseKeyInfo(answer.post, epoch);
        const sealed = fromBase64Url(wrapped) ?? new Uint8Array();
        const opened = await openSealed(keys.sealingSecret, info, sealed);
        expect(opened).toEqual({ ok: true, value: hub.releaseKeys[index]?.key });
      }
      expect(answer.releaseKeys).toHaveLength(2);
    });

    it('takes a code as people type it', async () => {
      const code = await newCode();
      expect((await ask({ code: ` ${code.toLowerCase()} `, ...deviceOf() })).status).toBe(200);
    });

    it('lets one device use a code, and that one again when its answer was lost', async () => {
      const code = await newCode();
      const device = deviceOf();
      const first = enrolmentAnswerSchema.parse(await (await ask({ code, ...device })).json());
      const again = enrolmentAnswerSchema.parse(await (await ask({ code, ...device })).json());
      expect(again.post).toBe(first.post);
      const other = await ask({ code, ...deviceOf() });
      expect(other.status).toBe(403);
      expect(await codeOfError(other)).toBe('code-not-valid');
      const halfTheSame = { ...deviceOf(), signingKey: device.signingKey };
      expect((await ask({ code, ...halfTheSame })).status).toBe(403);
    });

    it('lets one of two devices in that use a code at once', async () => {
      const code = await newCode();
      const answers = await Promise.all([1, 2, 3].map(() => ask({ code, ...deviceOf() })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    });

    it('does not know a code after its time, nor one it never made', async () => {
      const code = await newCode(1);
      hub.passSeconds(3601);
      expect((await ask({ code, ...deviceOf() })).status).toBe(403);
      expect((await ask({ code: '2222-2222-2222', ...deviceOf() })).status).toBe(403);
    });

    it('stops guessing, for that client only, and says for how long', async () => {
      const wrong = { code: '2222-2222-2222', ...deviceOf() };
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect((await ask(wrong)).status).toBe(403);
      }
      const code = await newCode();
      const limited = await ask({ code, ...deviceOf() });
      expect(limited.status).toBe(429);
      expect(limited.headers.get('retry-after')).toBe('600');
      expect((await ask({ code, ...deviceOf() }, '192.0.2.2')).status).toBe(200);
      hub.passSeconds(601);
      expect((await ask(wrong)).status).toBe(403);
    });

    it('refuses a sealing key that can keep no secret, and leaves the code unused', async () => {
      const code = await newCode();
      const weak = { ...deviceOf(), sealingKey: toBase64Url(new Uint8Array(32)) };
      const response = await ask({ code, ...weak });
      expect(response.status).toBe(422);
      expect(await codeOfError(response)).toBe('key-not-usable');
      expect((await ask({ code, ...deviceOf() })).status).toBe(200);
    });

    it.each([
      { body: '', status: 422, code: 'not-json' },
      { body: '{', status: 422, code: 'not-json' },
      { body: '[]', status: 422, code: 'not-understood' },
      { body: '{"code":"x"}', status: 422, code: 'not-understood' },
      { body: 'x'.repeat(20_000), status: 413, code: 'too-large' },
    ])('answers $status to a body of $body.length characters', async ({ body, status, code }) => {
      const response = await ask(body);
      expect(response.status).toBe(status);
      expect(await codeOfError(response)).toBe(code);
    });

    it('enrols nobody before a release is published', async () => {
      hub.removeFiles();
      const response = await ask({ code: '2222-2222-2222', ...deviceOf() });
      expect(response.status).toBe(503);
      expect(await codeOfError(response)).toBe('nothing-published');
    });
  });
}
