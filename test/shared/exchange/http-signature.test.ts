import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentDigestOf,
  keyIdOf,
  parseSignatureInput,
  type RequestToVerify,
  signatureBaseOf,
  signRequest,
  verifyRequest,
  verifySignature,
} from '#shared/exchange/http-signature.ts';
import { fromHex } from '#shared/kernel/bytes.ts';

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

// RFC 9421, Appendix B.1.4 (test-key-ed25519) and B.2.6.
const RFC_PUBLIC_KEY = bytesOf('26b40b8f93fff3d897112f7ebc582b232dbd72517d082fe83cfb30ddce43d1bb');
const RFC_PARAMETERS =
  '("date" "@method" "@path" "@authority" "content-type" "content-length")' +
  ';created=1618884473;keyid="test-key-ed25519"';
const RFC_MESSAGE = {
  method: 'POST',
  url: '/foo?param=Value&Pet=dog',
  headers: {
    host: 'example.com',
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
    'signature-input': `sig-b26=${RFC_PARAMETERS}`,
    signature:
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  },
};

describe('the Ed25519 example of RFC 9421, Appendix B.2.6', () => {
  const input = parseSignatureInput(RFC_MESSAGE.headers['signature-input']);

  it('gives the signature base of the text', () => {
    expect(input && signatureBaseOf(RFC_MESSAGE, input)).toBe(
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@method": POST',
        '"@path": /foo',
        '"@authority": example.com',
        '"content-type": application/json',
        '"content-length": 18',
        `"@signature-params": ${RFC_PARAMETERS}`,
      ].join('\n'),
    );
  });

  it('has no base when a covered component is missing', () => {
    const headers = { ...RFC_MESSAGE.headers, host: undefined };
    expect(input && signatureBaseOf({ ...RFC_MESSAGE, headers }, input)).toBeNull();
  });

  it('verifies, and no longer does when a covered header changes', () => {
    if (input === null) throw new Error('the input of the RFC parses');
    expect(verifySignature(RFC_MESSAGE, input, RFC_PUBLIC_KEY)).toEqual({ ok: true, value: null });
    const changed = { ...RFC_MESSAGE, headers: { ...RFC_MESSAGE.headers, 'content-length': '19' } };
    expect(verifySignature(changed, input, RFC_PUBLIC_KEY)).toEqual({
      ok: false,
      failure: { kind: 'bad-signature' },
    });
  });
});

const secretKey = new Uint8Array(32).fill(7);
const publicKey = ed25519.getPublicKey(secretKey);
const CREATED = 1_700_000_000;

function arrived(change: Partial<RequestToVerify> = {}): RequestToVerify {
  const request = {
    method: 'POST',
    url: 'https://hub.example/v1/posts/p/journal?after=3',
    body: utf8ToBytes('{"a":1}'),
  };
  const headers = signRequest({
    ...request,
    keyId: 'p',
    secretKey,
    created: CREATED,
    nonce: 'n-1',
  });
  return { ...request, headers, publicKey, now: CREATED + 10, maxSkewInSeconds: 300, ...change };
}

/** The same request with its signature parameters rewritten and signed again by the same key. */
function resigned(rewrite: (parameters: string) => string): RequestToVerify {
  const request = arrived();
  const parameters = rewrite((request.headers['signature-input'] ?? '').replace(/^farpost=/u, ''));
  const input = parseSignatureInput(`farpost=${parameters}`);
  const base = input && signatureBaseOf(request, input);
  const signature = ed25519.sign(utf8ToBytes(base ?? ''), secretKey);
  return {
    ...request,
    headers: {
      ...request.headers,
      'signature-input': `farpost=${parameters}`,
      signature: `farpost=:${btoa(String.fromCharCode(...signature))}:`,
    },
  };
}

