import { describe, expect, it } from 'vitest';
import { createFileKeychain, FILE_KEYCHAIN_NAME } from '#main/services/keychain/file-keychain.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';

describe('the file keychain', () => {
  it('has nothing at first, then what was written', async () => {
    const keychain = createFileKeychain(createMemoryDisk().files, 'data');
    expect(await keychain.read()).toEqual({ ok: true, value: null });
    const secret = new Uint8Array(32).fill(3);
    expect(await keychain.write(secret)).toEqual({ ok: true, value: null });
    expect(await keychain.read()).toEqual({ ok: true, value: secret });
  });

  it('refuses a file of another length', async () => {
    const disk = createMemoryDisk();
    disk.put(`data/${FILE_KEYCHAIN_NAME}`, new Uint8Array(31));
    expect(await createFileKeychain(disk.files, 'data').read()).toMatchObject({
      ok: false,
      failure: { kind: 'keychain-damaged' },
    });
  });

  it('says when the disk refuses', async () => {
    const disk = createMemoryDisk();
    disk.faults.space = 1;
    expect(await createFileKeychain(disk.files, 'data').write(new Uint8Array(32))).toMatchObject({
      ok: false,
      failure: { kind: 'keychain-damaged' },
    });
  });
});
