import { hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type KeyPurpose, subkeyOf } from '#shared/sealing/subkey.ts';

const PURPOSES: readonly KeyPurpose[] = [
  'cache',
  'journal',
  'inbox',
  'release-pack',
  'release-documents',
  'vault-daily',
  'station-secrets',
];

describe('subkeyOf', () => {
  const root = new Uint8Array(32).fill(6);

  it.each(PURPOSES)('for %s is HKDF-SHA-256 as another implementation computes it', (purpose) => {
    const expected = hkdfSync('sha256', root, new Uint8Array(0), `farpost/v1/${purpose}`, 32);
    expect(subkeyOf(root, purpose)).toEqual(new Uint8Array(expected));
  });

  it('gives no two purposes the same key', () => {
    const keys = PURPOSES.map((purpose) => subkeyOf(root, purpose).join());
    expect(new Set(keys).size).toBe(PURPOSES.length);
  });
});
