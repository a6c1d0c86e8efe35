import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { type Envelope, envelopeSchema, openEnvelope, signEnvelope } from '#shared/sealing/dsse.ts';

const TYPE = 'http://example.com/HelloWorld';
const payload = new TextEncoder().encode('hello world');
const signer = { keyId: 'post-1', secretKey: new Uint8Array(32).fill(4) };
const verifier = { keyId: 'post-1', publicKey: ed25519.getPublicKey(signer.secretKey) };
const signed = (): Envelope => signEnvelope(TYPE, payload, signer);

/** The first signature replaced. */
const withSignature = (change: Partial<Envelope['signatures'][number]>): Envelope => {
  const envelope = signed();
  const [first = { keyid: '', sig: '' }] = envelope.signatures;
  return { ...envelope, signatures: [{ ...first, ...change }] };
};

describe('an envelope', () => {
  it('opens for whoever knows the key, also after JSON', () => {
    const envelope = envelopeSchema.parse(JSON.parse(JSON.stringify(signed())));
    expect(openEnvelope(envelope, TYPE, verifier)).toEqual({ ok: true, value: payload });
  });

  it('signs the pre-authentication encoding of the DSSE specification', () => {
    // DSSE v1 protocol, "Test Vectors": PAE(type "http://example.com/HelloWorld", body "hello world").
    const encoding = 'DSSEv1 29 http://example.com/HelloWorld 11 hello world';
    const signature = fromBase64Url(signed().signatures[0]?.sig ?? '') ?? new Uint8Array(0);
    const message = new TextEncoder().encode(encoding);
    expect(ed25519.verify(signature, message, verifier.publicKey)).toBe(true);
  });

  it('finds its signature among several', () => {
    const other = { keyid: 'other', sig: 'AAAA' };
    const envelope = { ...signed(), signatures: [other, ...signed().signatures] };
    expect(openEnvelope(envelope, TYPE, verifier).ok).toBe(true);
  });

  it.each([
    {
      why: 'of another type',
      envelope: { ...signed(), payloadType: 'text/plain' },
      failure: { kind: 'wrong-payload-type', expected: TYPE, found: 'text/plain' },
    },
    {
      why: 'that nobody known signed',
      envelope: withSignature({ keyid: 'stranger' }),
      failure: { kind: 'unknown-key', expected: 'post-1' },
    },
    {
      why: 'with a payload that is not base64url',
      envelope: { ...signed(), payload: '###' },
      failure: { kind: 'not-base64url', field: 'payload' },
    },
    {
      why: 'with a signature that is not base64url',
      envelope: withSignature({ sig: '###' }),
      failure: { kind: 'not-base64url', field: 'sig' },
    },
    {
      why: 'with a signature of another length',
      envelope: withSignature({ sig: 'AAAA' }),
      failure: { kind: 'not-base64url', field: 'sig' },
    },
    {
      why: 'with a changed payload',
      envelope: { ...signed(), payload: toBase64Url(new TextEncoder().encode('hello worle')) },
      failure: { kind: 'bad-signature', keyId: 'post-1' },
    },
    {
      why: 'with a signature of nothing',
      envelope: withSignature({ sig: toBase64Url(new Uint8Array(64)) }),
      failure: { kind: 'bad-signature', keyId: 'post-1' },
    },
  ])('$why does not open', ({ envelope, failure }) => {
    expect(openEnvelope(envelope, TYPE, verifier)).toEqual({ ok: false, failure });
  });
});
