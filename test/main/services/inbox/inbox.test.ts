import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInbox, type ReplyReleaseKey } from '#main/services/inbox/inbox.ts';
import { REPLY_TYPE } from '#shared/exchange/bundle.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';
import { encode, hubSigner, hubVerifier, identity, POST, reply } from '../sync/fake-hub.ts';

let directory: string;
let keys: ReplyReleaseKey[];
let refuseKeys: boolean;

const open = (key = new Uint8Array(32).fill(7)) => {
  let drawn = 0;
  return openInbox({
    directory,
    post: POST,
    sealingSecrets: () => [identity.sealingSecret],
    verifier: hubVerifier,
    key,
    random(length) {
      drawn += 1;
      return new Uint8Array(length).fill(drawn);
    },
    async onReleaseKeys(more) {
      if (refuseKeys) throw new Error('vault is full');
      keys.push(...more);
    },
  });
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'inbox-'));
  keys = [];
  refuseKeys = false;
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the inbox', () => {
  it('keeps replies in order, sealed, and reads them again', async () => {
    const inbox = await open();
    expect(await inbox.accept(await reply({ seq: 1 }, { text: 'the answer' }))).toEqual({
      ok: true,
      value: 'stored',
    });
    const reopened = await open();
    expect(reopened.lastSeq()).toBe(1);
    expect(await reopened.read(1)).toMatchObject({ kind: 'notice', text: '{"text":"the answer"}' });
    expect(await readFile(join(directory, '1.json'), 'utf8')).not.toContain('answer');
    expect(await (await open(new Uint8Array(32))).read(1)).toBeNull();
    expect(await reopened.read(2)).toBeNull();
  });

  it('takes the same reply once, however often it is delivered', async () => {
    const inbox = await open();
    const key = toBase64Url(new Uint8Array(32).fill(5));
    const envelope = await reply({ seq: 1, kind: 'release-key' }, { epoch: 2, key });
    const answers = await Promise.all([1, 2, 3].map(() => inbox.accept(envelope)));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([
      'stored',
      'known',
      'known',
    ]);
    expect(keys).toEqual([{ epoch: 2, key: new Uint8Array(32).fill(5) }]);
  });

  it('takes no reply over a gap', async () => {
    const inbox = await open();
    expect(await inbox.accept(await reply({ seq: 2 }, {}))).toEqual({
      ok: false,
      failure: { kind: 'gap', expected: 1 },
    });
  });

  it('keeps a reply of a kind it does not know', async () => {
    const inbox = await open();
    await inbox.accept(await reply({ seq: 1, kind: 'order-of-2031' }, { anything: true }));
    expect(await inbox.read(1)).toMatchObject({ kind: 'order-of-2031', text: '{"anything":true}' });
  });

  it('keeps a reply that it cannot open, and goes on', async () => {
    const inbox = await open();
    const body = toBase64Url(new Uint8Array(80));
    const whole = { v: 1, post: POST, seq: 1, kind: 'notice', at: '2026-06-01T12:00:00Z', body };
    await inbox.accept(signEnvelope(REPLY_TYPE, encode(whole), hubSigner));
    expect(await inbox.read(1)).toMatchObject({ text: null });
    expect(await inbox.accept(await reply({ seq: 2 }, {}))).toMatchObject({ ok: true });
  });

  it('counts a release key as received only when the vault has it', async () => {
    const inbox = await open();
    const key = toBase64Url(new Uint8Array(32));
    const envelope = await reply({ seq: 1, kind: 'release-key' }, { epoch: 2, key });
    refuseKeys = true;
    expect(await inbox.accept(envelope)).toMatchObject({ failure: { kind: 'not-kept' } });
    expect((await open()).lastSeq()).toBe(0);
    refuseKeys = false;
    expect(await inbox.accept(envelope)).toMatchObject({ value: 'stored' });
    expect(keys).toHaveLength(1);
  });

  it('hands no malformed release key over, but keeps the reply', async () => {
    const inbox = await open();
    const body = { epoch: 0, key: 'short' };
    expect(await inbox.accept(await reply({ seq: 1, kind: 'release-key' }, body))).toMatchObject({
      value: 'stored',
    });
    expect(keys).toEqual([]);
  });

  it('asks again from the first reply whose file is gone', async () => {
    const inbox = await open();
    for (const seq of [1, 2, 3]) await inbox.accept(await reply({ seq }, {}));
    await rm(join(directory, '2.json'));
    expect((await open()).lastSeq()).toBe(1);
  });

  it('refuses what the hub did not sign, and what is for another post', async () => {
    const inbox = await open();
    const stranger = { keyId: 'hub', secretKey: new Uint8Array(32).fill(9) };
    expect(await inbox.accept(await reply({ seq: 1 }, {}, stranger))).toMatchObject({
      failure: { kind: 'bad-signature' },
    });
    const post = '11111111-1111-4111-8111-111111111111';
    expect(await inbox.accept(await reply({ seq: 1, post }, {}))).toEqual({
      ok: false,
      failure: { kind: 'wrong-post' },
    });
  });

  it('names whatever arrives, and never throws', async () => {
    const inbox = await open();
    const signed = fc
      .oneof(fc.json(), fc.string())
      .map((text) => signEnvelope(REPLY_TYPE, new TextEncoder().encode(text), hubSigner));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), signed), async (envelope) => {
        const accepted = await inbox.accept(envelope);
        expect(accepted.ok ? '' : accepted.failure.kind).not.toBe('');
      }),
      { numRuns: 300 },
    );
    expect(inbox.lastSeq()).toBe(0);
  });

  it('keeps a signed reply with any body', async () => {
    const inbox = await open();
    let seq = 0;
    await fc.assert(
      fc.asyncProperty(fc.string(), async (body) => {
        seq += 1;
        const at = '2026-06-01T12:00:00Z';
        const whole = { v: 1, post: POST, seq, kind: 'release-key', at, body };
        const accepted = await inbox.accept(signEnvelope(REPLY_TYPE, encode(whole), hubSigner));
        expect(accepted).toMatchObject({ value: 'stored' });
      }),
      { numRuns: 50 },
    );
    expect(keys).toEqual([]);
  });
});
