import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTargetSealer } from '#hub/releases/target-sealer.ts';
import { openTarget } from '#renderer/engine/opening/open-target.ts';
import { createReleaseKeyring } from '#renderer/engine/opening/release-keyring.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';

const key = new Uint8Array(32).fill(5);
const sealer = createTargetSealer({ epoch: 3, key });
const keyring = createReleaseKeyring([{ epoch: 3, key: toBase64Url(key) }]);
const PATH = 'lists/un/names.index.sealed';

const REFUSED = { ok: false, failure: { kind: 'cannot-open', path: PATH } };

describe('openTarget', () => {
  it.each([
    ['no bytes', new Uint8Array(0)],
    ['one byte', Uint8Array.of(7)],
    ['what hardly shrinks', new Uint8Array(randomBytes(300_000))],
    ['what shrinks to nearly nothing', new Uint8Array(3_000_000).fill(9)],
  ])('gives back %s', async (_, plaintext) => {
    const opened = await openTarget(keyring, PATH, sealer.sealDeflated(PATH, plaintext));
    expect(opened.ok && Buffer.from(opened.value).equals(Buffer.from(plaintext))).toBe(true);
  });

  it.each([
    ['is cut off', (deflated: Uint8Array) => deflated.subarray(0, deflated.length - 9)],
    ['goes on after its end', (deflated: Uint8Array) => Buffer.concat([deflated, Buffer.of(1, 2)])],
    ['is not deflated', () => new Uint8Array(64).fill(0xff)],
    ['is empty', () => new Uint8Array(0)],
  ])('refuses what was sealed but %s', async (_, spoil) => {
    const deflated = deflateRawSync(randomBytes(100_000));
    expect(await openTarget(keyring, PATH, sealer.seal(PATH, spoil(deflated)))).toEqual(REFUSED);
  });

  it('refuses what was sealed for another place', async () => {
    const sealed = sealer.sealDeflated('lists/eu/names.index.sealed', Uint8Array.of(1));
    expect(await openTarget(keyring, PATH, sealed)).toEqual(REFUSED);
  });
});
