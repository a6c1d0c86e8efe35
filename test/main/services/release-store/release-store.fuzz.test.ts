import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import { sealedTarget, TufRepository } from '#test/support/tuf-repository.ts';

const LISTS = {
  policy: { 'policy/policy.json.sealed': sealedTarget('policy') },
  sltd: { 'sltd/list.json.sealed': sealedTarget('list') },
};
const ROLES = ['2.root', 'timestamp', '2.snapshot', '2.targets', '2.sltd'] as const;

/** Bytes of every shape: noise, JSON of any form, and genuine metadata with one part changed. */
const bytesFrom = (genuine: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
    fc.json().map((text) => new TextEncoder().encode(`{"signed":${text},"signatures":[]}`)),
    fc
      .tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }))
      .map(([at, patch]) => patched(genuine, at, patch)),
  );

function patched(genuine: Uint8Array, at: number, patch: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(genuine);
  if (bytes.length > 0) bytes.set(patch.subarray(0, 1), at % bytes.length);
  return bytes;
}

const plain = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').toLowerCase();

describe('arbitrary metadata', () => {
  it.each(ROLES)(
    'as %s.json is always named, never thrown, and nothing activates',
    async (name) => {
      const repository = new TufRepository();
      const root = repository.publishRoot();
      repository.publish({ version: 1, lists: LISTS });
      const directory = await mkdtemp(join(tmpdir(), 'fuzz-'));
      const clock = () => new Date('2026-06-01T00:00:00Z');
      const store = await openReleaseStore({ directory, root, clock });
      if (!store.ok) throw new Error(store.failure.kind);
      await store.value.update(repository.source());
      repository.publish({ version: 2, lists: LISTS });
      const genuine = repository.metadata.get(`${name}.json`) ?? Buffer.from(root);

      await fc.assert(
        fc.asyncProperty(bytesFrom(genuine), async (bytes) => {
          // Hexadecimal digits mean the same in either case.
          fc.pre(plain(genuine) !== plain(bytes));
          repository.metadata.set(`${name}.json`, bytes);
          const report = await store.value.update(repository.source());
          expect(report.ok ? '' : report.failure.kind).not.toBe('');
          expect(store.value.current()?.version).toBe(1);
        }),
        { numRuns: 200 },
      );
      await rm(directory, { recursive: true, force: true });
    },
  );
});
