/**
 * Sealing to someone's public key: RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
 * AES-256-GCM. The library draws the ephemeral key itself; nothing here is deterministic.
 */
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const ENCAPSULATED = 32;

export type SealFailure = { readonly kind: 'cannot-open'; readonly info: string };

/** `enc (32 bytes) ‖ ciphertext ‖ tag`. `info` names the purpose and binds it. */
export async function sealTo(
  recipientPublicKey: Uint8Array,
  info: string,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const recipient: unknown = await suite.kem.deserializePublicKey(ownBuffer(recipientPublicKey));
  const sender = await suite.createSenderContext({
    recipientPublicKey: recipient,
    info: ownBuffer(utf8ToBytes(info)),
  });
  const sealed = await sender.seal(ownBuffer(plaintext));
  return concatBytes(new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** The plaintext, or a failure that tells nothing about why. */
export async function openSealed(
  recipientSecretKey: Uint8Array,
  info: string,
  sealed: Uint8Array,
): Promise<Result<Uint8Array, SealFailure>> {
  try {
    const recipient: unknown = await suite.kem.deserializePrivateKey(ownBuffer(recipientSecretKey));
    const context = await suite.createRecipientContext({
      recipientKey: recipient,
      enc: ownBuffer(sealed.subarray(0, ENCAPSULATED)),
      info: ownBuffer(utf8ToBytes(info)),
    });
    return succeed(new Uint8Array(await context.open(ownBuffer(sealed.subarray(ENCAPSULATED)))));
  } catch {
    return fail({ kind: 'cannot-open', info });
  }
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
