import { utf8ToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeBundle } from '#hub/services/journal-intake.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { findPost } from '#hub/storage/posts.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { signRequest } from '#shared/exchange/http-signature.ts';
import {
  KEY_RENEWAL_TYPE,
  type KeyRenewalRequest,
  keyRenewalAnswerSchema,
  proveKeyChange,
} from '#shared/exchange/key-renewal.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { envelopeSchema, openEnvelope } from '#shared/sealing/dsse.ts';
import { openSealed } from '#shared/sealing/hpke.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, keyPairs, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { REAL_DATABASES, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

type Keys = ReturnType<typeof keyPairs>;

for (const { title, open, missing } of REAL_DATABASES) {
  describe.skipIf(missing)(`new keys of a post ${title}`, () => {
    let database: OpenDatabase;
    let hub: HubInTest;
    let post: PostInTest;
    let next: Keys;
    let drawn = 0;

    beforeAll(async () => {
      database = await open();
      hub = hubInTest(database.db);
    }, START_TIMEOUT_IN_MS);
    beforeEach(async () => {
      post = await enrolledPost(hub);
      next = keyPairs();
    });
    afterAll(async () => {
      hub.removeFiles();
      await database.close();
    });

    function changeTo(keys: Keys, more: Partial<KeyRenewalRequest> = {}): KeyRenewalRequest {
      const change = {
        epoch: 1,
        oldSigningKey: post.signingKey,
        signingKey: keys.signingKey,
        sealingKey: keys.sealingKey,
        ...more,
      };
      return { proof: proveKeyChange(post.id, change, keys.signingSecret), ...change };
    }

    function signedBy(secretKey: Uint8Array, path: string, text?: string) {
      const method = text === undefined ? 'GET' : 'POST';
      const url = `https://hub.example${path}`;
      const body = text === undefined ? null : new Uint8Array(utf8ToBytes(text));
      const created = Math.floor(hub.now().getTime() / 1000);
      drawn += 1;
      const nonce = String(drawn).padStart(32, '0');
      const headers = signRequest({ method, url, body, keyId: post.id, secretKey, created, nonce });
      return hub.fetch(new Request(url, { method, headers, body }));
    }

    const ask = (request: KeyRenewalRequest, secretKey = post.signingSecret): Promise<Response> =>
      signedBy(secretKey, hubPaths.keys(post.id), JSON.stringify(request));

    const replies = (secretKey: Uint8Array): Promise<Response> =>
      signedBy(secretKey, hubPaths.replies(post.id));

    async function answerIn(response: Response) {
      expect(response.status).toBe(200);
      const payload = openEnvelope(envelopeSchema.parse(await response.json()), KEY_RENEWAL_TYPE, {
        keyId: 'hub',
        publicKey: hub.identity.signingPublicKey,
      });
      if (!payload.ok) throw new Error(payload.failure.kind);
      return keyRenewalAnswerSchema.parse(JSON.parse(new TextDecoder().decode(payload.value)));
    }

    const present = async () => {
      const row = await findPost(hub.db, post.id);
      return { signingKey: row?.signing_key, sealingKey: row?.sealing_key };
    };
    const asBefore = () => ({ signingKey: post.signingKey, sealingKey: post.sealingKey });

    it('come into force at once, with every release key sealed to them', async () => {
      const answer = await answerIn(await ask(changeTo(next)));
      const { signingKey, sealingKey } = next;
      expect(answer).toMatchObject({ post: post.id, epoch: 1, signingKey, sealingKey });
      const [released] = answer.releaseKeys;
      const wrapped = fromBase64Url(released?.wrapped ?? '') ?? new Uint8Array();
      const key = await openSealed(next.sealingSecret, releaseKeyInfo(post.id, 1), wrapped);
      expect(key).toEqual({ ok: true, value: hub.releaseKeys[0]?.key });
      expect((await replies(post.signingSecret)).status).toBe(401);
      expect((await replies(next.signingSecret)).status).toBe(200);
    });

    it.each(['old', 'new'])('may be asked for again with the %s key', async (which) => {
      await answerIn(await ask(changeTo(next)));
      const secret = which === 'old' ? post.signingSecret : next.signingSecret;
      const { signingKey, sealingKey } = next;
      expect(await answerIn(await ask(changeTo(next), secret))).toMatchObject({ signingKey });
      expect(await present()).toEqual({ signingKey, sealingKey });
    });

    it('replace one another, and each only the one before', async () => {
      await answerIn(await ask(changeTo(next)));
      const third = keyPairs();
      const change = changeTo(third, { oldSigningKey: next.signingKey });
      await answerIn(await ask(change, next.signingSecret));
      expect((await ask(changeTo(next))).status).toBe(401);
      expect((await ask(change)).status).toBe(401);
    });

    it('are given to one of two askers at once', async () => {
      const changes = [changeTo(next), changeTo(keyPairs())];
      const answers = await Promise.all(changes.map((change) => ask(change)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it.each<{ what: string; change: () => KeyRenewalRequest; status: number }>([
      {
        what: 'a proof for another post',
        status: 401,
        change: () => ({
          ...changeTo(next),
          proof: proveKeyChange(crypto.randomUUID(), changeTo(next), next.signingSecret),
        }),
      },
      {
        what: 'a proof by the old key',
        status: 401,
        change: () => ({
          ...changeTo(next),
          proof: proveKeyChange(post.id, changeTo(next), post.signingSecret),
        }),
      },
      {
        what: 'another sealing key than was proved',
        status: 401,
        change: () => ({ ...changeTo(next), sealingKey: keyPairs().sealingKey }),
      },
      {
        what: 'another old key',
        status: 401,
        change: () => changeTo(next, { oldSigningKey: keyPairs().signingKey }),
      },
      { what: 'another epoch', status: 422, change: () => changeTo(next, { epoch: 2 }) },
      {
        what: 'the present signing key',
        status: 401,
        change: () =>
          changeTo({ ...next, signingKey: post.signingKey, signingSecret: post.signingSecret }),
      },
      {
        what: 'the present sealing key',
        status: 422,
        change: () => changeTo({ ...next, sealingKey: post.sealingKey }),
      },
      {
        what: 'a sealing key that keeps no secret',
        status: 422,
        change: () => changeTo({ ...next, sealingKey: toBase64Url(new Uint8Array(32)) }),
      },
    ])('are refused with $what', async ({ change, status }) => {
      expect((await ask(change())).status).toBe(status);
      expect(await present()).toEqual(asBefore());
    });

    it('are refused to a stranger', async () => {
      expect((await ask(changeTo(next), next.signingSecret)).status).toBe(401);
      expect(await present()).toEqual(asBefore());
    });

    it('leave a bundle of the old key on a stick good for thirty days, and not its requests', async () => {
      const bundle = post.bundle({ from: 1, entries: post.entries(1) });
      await answerIn(await ask(changeTo(next)));
      const row = await findPost(hub.db, post.id);
      if (row === undefined) throw new Error('the post is there');
      const intake = (days: number) => ({
        db: hub.db,
        signer: hub.identity.signer,
        now: () => new Date(hub.now().getTime() + days * 86_400_000),
      });
      expect((await takeBundle(intake(29), row, bundle)).ok).toBe(true);
      expect(await takeBundle(intake(31), row, bundle)).toMatchObject({
        failure: { kind: 'bad-signature' },
      });
      const body = JSON.stringify(bundle);
      const path = hubPaths.journal(post.id);
      expect((await signedBy(post.signingSecret, path, body)).status).toBe(401);
      expect((await signedBy(next.signingSecret, path, body)).status).toBe(200);
    });
  });
}