describe('signRequest and verifyRequest', () => {
  it('agree, and name who signed', () => {
    const request = arrived();
    expect(keyIdOf(request.headers)).toBe('p');
    expect(verifyRequest(request)).toEqual({
      ok: true,
      value: { keyId: 'p', created: CREATED, nonce: 'n-1' },
    });
  });

  it('agree without a body, and whatever the host is called', () => {
    const headers = signRequest({
      method: 'GET',
      url: 'http://10.1.2.3:8790/v1/posts/p/replies',
      body: null,
      keyId: 'p',
      secretKey,
      created: CREATED,
      nonce: 'n',
    });
    expect(headers).not.toHaveProperty('content-digest');
    const url = '/v1/posts/p/replies';
    expect(verifyRequest(arrived({ method: 'GET', url, headers, body: null })).ok).toBe(true);
  });

  it('treat an empty path as the root', () => {
    const signed = {
      method: 'GET',
      body: null,
      keyId: 'p',
      secretKey,
      created: CREATED,
      nonce: '',
    };
    const headers = signRequest({ ...signed, url: 'http://hub.example' });
    expect(verifyRequest(arrived({ ...signed, url: 'http://hub.example/', headers })).ok).toBe(
      true,
    );
    const asked = signRequest({ ...signed, url: 'http://hub.example?a=1' });
    const url = '/?a=1';
    expect(verifyRequest(arrived({ ...signed, url, headers: asked })).ok).toBe(true);
  });

  it.each([
    { what: 'another method', change: { method: 'PUT' }, kind: 'bad-signature' },
    { what: 'another path', change: { url: '/v1/posts/q/journal?after=3' }, kind: 'bad-signature' },
    {
      what: 'another query',
      change: { url: '/v1/posts/p/journal?after=4' },
      kind: 'bad-signature',
    },
    { what: 'another body', change: { body: utf8ToBytes('{"a":2}') }, kind: 'digest-mismatch' },
    { what: 'no body any more', change: { body: null }, kind: 'digest-mismatch' },
    {
      what: 'another key',
      change: { publicKey: ed25519.getPublicKey(new Uint8Array(32)) },
      kind: 'bad-signature',
    },
    { what: 'a key that is none', change: { publicKey: new Uint8Array(5) }, kind: 'bad-signature' },
    { what: 'a clock far ahead', change: { now: CREATED - 301 }, kind: 'stale' },
    { what: 'a clock far behind', change: { now: CREATED + 301 }, kind: 'stale' },
    { what: 'no signature at all', change: { headers: {} }, kind: 'no-signature' },
  ])('refuse $what', ({ change, kind }) => {
    expect(verifyRequest(arrived(change))).toMatchObject({ ok: false, failure: { kind } });
  });

  it('say by how much the clocks differ', () => {
    expect(verifyRequest(arrived({ now: CREATED - 400 }))).toEqual({
      ok: false,
      failure: { kind: 'stale', skewInSeconds: 400 },
    });
  });

  it.each([
    { what: 'the body', cut: ' "content-digest"', component: 'content-digest' },
    { what: 'the method', cut: '"@method" ', component: '@method' },
    { what: 'the query', cut: ' "@query"', component: '@query' },
  ])('refuse a signature that leaves out $what', ({ cut, component }) => {
    expect(verifyRequest(resigned((parameters) => parameters.replace(cut, '')))).toEqual({
      ok: false,
      failure: { kind: 'not-covered', component },
    });
  });

  it.each([
    { what: 'without a time', cut: `;created=${CREATED}` },
    { what: 'without a key', cut: ';keyid="p"' },
    { what: 'without a nonce', cut: ';nonce="n-1"' },
  ])('refuse a signature $what', ({ cut }) => {
    expect(verifyRequest(resigned((parameters) => parameters.replace(cut, '')))).toEqual({
      ok: false,
      failure: { kind: 'malformed', header: 'signature-input' },
    });
  });

  it.each(['', 'rsa-v1_5-sha256'])('refuse the algorithm "%s"', (found) => {
    const other = found === '' ? '' : `;alg="${found}"`;
    const request = resigned((parameters) => parameters.replace(';alg="ed25519"', other));
    expect(verifyRequest(request)).toEqual({
      ok: false,
      failure: { kind: 'wrong-algorithm', found },
    });
  });

  it('refuse a signature over a header that did not arrive', () => {
    const { headers } = arrived();
    const input = (headers['signature-input'] ?? '').replace('"@query"', '"@query" "x-missing"');
    expect(verifyRequest(arrived({ headers: { ...headers, 'signature-input': input } }))).toEqual({
      ok: false,
      failure: { kind: 'malformed', header: 'signature-input' },
    });
  });

  it.each([
    undefined,
    'nothing',
    'farpost=::',
    'farpost=:AAAA:',
    'farpost=:A*:',
    'other=:AAAA:',
    'farpost=:A===:',
  ])('refuse the signature text %s', (signature) => {
    const { headers } = arrived();
    expect(verifyRequest(arrived({ headers: { ...headers, signature } }))).toEqual({
      ok: false,
      failure: { kind: 'malformed', header: 'signature' },
    });
  });

  it.each([
    { what: 'a component', input: 'a=("@method" "@method")' },
    { what: 'the time', input: 'a=("@method");created=1;created=1' },
    { what: 'the key', input: 'a=("@method");keyid="p";keyid="q"' },
    { what: 'the algorithm', input: 'a=("@method");alg="ed25519";alg="none"' },
    { what: 'the signature', input: 'a=("@method");created=1, b=("@method");created=1' },
  ])('do not read an input in which $what stands twice', ({ input }) => {
    expect(parseSignatureInput(input)).toBeNull();
  });

  it('take the components and the parameters in any order', () => {
    const request = resigned((parameters) =>
      parameters
        .replace('"@method" "@path" "@query"', '"@query" "@path" "@method"')
        .replace(`;created=${CREATED};keyid="p"`, `;keyid="p";created=${CREATED}`),
    );
    expect(request.headers['signature-input']).toContain(`;keyid="p";created=${CREATED}`);
    expect(verifyRequest(request).ok).toBe(true);
  });

  it('agree about an empty body, with its digest and without one', () => {
    const body = new Uint8Array();
    const signed = {
      method: 'POST',
      url: '/p',
      keyId: 'p',
      secretKey,
      created: CREATED,
      nonce: 'n',
    };
    const withDigest = signRequest({ ...signed, body });
    // The SHA-256 of no bytes.
    expect(withDigest['content-digest']).toBe(
      'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
    );
    for (const headers of [withDigest, signRequest({ ...signed, body: null })]) {
      expect(verifyRequest(arrived({ ...signed, headers, body })).ok).toBe(true);
      expect(verifyRequest(arrived({ ...signed, headers, body: null })).ok).toBe(true);
    }
  });

  it('refuse a signature input that is not one', () => {
    const headers = { 'signature-input': 'a=("@method");x', signature: 'a=::' };
    expect(keyIdOf(headers)).toBeNull();
    expect(keyIdOf({})).toBeNull();
    expect(verifyRequest(arrived({ headers }))).toEqual({
      ok: false,
      failure: { kind: 'malformed', header: 'signature-input' },
    });
  });

  it('do not mistake the inside of a string for a parameter', () => {
    const input = parseSignatureInput('a=();nonce="x;keyid=";alg=";created=5"');
    expect(input).toMatchObject({ nonce: 'x;keyid=', keyId: null, created: null });
    expect(parseSignatureInput('a=("b");created="5"')).toMatchObject({ created: null });
  });

  it('round-trip any body', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.webPath(), (body, path) => {
        const headers = signRequest({
          method: 'POST',
          url: `https://hub.example${path}`,
          body,
          keyId: 'k',
          secretKey,
          created: CREATED,
          nonce: 'n',
        });
        const url = `http://other.example${path}`;
        expect(verifyRequest(arrived({ url, body, headers })).ok).toBe(true);
        expect(headers['content-digest']).toBe(contentDigestOf(body));
      }),
    );
  });

  it('never throw on hostile headers', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (input, signature) => {
        const headers = { 'signature-input': input, signature };
        expect(verifyRequest(arrived({ headers })).ok).toBe(false);
      }),
    );
  });
});
