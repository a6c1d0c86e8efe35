import { describe, expect, it } from 'vitest';
import type { OfficerRequest } from '#main/services/vault/officers.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import type { Officer } from '#shared/station/session.ts';
import { createMemoryDisk, type MemoryDisk } from '../files/memory-disk.ts';
import { identity, PASSPHRASE, placeOn, reopen } from './vault-fixture.ts';

const ADMIN: Officer = { id: 'ana-1', displayName: 'Ana', role: 'administrator' };
const BEN: Officer = { id: 'ben-2', displayName: 'Ben', role: 'line' };
const EVA: Officer = { id: 'eva-3', displayName: 'Eva', role: 'asylum' };
const NOUR: Officer = { id: 'nour-4', displayName: 'Nour', role: 'asylum' };

async function vaultOf() {
  const disk = createMemoryDisk();
  const options = { officer: ADMIN, passphrase: PASSPHRASE, identity: identity() };
  const created = await createVault(placeOn(disk), options);
  if (!created.ok) throw new Error(created.failure.kind);
  const { vault, rootKey } = created.value;
  const request = (officer: Officer, more: Partial<OfficerRequest> = {}): OfficerRequest => ({
    rootKey,
    officer,
    passphrase: phraseOf(officer),
    ...more,
  });
  return { disk, vault, rootKey, request, change: vault.officerChanges };
}

const phraseOf = ({ displayName }: Officer): string => `${displayName} counts nine bridges`;

/** Everything in the folder, as text. */
const allOf = (disk: MemoryDisk): string =>
  disk
    .paths()
    .map((path) => new TextDecoder().decode(disk.bytes(path)))
    .join('\n');

function boxOf(disk: MemoryDisk, officerId: string): string {
  const text = new TextDecoder().decode(disk.bytes('data/vault.json'));
  const { slots } = JSON.parse(text) as { slots: { officer: Officer; box: string }[] };
  const box = slots.find(({ officer }) => officer.id === officerId)?.box;
  if (!box) throw new Error('no such slot');
  return box;
}

describe('the officers of a post', () => {
  it('come, and open the same root key with a passphrase of their own', async () => {
    const { disk, rootKey, request, change } = await vaultOf();
    const sealed = /"secrets": "([^"]+)"/u.exec(allOf(disk))?.[1] ?? '';
    expect(await change.add(request(BEN))).toEqual({ ok: true, value: null });
    const again = await reopen(disk);
    expect(again.officers()).toEqual([ADMIN, BEN]);
    expect(await again.unlock(BEN.id, phraseOf(BEN))).toMatchObject({
      ok: true,
      value: { officer: BEN, rootKey, asylumKey: null },
    });
    // Nothing was sealed anew.
    expect(sealed).not.toBe('');
    expect(allOf(disk)).toContain(sealed);
  });

  it('go, and what they had opens nothing any more, wherever one looks', async () => {
    const { disk, vault, request, change } = await vaultOf();
    await change.add(request(BEN));
    const box = boxOf(disk, BEN.id);
    expect(allOf(disk)).toContain(box);
    expect(await change.remove(BEN.id)).toEqual({ ok: true, value: null });
    expect(allOf(disk)).not.toContain(box);
    expect(await vault.unlock(BEN.id, phraseOf(BEN))).toMatchObject({
      failure: { kind: 'wrong-passphrase' },
    });
    expect(await change.remove(BEN.id)).toMatchObject({ failure: { kind: 'unknown-officer' } });
  });

  it('change their passphrase with the current one, and the old one is nowhere', async () => {
    const { disk, request, change } = await vaultOf();
    await change.add(request(BEN));
    const box = boxOf(disk, BEN.id);
    const next = 'quite another sentence';
    const own = { officerId: BEN.id, current: phraseOf(BEN), next };
    expect(await change.changePassphrase(own)).toEqual({ ok: true, value: null });
    expect(allOf(disk)).not.toContain(box);
    const again = await reopen(disk);
    expect((await again.unlock(BEN.id, phraseOf(BEN))).ok).toBe(false);
    expect((await again.unlock(BEN.id, next)).ok).toBe(true);
    expect((await again.unlock(ADMIN.id, PASSPHRASE)).ok).toBe(true);
  });

  it('cannot be guessed at through a change of passphrase', async () => {
    const { vault, change } = await vaultOf();
    const guess = (current: string) =>
      change.changePassphrase({ officerId: ADMIN.id, current, next: 'quite another sentence' });
    for (const words of ['guess one', 'guess two', 'guess three']) {
      expect(await guess(words)).toEqual({ ok: false, failure: { kind: 'wrong-passphrase' } });
    }
    expect(await guess(PASSPHRASE)).toMatchObject({ failure: { kind: 'wait' } });
    expect(vault.attempts.unrecorded()).toEqual([ADMIN.id, ADMIN.id, ADMIN.id]);
  });

  it('are refused a short passphrase, the same one, and a second slot', async () => {
    const { request, change } = await vaultOf();
    expect(await change.add(request(BEN, { passphrase: 'short' }))).toMatchObject({
      failure: { kind: 'passphrase-too-short' },
    });
    const own = { officerId: ADMIN.id, current: PASSPHRASE };
    expect(await change.changePassphrase({ ...own, next: PASSPHRASE })).toEqual({
      ok: false,
      failure: { kind: 'same-passphrase' },
    });
    expect(await change.changePassphrase({ ...own, next: 'short' })).toMatchObject({
      failure: { kind: 'passphrase-too-short' },
    });
    expect(await change.add(request(ADMIN))).toEqual({
      ok: false,
      failure: { kind: 'officer-exists' },
    });
  });

  it('never lose the last administrator', async () => {
    const { vault, request, change } = await vaultOf();
    const demoted = { ...ADMIN, role: 'line' } as const;
    const last = { ok: false, failure: { kind: 'last-administrator' } };
    expect(await change.remove(ADMIN.id)).toEqual(last);
    expect(await change.replace(request(demoted))).toEqual(last);
    await change.add(request({ ...BEN, role: 'administrator' }));
    expect(await change.replace(request(demoted))).toEqual({ ok: true, value: null });
    expect(vault.officers()).toEqual([{ ...BEN, role: 'administrator' }, demoted]);
  });

  it('stay as they were when the disk is full', async () => {
    const { disk, request, change } = await vaultOf();
    const before = disk.bytes('data/vault.json');
    disk.faults.space = 100;
    expect(await change.add(request(BEN))).toMatchObject({ failure: { kind: 'vault-damaged' } });
    disk.faults.space = Number.POSITIVE_INFINITY;
    expect(disk.bytes('data/vault.json')).toEqual(before);
    expect((await openVault(placeOn(disk))).ok).toBe(true);
  });

  it('are refused while there is no keychain', async () => {
    const { disk, request, change } = await vaultOf();
    await disk.files.remove('data/keychain-not-for-operations.bin');
    expect(await change.add(request(BEN))).toMatchObject({ failure: { kind: 'vault-damaged' } });
  });
});

