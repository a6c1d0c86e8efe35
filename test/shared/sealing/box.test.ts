import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NONCE_BYTES, openBox, sealBox, TAG_BYTES } from '#shared/sealing/box.ts';

const key = new Uint8Array(32).fill(1);
const nonce = new Uint8Array(NONCE_BYTES).fill(2);
const context = 'farpost/test';
const text = new TextEncoder().encode('what must not be read');

describe('a box', () => {
  it('opens to what was put in', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (plaintext, bound) => {
        const box = sealBox({ key, nonce, context: bound }, plaintext);
        expect(box).toHaveLength(NONCE_BYTES + plaintext.length + TAG_BYTES);
        expect(openBox(key, bound, box)).toEqual({ ok: true, value: plaintext });
      }),
    );
  });

  it('is AES-256-GCM as another implementation reads it', () => {
    const box = sealBox({ key, nonce, context }, text);
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(box.subarray(-TAG_BYTES));
    const opened = Buffer.concat([
      decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    expect(new Uint8Array(opened)).toEqual(text);
  });

  it('does not open with any byte changed', () => {
    const box = sealBox({ key, nonce, context }, text);
    for (let at = 0; at < box.length; at += 1) {
      const changed = Uint8Array.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openBox(key, context, changed).ok, `byte ${at}`).toBe(false);
    }
  });

  it.each([
    { why: 'another key', open: [new Uint8Array(32).fill(9), context, undefined] as const },
    { why: 'another context', open: [key, 'farpost/other', undefined] as const },
    { why: 'too few bytes', open: [key, context, NONCE_BYTES + TAG_BYTES - 1] as const },
  ])('does not open with $why', ({ open: [withKey, bound, length] }) => {
    const box = sealBox({ key, nonce, context }, text).subarray(0, length);
    expect(openBox(withKey, bound, box)).toEqual({
      ok: false,
      failure: { kind: 'cannot-open', context: bound },
    });
  });
});
