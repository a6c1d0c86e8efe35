import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { openVault } from '#main/services/vault/vault.ts';
import { type EnrolStation, enrolStation, officerIdFor } from '#main/station/enrol-station.ts';
import { randomOf } from '#main/station/environment.ts';
import { succeed } from '#shared/kernel/result.ts';
import { createMemoryDisk, type MemoryDisk } from '../services/files/memory-disk.ts';
import { handClock } from '../services/vault/vault-fixture.ts';
import {
  enrolFake,
  freshIdentity,
  PASSPHRASE,
  removeDirectory,
  TICKET,
  temporaryDirectory,
} from './station-fixture.ts';

const random = (length: number) => new Uint8Array(length).fill(0x3f);

describe('officerIdFor', () => {
  it.each([
    ['María López', 'maria-lopez-3f3f'],
    ["  O'Brien, J.  ", 'o-brien-j-3f3f'],
    ['Дарья', 'officer-3f3f'],
    ['x'.repeat(80), `${'x'.repeat(40)}-3f3f`],
  ])('makes of %s %s', (name, id) => {
    expect(officerIdFor(name, random)).toBe(id);
  });
});

describe('enrolStation', () => {
  const optionsOn = (disk: MemoryDisk): EnrolStation => ({
    dataDirectory: 'data',
    keychain: createFileKeychain(disk.files, 'data'),
    clock: handClock(),
    files: disk.files,
    fetch: () => Promise.reject(new Error('no network in tests')),
    hubUrl: 'http://hub.example/',
    ticket: TICKET,
    postName: 'Tarvos Pass',
    officer: { id: 'demo-officer', displayName: 'A. Moreau', role: 'supervisor' },
    passphrase: PASSPHRASE,
    enrol: enrolFake,
    argon2: ARGON2_FLOOR,
  });

  it('makes a vault with the officer that was named, a first entry and a trusted floor', async () => {
    const disk = createMemoryDisk();
    const options = optionsOn(disk);
    expect(await enrolStation(options)).toEqual({ kind: 'enrolled', post: 'Tarvos Pass' });
    const place = { ...options, files: disk.files, directory: 'data', random: randomOf };
    const vault = await openVault(place);
    expect(vault.ok && vault.value?.officers()).toEqual([
      { id: 'demo-officer', displayName: 'A. Moreau', role: 'supervisor' },
    ]);
    expect(disk.bytes('data/journal/1-routine.fpj')?.length).toBeGreaterThan(300);
    const floor = new TextDecoder().decode(disk.bytes('data/trusted-time.json'));
    expect(floor).toContain('2026-01-01');
    expect(await enrolStation(options)).toEqual({ kind: 'already-enrolled' });
  });

  it.each([
    { kind: 'code-refused' } as const,
    { kind: 'fingerprint-differs' } as const,
    { kind: 'unreachable', reason: 'ECONNREFUSED' } as const,
  ])('leaves nothing behind when joining fails: $kind', async (failure) => {
    const disk = createMemoryDisk();
    const enrol: EnrolStation['enrol'] = async () => ({ ok: false, failure });
    expect(await enrolStation({ ...optionsOn(disk), enrol })).toEqual(failure);
    expect(disk.paths()).toEqual([]);
  });

  it.each(['journal', 'inbox'])(
    'spends no ticket on a folder that holds the %s of an earlier post',
    async (name) => {
      const dataDirectory = await temporaryDirectory();
      try {
        const options = { ...optionsOn(createMemoryDisk()), dataDirectory };
        await mkdir(join(dataDirectory, name));
        await writeFile(join(dataDirectory, name, 'kept'), 'x');
        let asked = 0;
        const enrol: typeof enrolFake = (request) => {
          asked += 1;
          return enrolFake(request);
        };
        const refused = await enrolStation({ ...options, enrol });
        expect(refused).toMatchObject({ kind: 'failed' });
        const reason = refused.kind === 'failed' ? refused.reason : '';
        expect(reason).toContain(`Move "${name}"`);
        expect(reason).toContain(dataDirectory);
        expect(asked).toBe(0);
        await rm(join(dataDirectory, name, 'kept'));
        expect(await enrolStation({ ...options, enrol })).toMatchObject({ kind: 'enrolled' });
        expect(asked).toBe(1);
      } finally {
        await removeDirectory(dataDirectory);
      }
    },
  );

  it.each([Number.POSITIVE_INFINITY, 40])(
    'wipes the device secrets, with room for %s bytes',
    async (space) => {
      const disk = createMemoryDisk();
      disk.faults.space = space;
      const identity = await freshIdentity();
      const enrol: typeof enrolFake = async () =>
        succeed({ identity, now: '2026-01-01T00:00:00.000Z' });
      await enrolStation({ ...optionsOn(disk), enrol });
      expect([...identity.signingSecret, ...identity.sealingSecret]).toEqual(Array(64).fill(0));
    },
  );

  it('says why when the vault cannot be written', async () => {
    const disk = createMemoryDisk();
    disk.faults.space = 40;
    expect(await enrolStation(optionsOn(disk))).toMatchObject({ kind: 'failed' });
    expect(disk.paths()).not.toContain('data/vault.json');
  });
});
