import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdentity } from '#hub/services/identity.ts';

describe('openIdentity', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'farpost-identity-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('draws keys once, for the owner alone to read', async () => {
    const [first, raced] = await Promise.all([openIdentity(directory), openIdentity(directory)]);
    expect(raced).toEqual(first);
    expect(await openIdentity(directory)).toEqual(first);
    const { mode } = statSync(join(directory, 'keys', 'hub.json'));
    expect(mode & 0o077).toBe(0);
  });

  it.each(['', '{}', '{"v":1,"signingSeed":"AAAA","sealingSeed":"AAAA"}'])(
    'draws no new keys over a damaged file: "%s"',
    async (content) => {
      await openIdentity(directory);
      writeFileSync(join(directory, 'keys', 'hub.json'), content);
      expect(await openIdentity(directory)).toMatchObject({
        ok: false,
        failure: { kind: 'identity-damaged' },
      });
    },
  );
});
