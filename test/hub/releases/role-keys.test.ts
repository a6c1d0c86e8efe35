import { generateKeyPairSync } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFileOf, openRoleKeys, type RoleKey } from '#hub/releases/role-keys.ts';
import { dataDirectory, filesBelow } from './fictional-lists.ts';

async function drawn(data: string, role: string): Promise<RoleKey> {
  const key = await openRoleKeys(data).findOrCreate(role);
  if (!key.ok) throw new Error(key.failure.reason);
  return key.value;
}

describe('openRoleKeys', () => {
  it('keeps root and targets in a folder of their own, and lists away from the top-level roles', async () => {
    const data = await dataDirectory();
    for (const role of ['root', 'targets', 'snapshot', 'timestamp', 'sltd', 'policy']) {
      await drawn(data, role);
    }
    expect(await filesBelow(join(data, 'keys', 'tuf'))).toEqual([
      'offline/root.pem',
      'offline/targets.pem',
      'roles/policy.pem',
      'roles/sltd.pem',
      'snapshot.pem',
      'timestamp.pem',
    ]);
    expect((await stat(join(data, keyFileOf('root')))).mode & 0o777).toBe(0o600);
  });

  it('draws each key once', async () => {
    const data = await dataDirectory();
    const ids = await Promise.all(Array.from({ length: 4 }, () => drawn(data, 'sltd')));
    expect(new Set(ids.map(({ keyId }) => keyId)).size).toBe(1);
    expect((await drawn(data, 'policy')).keyId).not.toBe(ids[0]?.keyId);
  });

  it('finds nothing, and draws nothing, unless told to', async () => {
    const data = await dataDirectory();
    expect(await openRoleKeys(data).find('root')).toEqual({ ok: true, value: null });
    expect(await filesBelow(data)).toEqual([]);
  });

  it('refuses a key of another kind', async () => {
    const data = await dataDirectory();
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    await mkdir(join(data, 'keys', 'tuf'), { recursive: true });
    await writeFile(join(data, keyFileOf('snapshot')), pem);
    expect(await openRoleKeys(data).findOrCreate('snapshot')).toMatchObject({
      ok: false,
      failure: { kind: 'keys-damaged', file: keyFileOf('snapshot') },
    });
  });
});
