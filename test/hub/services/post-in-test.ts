/** A post for tests: keeps chains, seals payloads, signs bundles and requests as a real one does. */
import { randomBytes, randomUUID } from 'node:crypto';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BUNDLE_TYPE, payloadKeyInfo } from '#shared/exchange/bundle.ts';
import { signRequest } from '#shared/exchange/http-signature.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import {
  chainStart,
  hashEntry,
  type JournalEntry,
  type Lane,
  payloadContext,
  type SealedPayload,
} from '#shared/journal/entry.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { sealBox } from '#shared/sealing/box.ts';
import { type Envelope, signEnvelope } from '#shared/sealing/dsse.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import type { HubInTest } from './hub-in-test.ts';

const NO_PAYLOAD: SealedPayload = { box: '', keyForHub: '', keyForPost: '' };

export type PostInTest = Awaited<ReturnType<typeof enrolledPost>>;

export type BundleToSign = {
  readonly lane?: Lane;
  readonly from: number;
  readonly entries: readonly string[];
  readonly post?: string;
  readonly epoch?: number;
};

export const keyPairs = () => {
  const signingSecret = new Uint8Array(randomBytes(32));
  const sealingSecret = new Uint8Array(randomBytes(32));
  return {
    signingSecret,
    sealingSecret,
    signingKey: toBase64Url(ed25519.getPublicKey(signingSecret)),
    sealingKey: toBase64Url(x25519.getPublicKey(sealingSecret)),
  };
};

/** Puts a post straight into the database. */
export async function enrolledPost(hub: HubInTest, id: string = randomUUID()) {
  const keys = keyPairs();
  await hub.db
    .insertInto('posts')
    .values({
      id,
      epoch: 1,
      name: 'Test post',
      signing_key: keys.signingKey,
      sealing_key: keys.sealingKey,
      key_epoch: 1,
      enrolled_at: hub.now(),
    })
    .execute();

  const bundle = (content: BundleToSign): Envelope =>
    signEnvelope(
      BUNDLE_TYPE,
      utf8ToBytes(JSON.stringify({ v: 1, post: id, epoch: 1, lane: 'routine', ...content })),
      { keyId: id, secretKey: keys.signingSecret },
    );

  const request = (method: string, path: string, body: Uint8Array | null): Request => {
    const url = `https://hub.example${path}`;
    const headers = signRequest({
      method,
      url,
      body,
      keyId: id,
      secretKey: keys.signingSecret,
      created: Math.floor(hub.now().getTime() / 1000),
      nonce: randomUUID(),
    });
    return new Request(url, { method, headers, body: body as Uint8Array<ArrayBuffer> | null });
  };

  return {
    id,
    ...keys,
    bundle,
    request,
    /** The texts of `count` chained entries, after `previous` where one is given. */
    entries(count: number, start: Partial<JournalEntry> = {}): string[] {
      return chained(count, { post: id, ...start });
    },
    send: (body: unknown): Promise<Response> =>
      hub.fetch(request('POST', hubPaths.journal(id), utf8ToBytes(JSON.stringify(body)))),
    replies: (after = 0): Promise<Response> =>
      hub.fetch(request('GET', `${hubPaths.replies(id)}?after=${after}`, null)),
  };
}

export function chained(count: number, start: Partial<JournalEntry> & { post: string }): string[] {
  const texts: string[] = [];
  const { post, epoch = 1, lane = 'routine', seq: from = 1 } = start;
  let previous = start.previous ?? chainStart({ post, epoch, lane });
  for (let seq = from; seq < from + count; seq += 1) {
    const text = JSON.stringify({ ...entryOf(start), seq, previous });
    texts.push(text);
    previous = hashOf(text);
  }
  return texts;
}

export const hashOf = (text: string): string => hashEntry(utf8ToBytes(text));

function entryOf(stated: Partial<JournalEntry> & { post: string }): Omit<JournalEntry, 'previous'> {
  return {
    v: 1,
    epoch: 1,
    lane: 'routine',
    seq: 1,
    id: randomUUID(),
    wallTime: '2030-01-02T03:00:00.000Z',
    monotonicInMs: 1,
    trustedTime: '2030-01-02T03:00:00.000Z',
    clockSuspect: false,
    officer: 'O. Fficer',
    release: 1,
    kind: 'locked',
    payload: NO_PAYLOAD,
    ...stated,
  };
}

/** A payload as a post seals it to the hub. */
export async function sealedPayload(
  hub: HubInTest,
  id: string,
  payload: unknown,
): Promise<SealedPayload> {
  const key = new Uint8Array(randomBytes(32));
  const nonce = new Uint8Array(randomBytes(12));
  const context = payloadContext(id);
  return {
    box: toBase64Url(sealBox({ key, nonce, context }, utf8ToBytes(JSON.stringify(payload)))),
    keyForHub: toBase64Url(await sealTo(hub.identity.sealingPublicKey, payloadKeyInfo(id), key)),
    keyForPost: '',
  };
}
