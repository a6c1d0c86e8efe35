/** Orders of the hub, from a stick and over the network, through the whole station. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '#main/services/files/files.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import type { CreateStation } from '#main/station/station.ts';
import { BUNDLE_TYPE, bundleSchema, REPLY_TYPE } from '#shared/exchange/bundle.ts';
import {
  ORDER_TYPE,
  type Order,
  type OrderKind,
  WIPE_RECEIPT_TYPE,
  wipeReceiptSchema,
} from '#shared/exchange/orders.ts';
import { journalEntrySchema } from '#shared/journal/entry.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { succeed } from '#shared/kernel/result.ts';
import { envelopeSchema, openEnvelope, signEnvelope } from '#shared/sealing/dsse.ts';
import {
  alarm,
  enrolAndSignIn,
  enrolment,
  freshIdentity,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  temporaryDirectory,
} from './station-fixture.ts';

const HUB = new Uint8Array(32).fill(9);
const THIEF = new Uint8Array(32).fill(8);
const START = { urgent: 0, routine: 0 };
const ID = '11111111-2222-4333-8444-555555555555';

describe('an order', () => {
  let directory = '';
  let post = '';
  let device = new Uint8Array(32);
  const running: Running[] = [];
  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(async () => {
    for (const { station } of running.splice(0)) await station.close();
    await removeDirectory(directory);
  });

  const enrolPost: NonNullable<CreateStation['enrolPost']> = async ({ name }) => {
    const fresh = await freshIdentity();
    post = fresh.post;
    device = Uint8Array.from(ed25519.getPublicKey(fresh.signingSecret));
    const signingKey = toBase64Url(ed25519.getPublicKey(HUB));
    const identity = { ...fresh, name, anchors: { ...fresh.anchors, signingKey } };
    return succeed({ identity, now: '2026-01-01T00:00:00.000Z' });
  };

  async function start(change: Partial<CreateStation> = {}): Promise<Running> {
    const started = await startOn(directory, { enrolPost, ...change });
    running.push(started);
    return started;
  }

  async function open(change: Partial<CreateStation> = {}) {
    const started = await start(change);
    const officerId = await enrolAndSignIn(started);
    return { ...started, signIn: () => signIn(started, officerId) };
  }

  const signIn = ({ desk }: Running, officerId: string) =>
    desk.session.signIn({ officerId, passphrase: PASSPHRASE });

  function signed(change: Partial<Record<keyof Order, unknown>> = {}, secretKey = HUB): string {
    const order = {
      v: 1,
      post,
      id: ID,
      issuedAt: '2026-06-01T08:00:00.000Z',
      order: 'revoke',
      reason: 'Vehicle stolen',
      ...change,
    };
    const payload = new TextEncoder().encode(JSON.stringify(order));
    return JSON.stringify(signEnvelope(ORDER_TYPE, payload, { keyId: 'hub', secretKey }));
  }

  const order = (kind: OrderKind, id = ID): string => signed({ order: kind, id });

  async function recorded({ desk }: Pick<Running, 'desk'>) {
    return (await desk.journal.read({ after: START, limit: 100 })).entries;
  }

  const names = async () =>
    (await readdir(directory)).filter((name) => name !== 'station.sock').sort();

  async function allBytes(): Promise<string> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
    return (await Promise.all(texts)).join('\n');
  }

  describe('that is not for this post or not from its hub', () => {
    it('is refused by name, on record, and does nothing', async () => {
      const started = await open();
      const cases = [
        [signed({}, THIEF), 'bad-signature'],
        [signed({ post: ID }), 'other-post'],
        [signed({ v: 2 }), 'later-version'],
        [signed({ order: 'explode' }), 'not-an-order'],
        ['wipe everything', 'not-an-order'],
        [otherThing(), 'not-an-order'],
        [changed(), 'bad-signature'],
      ] as const;
      for (const [text, why] of cases) {
        expect(await started.desk.orders.take({ text })).toEqual({ kind: 'refused', why });
        const [last] = (await recorded(started)).slice(-1);
        expect(last).toMatchObject({ kind: 'order-refused', payload: { why, via: 'stick' } });
      }
      await expect(started.desk.orders.take({ text: 'x'.repeat(65_537) })).rejects.toThrow();
      expect((await started.desk.session.status()).session).toMatchObject({ kind: 'open' });
    });

    function otherThing(): string {
      const payload = new TextEncoder().encode('{}');
      const signer = { keyId: 'hub', secretKey: HUB };
      return JSON.stringify(signEnvelope(REPLY_TYPE, payload, signer));
    }

    function changed(): string {
      const envelope = envelopeSchema.parse(JSON.parse(order('revoke')));
      const other = envelopeSchema.parse(JSON.parse(order('wipe')));
      return JSON.stringify({ ...envelope, payload: other.payload });
    }
  });

  it('to rotate is taken once, on record, and leaves the flag that the renewal reads', async () => {
    const started = await open();
    const taken = { kind: 'taken', order: 'rotate' };
    expect(await started.desk.orders.take({ text: order('rotate') })).toEqual(taken);
    const again = await started.desk.orders.take({ text: order('rotate') });
    expect(again).toEqual({ kind: 'refused', why: 'repeated' });
    const flag: unknown = JSON.parse(await readFile(join(directory, 'renewal-due.json'), 'utf8'));
    expect(flag).toMatchObject({ v: 1, order: ID });
    expect((await recorded(started)).map(({ kind }) => kind).slice(-2)).toEqual([
      'order-taken',
      'order-refused',
    ]);
    await started.station.close();
    const next = await start();
    await signIn(next, (await next.desk.session.status()).officers[0]?.id ?? '');
    const later = await next.desk.orders.take({ text: order('rotate') });
    expect(later).toEqual({ kind: 'refused', why: 'repeated' });
  });

  describe('to revoke', () => {
    it('locks, drops every release key for good and asks the network for nothing but orders', async () => {
      const { desk, station, signIn: again, world } = await open();
      expect((await desk.engine.keys()).releaseKeys).toHaveLength(1);
      const taken = { kind: 'taken', order: 'revoke' };
      expect(await desk.orders.take({ text: order('revoke') })).toEqual(taken);
      const notice = { kind: 'revoked', order: ID };
      const session = { kind: 'locked' };
      expect(await desk.session.status()).toMatchObject({ session, orderNotice: notice });
      await again();
      expect((await desk.engine.keys()).releaseKeys).toEqual([]);
      expect(world.opened?.isRevoked).toBe(true);
      expect((await desk.sync.now()).lastFailure).toMatchObject({ kind: 'revoked' });
      await expect(
        world.opened?.onReleaseKeys([{ epoch: 2, key: new Uint8Array(32) }]),
      ).rejects.toThrow('revoked');
      await station.close();
      const next = await start();
      expect((await next.desk.session.status()).orderNotice).toMatchObject(notice);
      await signIn(next, (await next.desk.session.status()).officers[0]?.id ?? '');
      expect((await next.desk.engine.keys()).releaseKeys).toEqual([]);
      expect(next.world.opened?.isRevoked).toBe(true);
      expect(next.world.started).toBe(1);
      const kinds = (await recorded(next)).map(({ kind }) => kind);
      expect(kinds).toContain('order-taken');
    });

    it('leaves the keys in no copy of the vault', async () => {
      const { desk } = await open();
      const before = await readFile(join(directory, 'vault.json'), 'utf8');
      await desk.orders.take({ text: order('revoke') });
      const { secrets } = JSON.parse(before) as { secrets: string };
      expect(await allBytes()).not.toContain(secrets);
    });

    it('over the network takes effect without waiting for the exchange that brought it', async () => {
      const { desk, world } = await open();
      await world.opened?.onOrder(order('revoke'));
      await expect.poll(async () => (await desk.session.status()).session.kind).toBe('locked');
      expect((await desk.session.status()).orderNotice).toMatchObject({ kind: 'revoked' });
    });

    it('is made up for at the next sign-in when the power went before the keys were dropped', async () => {
      const first = await open({ files: failing(({ path }) => path.endsWith('vault.json.new')) });
      armed = true;
      await first.desk.orders.take({ text: order('revoke') });
      await first.station.close();
      armed = false;
      const next = await start();
      await signIn(next, (await next.desk.session.status()).officers[0]?.id ?? '');
      expect((await next.desk.engine.keys()).releaseKeys).toEqual([]);
    });
  });

  let armed = false;
  /** A disk on which opening a file fails while armed. */
  function failing(when: (open: { readonly path: string }) => boolean): Files {
    const refuse = (path: string) => {
      if (armed && when({ path })) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    return {
      ...nodeFiles,
      async open(path) {
        refuse(path);
        return await nodeFiles.open(path);
      },
    };
  }

  describe('to wipe', () => {
    it('leaves nothing but what the hub still misses, signed, and a receipt', async () => {
      const { desk, world } = await open();
      await desk.journal.append(alarm);
      world.acknowledged = 1;
      const taken = { kind: 'taken', order: 'wipe' };
      expect(await desk.orders.take({ text: order('wipe') })).toEqual(taken);
      expect(await names()).toEqual(['for-the-hub', 'wiped.json']);
      const status = await desk.session.status();
      expect(status).toMatchObject({
        session: { kind: 'not-enrolled' },
        post: null,
        officers: [],
        orderNotice: { kind: 'wiped', order: ID, post: 'Tarvos Pass', leftForHub: true },
      });
      const kinds = await handedOver();
      expect(kinds.urgent).toEqual(['wiped']);
      expect(kinds.routine).toEqual(['signed-in', 'order-taken']);
    });

    /** What lies in `for-the-hub`, after checking every signature. */
    async function handedOver() {
      const kinds: Record<'urgent' | 'routine', string[]> = { urgent: [], routine: [] };
      const folder = join(directory, 'for-the-hub');
      for (const name of await readdir(folder)) {
        const text = await readFile(join(folder, name), 'utf8');
        const envelope = envelopeSchema.parse(JSON.parse(text));
        const payload = fromBase64Url(envelope.payload) ?? new Uint8Array();
        const json: unknown = JSON.parse(new TextDecoder().decode(payload));
        const verifier = { keyId: post, publicKey: device };
        expect(openEnvelope(envelope, envelope.payloadType, verifier).ok).toBe(true);
        if (envelope.payloadType === WIPE_RECEIPT_TYPE) {
          expect(wipeReceiptSchema.parse(json)).toMatchObject({ order: ID, heads: { urgent: 2 } });
          continue;
        }
        expect(envelope.payloadType).toBe(BUNDLE_TYPE);
        const { lane, entries } = bundleSchema.parse(json);
        const read = entries.map((entry) => journalEntrySchema.parse(JSON.parse(entry)).kind);
        kinds[lane].push(...read);
      }
      return kinds;
    }

    it('reaches a post over the network that was revoked before', async () => {
      const { desk, world, signIn: again } = await open();
      await desk.orders.take({ text: order('revoke') });
      await again();
      await world.opened?.onOrder(order('revoke'));
      expect((await desk.session.status()).session.kind).toBe('open');
      await world.opened?.onOrder(order('wipe', '21111111-2222-4333-8444-555555555555'));
      await expect
        .poll(async () => (await desk.session.status()).session.kind)
        .toBe('not-enrolled');
      expect(await names()).toEqual(['for-the-hub', 'wiped.json']);
    });

    it('lets the same machine be enrolled anew, as a post of its own', async () => {
      const { desk } = await open();
      await desk.orders.take({ text: order('wipe') });
      expect(await desk.session.enrol(enrolment)).toMatchObject({ kind: 'enrolled' });
      expect((await desk.session.status()).orderNotice).toBeNull();
      const officerId = (await desk.session.status()).officers[0]?.id ?? '';
      const signInAgain = { officerId, passphrase: PASSPHRASE };
      expect(await desk.session.signIn(signInAgain)).toMatchObject({ kind: 'open' });
    });

    it('over the network is carried out before the station stops', async () => {
      const { world, station } = await open();
      await world.opened?.onOrder(order('wipe'));
      await station.close();
      expect(await names()).toEqual(['for-the-hub', 'wiped.json']);
    });

    it('is not undone by a revocation that comes at the same time', async () => {
      const { world, desk } = await open();
      await world.opened?.onOrder(order('wipe'));
      await world.opened?.onOrder(order('revoke', '21111111-2222-4333-8444-555555555555'));
      await expect
        .poll(async () => (await desk.session.status()).session.kind)
        .toBe('not-enrolled');
    });

    it('is refused for good when its marker cannot be read, rather than forgotten', async () => {
      const { station } = await open();
      await station.close();
      await writeFile(join(directory, 'wipe.json'), '{"v":1,');
      const next = await start();
      const { session } = await next.desk.session.status();
      expect(session).toMatchObject({ kind: 'damaged', reason: 'wipe.json cannot be read' });
    });

    it('keeps the journal unsigned when the disk has no room for the bundles, and the keys go', async () => {
      const { desk } = await open({ files: failing(({ path }) => path.includes('for-the-hub')) });
      armed = true;
      await desk.orders.take({ text: order('wipe') });
      armed = false;
      expect(await names()).toEqual(['for-the-hub', 'wiped.json']);
      expect(await readdir(join(directory, 'for-the-hub'))).toEqual([`${post}-journal-unsigned`]);
    });
  });
});
