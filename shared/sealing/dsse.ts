/**
 * Signed envelopes: the same proof over HTTP and on a stick.
 *
 * Source: Dead Simple Signing Envelope (DSSE) v1, signature over the pre-authentication encoding.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** A payload, what it is, and who signed it. Bytes are base64url without padding. */
export const envelopeSchema = z.object({
  payloadType: z.string().min(1).max(100),
  payload: z.string(),
  signatures: z
    .array(z.object({ keyid: z.string().min(1).max(100), sig: z.string().max(100) }))
    .min(1)
    .max(8),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** An Ed25519 key pair that signs; `secretKey` is the 32-byte seed. */
export type Signer = { readonly keyId: string; readonly secretKey: Uint8Array };

/** A public key by which an envelope may be opened. */
export type Verifier = { readonly keyId: string; readonly publicKey: Uint8Array };

export type EnvelopeFailure =
  | { readonly kind: 'wrong-payload-type'; readonly expected: string; readonly found: string }
  | { readonly kind: 'not-base64url'; readonly field: 'payload' | 'sig' }
  | { readonly kind: 'unknown-key'; readonly expected: string }
  | { readonly kind: 'bad-signature'; readonly keyId: string };

/** Wraps and signs `payload`. */
export function signEnvelope(payloadType: string, payload: Uint8Array, signer: Signer): Envelope {
  const signature = ed25519.sign(preAuthentication(payloadType, payload), signer.secretKey);
  return {
    payloadType,
    payload: toBase64Url(payload),
    signatures: [{ keyid: signer.keyId, sig: toBase64Url(signature) }],
  };
}

/** The payload, only when it is of the expected type and `verifier` signed it. */
export function openEnvelope(
  envelope: Envelope,
  payloadType: string,
  verifier: Verifier,
): Result<Uint8Array, EnvelopeFailure> {
  if (envelope.payloadType !== payloadType) {
    return fail({ kind: 'wrong-payload-type', expected: payloadType, found: envelope.payloadType });
  }
  const signature = envelope.signatures.find(({ keyid }) => keyid === verifier.keyId);
  if (!signature) return fail({ kind: 'unknown-key', expected: verifier.keyId });
  const payload = fromBase64Url(envelope.payload);
  if (!payload) return fail({ kind: 'not-base64url', field: 'payload' });
  const signatureBytes = fromBase64Url(signature.sig);
  if (signatureBytes?.length !== 64) return fail({ kind: 'not-base64url', field: 'sig' });
  const message = preAuthentication(payloadType, payload);
  return ed25519.verify(signatureBytes, message, verifier.publicKey)
    ? succeed(payload)
    : fail({ kind: 'bad-signature', keyId: verifier.keyId });
}

function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8ToBytes(payloadType);
  return concatBytes(
    utf8ToBytes(`DSSEv1 ${type.length} `),
    type,
    utf8ToBytes(` ${payload.length} `),
    payload,
  );
}
