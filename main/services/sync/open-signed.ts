/** Opens what the hub signed: the envelope, the signature, then the form of what is inside. */
import type { z } from 'zod';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { envelopeSchema, openEnvelope, type Verifier } from '#shared/sealing/dsse.ts';

export type SignedFailure =
  | { readonly kind: 'not-an-envelope' }
  | { readonly kind: 'bad-signature'; readonly reason: string }
  | { readonly kind: 'not-understood'; readonly reason: string };

export type Expected<Value> = {
  readonly type: string;
  readonly verifier: Verifier;
  readonly schema: z.ZodType<Value>;
};

export function openSigned<Value>(
  envelope: unknown,
  { type, verifier, schema }: Expected<Value>,
): Result<Value, SignedFailure> {
  const parsed = envelopeSchema.safeParse(envelope);
  if (!parsed.success) return fail({ kind: 'not-an-envelope' });
  const payload = openPayload(parsed.data, type, verifier);
  if (!payload.ok) return payload;
  const value = schema.safeParse(jsonIn(payload.value));
  if (value.success) return succeed(value.data);
  const where = value.error.issues[0]?.path.map(String).join('.') ?? '';
  return fail({ kind: 'not-understood', reason: `unexpected ${where || 'content'}` });
}

function openPayload(
  envelope: Parameters<typeof openEnvelope>[0],
  type: string,
  verifier: Verifier,
): Result<Uint8Array, SignedFailure> {
  try {
    const payload = openEnvelope(envelope, type, verifier);
    return payload.ok ? payload : fail({ kind: 'bad-signature', reason: payload.failure.kind });
  } catch {
    // The curve library throws on some bytes that are no signature.
    return fail({ kind: 'bad-signature', reason: 'not a signature' });
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
