import { describe, expect, it } from 'vitest';
import { createElectronKeychain, type SafeStorage } from '#main/electron/keychain.ts';
import { createMemoryDisk } from '../services/files/memory-disk.ts';

const SECRET = new Uint8Array(32).fill(3);

const storage = (change: Partial<SafeStorage> = {}): SafeStorage => ({
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (text) => Buffer.from(`sealed:${text}`),
  decryptStringAsync: async (sealed) => ({ result: sealed.toString().slice('sealed:'.length) }),
  ...change,
});

const keychainOn = (
  disk: ReturnType<typeof createMemoryDisk>,
  safeStorage = storage(),
  platform: NodeJS.Platform = 'linux',
) => createElectronKeychain({ safeStorage, files: disk.files, dataDirectory: 'data', platform });

describe('the keychain of the system', () => {
  it('keeps the secret, sealed', async () => {
    const disk = createMemoryDisk();
    expect(await keychainOn(disk).read()).toEqual({ ok: true, value: null });
    await keychainOn(disk).write(SECRET);
    expect(await keychainOn(disk).read()).toEqual({ ok: true, value: SECRET });
    expect(Buffer.from(disk.bytes('data/keychain.bin') ?? []).toString()).toMatch(/^sealed:/u);
  });

  it.each([
    {
      why: 'a backend that only pretends',
      change: { getSelectedStorageBackend: () => 'basic_text' },
    },
    { why: 'a backend it does not know', change: { getSelectedStorageBackend: () => 'unknown' } },
    {
      why: 'a keychain that is not there',
      change: { isAsyncEncryptionAvailable: async () => false },
    },
  ])('refuses $why, and writes nothing', async ({ change }) => {
    const disk = createMemoryDisk();
    const keychain = keychainOn(disk, storage(change));
    const refused = { ok: false, failure: { kind: 'keychain-refused' } };
    expect(await keychain.write(SECRET)).toMatchObject(refused);
    expect(await keychain.read()).toMatchObject(refused);
    expect(disk.paths()).toEqual([]);
  });

  it('needs no backend name where the system has one keychain', async () => {
    const { getSelectedStorageBackend: _, ...noBackend } = storage();
    expect((await keychainOn(createMemoryDisk(), noBackend, 'darwin').write(SECRET)).ok).toBe(true);
    expect((await keychainOn(createMemoryDisk(), noBackend, 'linux').write(SECRET)).ok).toBe(false);
  });

  it('puts aside what was there before, which may have been another user’s', async () => {
    const disk = createMemoryDisk();
    await keychainOn(disk).write(SECRET);
    const before = disk.bytes('data/keychain.bin');
    await keychainOn(disk).write(new Uint8Array(32).fill(4));
    expect(disk.bytes('data/keychain.bin.previous')).toEqual(before);
    await keychainOn(disk).forget();
    expect(disk.paths()).toEqual([]);
  });

  it.each([
    { what: 'cannot be opened', open: () => Promise.reject(new Error('no')) },
    { what: 'is too short', open: async () => ({ result: 'AAAA' }) },
  ])('says so when the secret $what', async ({ open }) => {
    const disk = createMemoryDisk();
    await keychainOn(disk).write(SECRET);
    const keychain = keychainOn(disk, storage({ decryptStringAsync: open }));
    expect(await keychain.read()).toMatchObject({ failure: { kind: 'keychain-damaged' } });
  });
});
