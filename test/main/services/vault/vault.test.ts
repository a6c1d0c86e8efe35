import { describe, expect, it } from 'vitest';
import { SHORTEST_PASSPHRASE } from '#main/services/vault/passphrase.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import { createMemoryDisk } from '../files/memory-disk.ts';
import {
  handClock,
  identity,
  newVault,
  OFFICER,
  PASSPHRASE,
  placeOn,
  reopen,
  tamper,
} from './vault-fixture.ts';

describe('a vault', () => {
  it('does not exist before it is made', async () => {
    expect(await openVault(placeOn(createMemoryDisk()))).toEqual({ ok: true, value: null });
  });

  it('opens with the passphrase, and has nothing secret in clear', async () => {
    const { disk, rootKey } = await newVault();
    const vault = await reopen(disk);
    expect(vault.officers()).toEqual([OFFICER]);
    expect(vault.post()).toEqual({ id: identity().post, name: 'Tarvos Pass' });
    const unlocked = await vault.unlock(OFFICER.id, PASSPHRASE);
    expect(unlocked).toEqual({
      ok: true,
      value: { officer: OFFICER, rootKey, asylumKey: null, identity: identity() },
    });
    const text = new TextDecoder().decode(disk.bytes('data/vault.json'));
    expect(text).not.toContain('hub.example');
    expect(text).not.toContain(Buffer.from(identity().signingSecret).toString('base64url'));
  });

  it('is never made twice, nor with a short passphrase', async () => {
    const { disk } = await newVault();
    const again = { officer: OFFICER, passphrase: PASSPHRASE, identity: identity() };
    expect(await createVault(placeOn(disk), again)).toMatchObject({
      failure: { kind: 'vault-exists' },
    });
    const short = { ...again, passphrase: 'x'.repeat(SHORTEST_PASSPHRASE - 1) };
    expect(await createVault(placeOn(createMemoryDisk()), short)).toMatchObject({
      failure: { kind: 'passphrase-too-short', minimum: SHORTEST_PASSPHRASE },
    });
  });

  it('takes the same words typed in another Unicode form', async () => {
    const disk = createMemoryDisk();
    const composed = 'caf\u00e9 at the border';
    const options = { officer: OFFICER, passphrase: composed, identity: identity() };
    await createVault(placeOn(disk), options);
    const unlocked = await (await reopen(disk)).unlock(OFFICER.id, composed.normalize('NFD'));
    expect(unlocked.ok).toBe(true);
  });

  it('keeps a changed identity, and the file before it', async () => {
    const { disk, vault, rootKey } = await newVault();
    const before = disk.bytes('data/vault.json');
    const next = { ...identity(), releaseKeys: [{ epoch: 2, wrapped: 'efgh' }] };
    expect(await vault.saveIdentity(rootKey, next)).toEqual({ ok: true, value: null });
    expect(disk.bytes('data/vault.json.previous')).toEqual(before);
    const unlocked = await (await reopen(disk)).unlock(OFFICER.id, PASSPHRASE);
    expect(unlocked).toMatchObject({ ok: true, value: { identity: next } });
  });

  it('says so when the disk is full, and what was there stays', async () => {
    const { disk, vault, rootKey } = await newVault();
    const before = disk.bytes('data/vault.json');
    disk.faults.space = 5;
    expect(await vault.saveIdentity(rootKey, identity())).toMatchObject({
      failure: { kind: 'vault-damaged' },
    });
    expect(disk.bytes('data/vault.json')).toEqual(before);
  });

  it('keeps slots of kinds it does not know', async () => {
    const { disk, rootKey } = await newVault();
    const recovery = { kind: 'recovery', wrapped: 'later' };
    tamper(disk, (vault) => (vault['slots'] as unknown[]).push(recovery));
    const vault = await reopen(disk);
    await vault.saveIdentity(rootKey, identity());
    expect(vault.officers()).toEqual([OFFICER]);
    expect(new TextDecoder().decode(disk.bytes('data/vault.json'))).toContain('"later"');
  });
});

describe('a vault that was changed', () => {
  it.each([
    { what: 'the role of an officer', change: { officer: { ...OFFICER, role: 'administrator' } } },
    {
      what: 'the cost of a guess, upwards',
      change: { argon2: { memoryInKiB: 65_536, iterations: 4, parallelism: 1 } },
    },
    { what: 'the salt', change: { salt: 'A'.repeat(22) } },
  ])('does not open after a change of $what', async ({ change }) => {
    const { disk } = await newVault();
    tamper(disk, (vault) => Object.assign((vault['slots'] as object[])[0] ?? {}, change));
    const unlocked = await (await reopen(disk)).unlock(OFFICER.id, PASSPHRASE);
    expect(unlocked).toEqual({ ok: false, failure: { kind: 'wrong-passphrase' } });
  });

  it('is refused when a slot costs less than the floor', async () => {
    const { disk } = await newVault();
    const cheap = { argon2: { memoryInKiB: 1024, iterations: 3, parallelism: 1 } };
    tamper(disk, (vault) => Object.assign((vault['slots'] as object[])[0] ?? {}, cheap));
    expect(await openVault(placeOn(disk))).toMatchObject({
      ok: false,
      failure: { kind: 'vault-damaged' },
    });
  });

  it('is found out when the name of the post was changed', async () => {
    const { disk } = await newVault();
    tamper(disk, (vault) => Object.assign(vault['post'] ?? {}, { name: 'Elsewhere' }));
    const unlocked = await (await reopen(disk)).unlock(OFFICER.id, PASSPHRASE);
    expect(unlocked).toMatchObject({ failure: { kind: 'vault-damaged' } });
  });

  it('does not open without its keychain', async () => {
    const { disk } = await newVault();
    await disk.files.remove('data/keychain-not-for-operations.bin');
    const unlocked = await (await reopen(disk)).unlock(OFFICER.id, PASSPHRASE);
    expect(unlocked).toMatchObject({ failure: { kind: 'vault-damaged' } });
  });

  it('is reported when it is no JSON', async () => {
    const disk = createMemoryDisk();
    disk.put('data/vault.json', new TextEncoder().encode('{'));
    expect(await openVault(placeOn(disk))).toMatchObject({
      failure: { kind: 'vault-damaged', reason: 'vault.json is not JSON' },
    });
  });
});

describe('guessing', () => {
  it('costs time from the third wrong one on, over restarts, and for many at once', async () => {
    const clock = handClock();
    const { disk, vault } = await newVault(createMemoryDisk(), clock);
    const wrong = { ok: false, failure: { kind: 'wrong-passphrase' } };
    const guesses = ['guess one', 'guess two', 'guess three', PASSPHRASE];
    const answers = await Promise.all(guesses.map((guess) => vault.unlock(OFFICER.id, guess)));
    expect(answers).toEqual([
      wrong,
      wrong,
      wrong,
      { ok: false, failure: { kind: 'wait', seconds: 2 } },
    ]);
    const restarted = await reopen(disk, clock);
    expect(await restarted.unlock(OFFICER.id, PASSPHRASE)).toMatchObject({
      failure: { kind: 'wait' },
    });
    clock.at += 2000;
    expect((await restarted.unlock(OFFICER.id, PASSPHRASE)).ok).toBe(true);
    expect(restarted.attempts.secondsToWait(OFFICER.id)).toBe(0);
    expect(restarted.attempts.unrecorded()).toEqual([OFFICER.id, OFFICER.id, OFFICER.id]);
  });
});