describe('the asylum key', () => {
  it('comes with the first asylum officer, and to a further one only from one who has it', async () => {
    const { vault, rootKey, request, change } = await vaultOf();
    expect((await change.add(request(EVA))).ok).toBe(true);
    const needed = { ok: false, failure: { kind: 'asylum-officer-needed' } };
    expect(await change.add(request(NOUR))).toEqual(needed);
    const byAdmin = { officerId: ADMIN.id, passphrase: PASSPHRASE };
    expect(await change.add(request(NOUR, { with: byAdmin }))).toEqual(needed);
    const wrong = { officerId: EVA.id, passphrase: 'not her passphrase' };
    expect(await change.add(request(NOUR, { with: wrong }))).toEqual({
      ok: false,
      failure: { kind: 'wrong-passphrase' },
    });
    const byEva = { officerId: EVA.id, passphrase: phraseOf(EVA) };
    expect((await change.add(request(NOUR, { with: byEva }))).ok).toBe(true);
    const eva = await vault.unlock(EVA.id, phraseOf(EVA));
    const nour = await vault.unlock(NOUR.id, phraseOf(NOUR));
    if (!eva.ok || !nour.ok) throw new Error('no sign-in');
    expect(eva.value.asylumKey).toHaveLength(32);
    expect(eva.value.asylumKey).not.toEqual(rootKey);
    expect(nour.value.asylumKey).toEqual(eva.value.asylumKey);
  });

  it('is kept by a change of passphrase and lost with the role', async () => {
    const { vault, request, change } = await vaultOf();
    await change.add(request(EVA));
    const before = await vault.unlock(EVA.id, phraseOf(EVA));
    const next = 'quite another sentence';
    await change.changePassphrase({ officerId: EVA.id, current: phraseOf(EVA), next });
    const after = await vault.unlock(EVA.id, next);
    if (!before.ok || !after.ok) throw new Error('no sign-in');
    expect(after.value.asylumKey).toEqual(before.value.asylumKey);
    await change.replace(request({ ...EVA, role: 'supervisor' }));
    expect(await vault.unlock(EVA.id, phraseOf(EVA))).toMatchObject({
      ok: true,
      value: { asylumKey: null },
    });
  });

  it('exists where the first officer of a post has that role', async () => {
    const disk = createMemoryDisk();
    const options = { officer: EVA, passphrase: PASSPHRASE, identity: identity() };
    const created = await createVault(placeOn(disk), options);
    if (!created.ok) throw new Error(created.failure.kind);
    const unlocked = await created.value.vault.unlock(EVA.id, PASSPHRASE);
    expect(unlocked.ok && unlocked.value.asylumKey).toHaveLength(32);
  });
});
