import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { openAcknowledgements } from '#main/services/sync/acknowledgements.ts';
import { chainStart } from '#shared/journal/entry.ts';
import { acknowledgement, hashOf, hubVerifier, identity, POST } from './fake-hub.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString();
const head = hashOf('an entry');

let directory: string;
const open = () =>
  openAcknowledgements({
    file: join(directory, 'acknowledged.json'),
    verifier: hubVerifier,
    post: POST,
    epoch: 1,
  });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'acknowledgements-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('acknowledgements', () => {
  it('start at the beginning of each chain', async () => {
    const lane = 'urgent';
    expect((await open()).of(lane)).toEqual({
      seq: 0,
      head: chainStart({ post: POST, epoch: 1, lane }),
    });
  });

  it('are remembered, each lane by itself', async () => {
    const held = await open();
    const accepted = await held.accept(
      acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) }),
    );
    expect(accepted).toMatchObject({ ok: true, value: { effect: 'forward' } });
    const reopened = await open();
    expect(reopened.of('urgent')).toEqual({ seq: 5, head });
    expect(reopened.of('routine').seq).toBe(0);
  });

  it('never go back because an old one is delivered again', async () => {
    const held = await open();
    const old = acknowledgement({ lane: 'urgent', seq: 3, head: hashOf('3'), at: at(1) });
    await held.accept(old);
    await held.accept(acknowledgement({ lane: 'urgent', seq: 5, head, at: at(2) }));
    expect(await held.accept(old)).toMatchObject({ value: { effect: 'stale' } });
    expect(held.of('urgent').seq).toBe(5);
  });

  it('go back when the hub signs less at a later time: it was restored', async () => {
    const held = await open();
    await held.accept(acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) }));
    const less = acknowledgement({ lane: 'urgent', seq: 2, head: hashOf('2'), at: at(2) });
    expect(await held.accept(less)).toMatchObject({ value: { effect: 'went-back' } });
    expect((await open()).of('urgent')).toEqual({ seq: 2, head: hashOf('2') });
  });

  it('name another history', async () => {
    const held = await open();
    await held.accept(acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) }));
    const other = acknowledgement({ lane: 'urgent', seq: 5, head: hashOf('other'), at: at(2) });
    expect(await held.accept(other)).toEqual({
      ok: false,
      failure: { kind: 'head-differs', seq: 5 },
    });
  });

  it.each([
    { why: 'another key', signer: { keyId: 'hub', secretKey: new Uint8Array(32).fill(9) } },
    { why: 'another key id', signer: { keyId: 'bub', secretKey: identity.signingSecret } },
  ])('do not count under $why', async ({ signer }) => {
    const held = await open();
    const forged = acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) }, signer);
    expect(await held.accept(forged)).toMatchObject({ failure: { kind: 'bad-signature' } });
    expect(held.of('urgent').seq).toBe(0);
  });

  it.each([{ post: '11111111-1111-4111-8111-111111111111' }, { epoch: 2 }])(
    'do not count for %o',
    async (other) => {
      const held = await open();
      const foreign = acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1), ...other });
      expect(await held.accept(foreign)).toEqual({ ok: false, failure: { kind: 'wrong-post' } });
    },
  );

  it('begin anew when their file cannot be read', async () => {
    await writeFile(join(directory, 'acknowledged.json'), '{"v":1,');
    expect((await open()).of('urgent').seq).toBe(0);
  });

  it('keep the old position when the disk refuses', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const held = await openAcknowledgements({
      file: join(directory, 'acknowledged.json'),
      verifier: hubVerifier,
      post: POST,
      epoch: 1,
      files: { ...nodeFiles, rename: () => Promise.reject(full) },
    });
    expect(await held.accept(acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) }))).toEqual(
      { ok: false, failure: { kind: 'disk-failed', reason: 'ENOSPC' } },
    );
    expect(held.of('urgent').seq).toBe(0);
  });

  it('are named, never thrown, whatever arrives', async () => {
    const held = await open();
    const genuine = acknowledgement({ lane: 'urgent', seq: 5, head, at: at(1) });
    const signature = fc.record({ keyid: fc.constant('hub'), sig: fc.base64String() });
    const envelopes = fc.oneof(
      fc.anything(),
      fc.record({
        payloadType: fc.constant(genuine.payloadType),
        payload: fc.oneof(fc.constant(genuine.payload), fc.string()),
        signatures: fc.array(
          fc.oneof(signature, fc.constant({ keyid: 'hub', sig: 'A'.repeat(86) })),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(envelopes, async (envelope) => {
        const accepted = await held.accept(envelope);
        expect(accepted.ok ? '' : accepted.failure.kind).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
