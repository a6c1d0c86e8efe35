import { describe, expect, it } from 'vitest';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { openVault } from '#main/services/vault/vault.ts';
import { type EnrolStation, enrolStation, officerIdFor } from '#main/station/enrol-station.ts';
import { randomOf } from '#main/station/environment.ts';
import { createMemoryDisk, type MemoryDisk } from '../services/files/memory-disk.ts';
import { handClock } from '../services/vault/vault-fixture.ts';
import { enrolFake, PASSPHRASE, TICKET } from './station-fixture.ts';

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

  it('says why when the vault cannot be written', async () => {
    const disk = createMemoryDisk();
    disk.faults.space = 40;
    expect(await enrolStation(optionsOn(disk))).toMatchObject({ kind: 'failed' });
    expect(disk.paths()).not.toContain('data/vault.json');
  });
});
