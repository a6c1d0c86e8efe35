import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#shared/kernel/bytes.ts';
import {
  decodeSealedFile,
  encodeSealedFile,
  SEALED_HEADER_BYTES,
  syntheticNonce,
  targetContext,
} from '#shared/release/sealed-file.ts';

const bytesOf = (hex: string) => fromHex(hex) ?? new Uint8Array();
const nonce = new Uint8Array(12).fill(0xab);
const sealed = { keyEpoch: 258, nonce, ciphertext: new Uint8Array(20).fill(0xcd) };

describe('encodeSealedFile', () => {
  it('writes magic, big-endian epoch, nonce, ciphertext', () => {
    expect(toHex(encodeSealedFile(sealed))).toBe(
      `46505331${'00000102'}${'ab'.repeat(12)}${'cd'.repeat(20)}`,
    );
    expect(SEALED_HEADER_BYTES).toBe(20);
  });

  it('is undone by decodeSealedFile, wherever the bytes lie in their buffer', () => {
    const any = fc.record({
      keyEpoch: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      nonce: fc.uint8Array({ minLength: 12, maxLength: 12 }),
      ciphertext: fc.uint8Array({ minLength: 16, maxLength: 100 }),
    });
    fc.assert(
      fc.property(any, fc.nat(9), (file, offset) => {
        const encoded = encodeSealedFile(file);
        const buffer = new Uint8Array(encoded.length + offset);
        buffer.set(encoded, offset);
        const decoded = decodeSealedFile(buffer.subarray(offset));
        expect(decoded).toEqual({ ok: true, value: file });
      }),
    );
  });
});

describe('decodeSealedFile', () => {
  it.each([0, 35])('refuses %i bytes: not even an empty ciphertext fits', (length) => {
    const bytes = encodeSealedFile(sealed).subarray(0, length);
    expect(decodeSealedFile(bytes)).toEqual({ ok: false, failure: { kind: 'too-short', length } });
  });

  it('takes the 36 bytes of an empty message', () => {
    expect(decodeSealedFile(encodeSealedFile(sealed).subarray(0, 36)).ok).toBe(true);
  });

  it('refuses another magic', () => {
    const bytes = encodeSealedFile(sealed);
    bytes[3] = 0x32;
    expect(decodeSealedFile(bytes)).toEqual({ ok: false, failure: { kind: 'not-a-sealed-file' } });
  });
});

describe('syntheticNonce', () => {
  const key = new Uint8Array(32).fill(1);
  const message = bytesOf('00ff');

  it('is 12 bytes that depend on key, path and message, and on nothing else', () => {
    const first = toHex(syntheticNonce(key, 'a/b', message));
    expect(first).toHaveLength(24);
    expect(toHex(syntheticNonce(key, 'a/b', message))).toBe(first);
    expect(toHex(syntheticNonce(new Uint8Array(32), 'a/b', message))).not.toBe(first);
    expect(toHex(syntheticNonce(key, 'a/c', message))).not.toBe(first);
    expect(toHex(syntheticNonce(key, 'a/b', bytesOf('00fe')))).not.toBe(first);
  });
});

it('binds a file to its path and its key', () => {
  const text = new TextDecoder().decode(targetContext('sltd/list.json.sealed', 3));
  expect(text).toBe('farpost/target/v1/sltd/list.json.sealed/3');
});
