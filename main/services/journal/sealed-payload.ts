/** Payloads are sealed before they touch the disk: a key of their own, for the hub and for this post. */
import { payloadKeyInfo } from '#shared/exchange/bundle.ts';
import {
  type JournalEntry,
  payloadContext,
  payloadKeyContext,
  type SealedPayload,
} from '#shared/journal/entry.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { NONCE_BYTES, openBox, sealBox } from '#shared/sealing/box.ts';
import { sealTo } from '#shared/sealing/hpke.ts';

export type PayloadKeys = {
  /** X25519 public key of the hub. */
  readonly hubSealingKey: Uint8Array;
  /** The post's own key for payloads of this kind. */
  readonly postKey: Uint8Array;
  readonly random: (length: number) => Uint8Array;
};

const KEY_BYTES = 32;

export async function sealPayload(
  keys: PayloadKeys,
  id: string,
  payload: unknown,
): Promise<SealedPayload> {
  const { hubSealingKey, postKey, random } = keys;
  const key = random(KEY_BYTES);
  const plaintext = new TextEncoder().encode(JSON.stringify(payload));
  const box = sealBox({ key, nonce: random(NONCE_BYTES), context: payloadContext(id) }, plaintext);
  const forPost = { key: postKey, nonce: random(NONCE_BYTES), context: payloadKeyContext(id) };
  const keyForPost = sealBox(forPost, key);
  const keyForHub = await sealTo(hubSealingKey, payloadKeyInfo(id), key);
  key.fill(0);
  plaintext.fill(0);
  return {
    box: toBase64Url(box),
    keyForHub: toBase64Url(keyForHub),
    keyForPost: toBase64Url(keyForPost),
  };
}

/** The payload, or null when it cannot be opened: the entry still counts. */
export function openPayload(postKey: Uint8Array, { id, payload }: JournalEntry): unknown {
  const box = fromBase64Url(payload.box);
  const keyForPost = fromBase64Url(payload.keyForPost);
  if (!box || !keyForPost) return null;
  const key = openBox(postKey, payloadKeyContext(id), keyForPost);
  if (!key.ok) return null;
  const plaintext = openBox(key.value, payloadContext(id), box);
  key.value.fill(0);
  if (!plaintext.ok) return null;
  try {
    return JSON.parse(new TextDecoder().decode(plaintext.value));
  } catch {
    return null;
  }
}
