import { describe, expect, it } from 'vitest';
import { writeMarker } from '#main/services/orders/wipe-marker.ts';
import { beginRecovery } from '#main/services/vault/recovery-begin.ts';
import { readRecoveryFile } from '#main/services/vault/recovery-file.ts';
import { recoveryStanding } from '#main/services/vault/recovery-state.ts';
import { createVault, openVault } from '#main/services/vault/vault.ts';
import { readRecoveryRequest, spokenFingerprint } from '#shared/recovery/recovery-exchange.ts';
import { openRecoverySlot, recoverySlotSchema } from '#shared/recovery/recovery-slot.ts';
import { createMemoryDisk, type MemoryDisk } from '../files/memory-disk.ts';
import {
  ADMIN,
  answerTo,
  asked,
  BEN,
  begin,
  cheapPlace,
  copyOf,
  loseKeychain,
  NEW_PASSPHRASE,
  RECOVERY_SECRET,
  recoverableIdentity,
  recoverablePost,
  signIn,
  take,
} from './recovery-fixture.ts';
import { handClock, identity, PASSPHRASE, tamper } from './vault-fixture.ts';

const VAULT = 'data/vault.json';
const RECOVERY = 'data/recovery.json';
const ATTEMPTS = 'data/sign-in-attempts.json';

const textOf = (disk: MemoryDisk, path: string): string =>
  new TextDecoder().decode(disk.bytes(path));
const allOf = (disk: MemoryDisk): string =>
  disk
    .paths()
    .map((path) => textOf(disk, path))
    .join('\n');
const slotsOf = (disk: MemoryDisk): Record<string, unknown>[] =>
  (JSON.parse(textOf(disk, VAULT)) as { slots: Record<string, unknown>[] }).slots;
const standing = (disk: MemoryDisk) => recoveryStanding(cheapPlace(disk));

describe('a new vault', () => {
  it('has a slot that the agency opens, and only as the root key of this post', async () => {
    const { disk, rootKey } = await recoverablePost();
    const slot = recoverySlotSchema.parse(slotsOf(disk).find(({ kind }) => kind === 'recovery'));
    expect(slot).toMatchObject({ holds: 'root', epoch: 1 });
    const { post } = recoverableIdentity();
    expect(await openRecoverySlot(slot, post, RECOVERY_SECRET)).toEqual({
      ok: true,
      value: rootKey,
    });
    expect(await standing(disk)).toEqual({ kind: 'available', administrators: [ADMIN] });
  });

  it('has none where the hub has no recovery key', async () => {
    const { disk } = await recoverablePost(identity());
    expect(slotsOf(disk).map(({ kind }) => kind)).toEqual(['daily', 'daily']);
    expect(await standing(disk)).toEqual({ kind: 'no-recovery-slot' });
    expect(await begin(disk)).toEqual({ ok: false, failure: { kind: 'no-recovery-slot' } });
  });

  it('is not made when the recovery key of the hub cannot be used', async () => {
    const disk = createMemoryDisk();
    const post = { ...identity(), anchors: { ...identity().anchors, recoveryKey: 'A'.repeat(43) } };
    const start = { officer: ADMIN, passphrase: PASSPHRASE, identity: post };
    expect(await createVault(cheapPlace(disk), start)).toEqual({
      ok: false,
      failure: { kind: 'recovery-key-not-usable' },
    });
    expect(disk.paths()).not.toContain(VAULT);
  });
});

describe('a post that lost its keychain', () => {
  it('gets its root key back, for the officer who asked and nobody else', async () => {
    const { disk, rootKey } = await recoverablePost();
    const boxes = slotsOf(disk).flatMap(({ box }) => (typeof box === 'string' ? [box] : []));
    await loseKeychain(disk);
    expect(await signIn(disk, ADMIN, PASSPHRASE)).toMatchObject({
      failure: { kind: 'vault-damaged', reason: 'the keychain holds no secret for this post' },
    });
    const request = await asked(disk);
    expect(readRecoveryRequest(request)).toMatchObject({
      post: { name: 'Tarvos Pass' },
      officer: { id: ADMIN.id, displayName: 'Ana' },
    });
    const fingerprint = spokenFingerprint(request);
    expect(await standing(disk)).toMatchObject({ kind: 'asked', request, fingerprint });
    const recovered = { officer: ADMIN, removed: [BEN], fingerprint };
    expect(await take(disk, await answerTo(request))).toEqual({ ok: true, value: recovered });
    expect(await signIn(disk, ADMIN, NEW_PASSPHRASE)).toMatchObject({
      ok: true,
      value: { officer: ADMIN, rootKey, asylumKey: null, identity: recoverableIdentity() },
    });
    expect(await standing(disk)).toEqual({ kind: 'recovered', ...recovered });
    // What the officers had before is nowhere any more, and what they knew opens nothing.
    expect(boxes).toHaveLength(2);
    for (const box of boxes) expect(allOf(disk)).not.toContain(box);
    expect(await signIn(disk, ADMIN, PASSPHRASE)).toMatchObject({
      failure: { kind: 'wrong-passphrase' },
    });
  });

  it('can be recovered again, also before anyone signed in', async () => {
    const { disk, rootKey } = await recoverablePost();
    await loseKeychain(disk);
    await take(disk, await answerTo(await asked(disk)));
    const words = 'another five quiet words';
    const request = await asked(disk, { passphrase: words });
    expect((await take(disk, await answerTo(request), { passphrase: words })).ok).toBe(true);
    expect(await signIn(disk, ADMIN, words)).toMatchObject({ ok: true, value: { rootKey } });
    expect((await readRecoveryFile(cheapPlace(disk)))?.unrecorded).toHaveLength(2);
  });

  it('draws no new secret for one that cannot be read, until it is told to', async () => {
    const { disk } = await recoverablePost();
    const path = 'data/keychain-not-for-operations.bin';
    const damaged = new Uint8Array(5).fill(1);
    disk.put(path, damaged);
    expect(await begin(disk)).toMatchObject({ failure: { kind: 'keychain-damaged' } });
    expect(disk.bytes(path)).toEqual(damaged);
    const request = await asked(disk, { replaceKeychain: true });
    expect(disk.bytes(path)).toHaveLength(32);
    expect(disk.bytes(`${path}.previous`)).toEqual(damaged);
    expect((await take(disk, await answerTo(request))).ok).toBe(true);
  });

  it('is not recovered into a system that has no real keychain', async () => {
    const { disk } = await recoverablePost();
    const failure = { kind: 'keychain-refused', reason: 'no keychain', remedy: 'get one' } as const;
    const refusing = async () => ({ ok: false, failure }) as const;
    const place = {
      ...cheapPlace(disk),
      keychain: { read: refusing, write: refusing, forget: refusing },
    };
    const ask = { officerId: ADMIN.id, passphrase: NEW_PASSPHRASE, again: false };
    expect(await beginRecovery(place, { ...ask, replaceKeychain: true })).toEqual({
      ok: false,
      failure,
    });
    expect(disk.paths()).not.toContain(RECOVERY);
  });

  it('has to ask anew when the keychain is lost once more', async () => {
    const { disk } = await recoverablePost();
    const answer = await answerTo(await asked(disk));
    await loseKeychain(disk);
    expect(await take(disk, answer)).toEqual({ ok: false, failure: { kind: 'keychain-lost' } });
    const second = await answerTo(await asked(disk, { again: true }));
    expect((await take(disk, second)).ok).toBe(true);
  });
});

describe('a post that forgot its passphrases', () => {
  it('keeps its keychain secret, and everything works until the answer comes', async () => {
    const { disk, rootKey } = await recoverablePost();
    const path = 'data/keychain-not-for-operations.bin';
    const secret = disk.bytes(path);
    const request = await asked(disk);
    expect(disk.bytes(path)).toEqual(secret);
    expect((await signIn(disk, ADMIN, PASSPHRASE)).ok).toBe(true);
    expect((await take(disk, await answerTo(request))).ok).toBe(true);
    expect(await signIn(disk, ADMIN, NEW_PASSPHRASE)).toMatchObject({ value: { rootKey } });
  });

  it('asks for an administrator only, with a passphrase long enough, and once', async () => {
    const { disk } = await recoverablePost();
    const unknown = { ok: false, failure: { kind: 'unknown-officer' } };
    expect(await begin(disk, { officerId: BEN.id })).toEqual(unknown);
    expect(await begin(disk, { officerId: 'nobody' })).toEqual(unknown);
    expect(await begin(disk, { passphrase: 'short' })).toMatchObject({
      failure: { kind: 'passphrase-too-short' },
    });
    expect(disk.paths()).not.toContain(RECOVERY);
    const request = await asked(disk);
    expect(await begin(disk)).toEqual({ ok: false, failure: { kind: 'already-asked' } });
    expect(await standing(disk)).toMatchObject({ kind: 'asked', request });
    expect(await asked(disk, { again: true })).not.toBe(request);
  });

  it('says when nobody of the vault may ask', async () => {
    const { disk } = await recoverablePost();
    tamper(disk, (vault) => {
      vault['slots'] = (vault['slots'] as { officer?: { role: string } }[]).filter(
        ({ officer }) => officer?.role !== 'administrator',
      );
    });
    expect(await standing(disk)).toEqual({ kind: 'no-administrator' });
  });
});

describe('an answer that is not the right one', () => {
  const WRONG = [
    { what: 'is no answer', kind: 'not-an-answer', make: async () => '{"type":"x"}' },
    {
      what: 'is for another post',
      kind: 'other-post',
      make: async (request: string) => {
        const answer = JSON.parse(await answerTo(request)) as { post: string };
        return JSON.stringify({ ...answer, post: answer.post.replace('3f', '4f') });
      },
    },
    {
      what: 'was sealed to another request, and says it is for this one',
      kind: 'cannot-open',
      make: async (request: string) => {
        const { disk } = await recoverablePost();
        const other = JSON.parse(await answerTo(await asked(disk))) as { keys: unknown };
        return JSON.stringify({ ...JSON.parse(await answerTo(request)), keys: other.keys });
      },
    },
    {
      what: 'holds the key of another post',
      kind: 'wrong-key',
      make: (request: string) => answerTo(request, new Uint8Array(32).fill(1)),
    },
    {
      what: 'holds a key that is too short',
      kind: 'not-an-answer',
      make: (request: string) => answerTo(request, new Uint8Array(31).fill(1)),
    },
  ] as const;

  it.each(WRONG)('is refused when it $what, and nothing is lost', async ({ kind, make }) => {
    const { disk } = await recoverablePost();
    const request = await asked(disk);
    const before = [VAULT, `${VAULT}.previous`, RECOVERY].map((path) => disk.bytes(path));
    expect(await take(disk, await make(request))).toEqual({ ok: false, failure: { kind } });
    const after = [VAULT, `${VAULT}.previous`, RECOVERY].map((path) => disk.bytes(path));
    expect(after).toEqual(before);
    expect((await take(disk, await answerTo(request))).ok).toBe(true);
  });

  it('is refused when it answers an earlier request, and when it comes twice', async () => {
    const { disk } = await recoverablePost();
    expect(await take(disk, '{}')).toEqual({ ok: false, failure: { kind: 'not-asked' } });
    const first = await answerTo(await asked(disk));
    const second = await answerTo(await asked(disk, { again: true }));
    expect(await take(disk, first)).toEqual({ ok: false, failure: { kind: 'other-request' } });
    expect((await take(disk, second)).ok).toBe(true);
    expect(await take(disk, second)).toEqual({ ok: false, failure: { kind: 'not-asked' } });
  });

  it('is refused for an officer who is no administrator any more', async () => {
    const { disk } = await recoverablePost();
    const answer = await answerTo(await asked(disk));
    const text = textOf(disk, VAULT)
      .replace('"role": "administrator"', '"role": "supervisor"')
      .replace('"role": "line"', '"role": "administrator"');
    disk.put(VAULT, new TextEncoder().encode(text));
    expect(await take(disk, answer)).toEqual({ ok: false, failure: { kind: 'unknown-officer' } });
  });

  it('opens nothing with the old passphrase, and every wrong one counts as a wrong sign-in', async () => {
    const clock = handClock();
    const { disk } = await recoverablePost();
    const answer = await answerTo(await asked(disk));
    for (const passphrase of [PASSPHRASE, 'guess two', 'guess three']) {
      expect(await take(disk, answer, { passphrase, clock })).toEqual({
        ok: false,
        failure: { kind: 'wrong-passphrase' },
      });
    }
    const wait = { ok: false, failure: { kind: 'wait', seconds: 2 } };
    expect(await take(disk, answer, { clock })).toEqual(wait);
    const vault = await openVault(cheapPlace(disk, clock));
    expect(vault.ok && (await vault.value?.unlock(ADMIN.id, PASSPHRASE))).toEqual(wait);
    expect(vault.ok && vault.value?.attempts.unrecorded()).toEqual([ADMIN.id, ADMIN.id, ADMIN.id]);
    clock.at += 2000;
    expect((await take(disk, answer, { clock })).ok).toBe(true);
  });

  it('does not count when it was not the passphrase that was wrong', async () => {
    const { disk } = await recoverablePost();
    const request = await asked(disk);
    const wrong = await answerTo(request, new Uint8Array(32).fill(1));
    for (let time = 0; time < 5; time += 1) {
      expect(await take(disk, wrong)).toMatchObject({ failure: { kind: 'wrong-key' } });
    }
    expect(JSON.parse(textOf(disk, ATTEMPTS))).toMatchObject({ counts: [], refused: [] });
  });
});

describe('a recovery on a machine that fails', () => {
  const STEP = 61;

  it('begins, or has not begun, wherever power is lost while it is asked for', async () => {
    const { disk } = await recoverablePost();
    await loseKeychain(disk);
    let begun = false;
    for (let room = 0; !begun; room += STEP) {
      const dying = copyOf(disk);
      dying.faults.untilPowerLoss = room;
      begun = await begin(dying).then(
        ({ ok }) => ok,
        () => false,
      );
      const after = dying.afterPowerLoss(0.5);
      expect([room, (await standing(after)).kind]).toEqual([room, begun ? 'asked' : 'available']);
      const request = await asked(after, { again: true });
      expect([room, (await take(after, await answerTo(request))).ok]).toEqual([room, true]);
    }
  });

  it('is asked for or done, and never neither, wherever power is lost while the answer is taken', async () => {
    const { disk, rootKey } = await recoverablePost();
    await loseKeychain(disk);
    const answer = await answerTo(await asked(disk));
    const seen = new Set<string>();
    let done = false;
    for (let room = 0; !done; room += STEP) {
      const dying = copyOf(disk);
      dying.faults.untilPowerLoss = room;
      await take(dying, answer).catch(() => null);
      done = !dying.lostPower;
      const after = dying.afterPowerLoss(0.5);
      const { kind } = await standing(after);
      seen.add(kind);
      expect([room, ['asked', 'recovered'].includes(kind)]).toEqual([room, true]);
      if (kind === 'asked') expect([room, (await take(after, answer)).ok]).toEqual([room, true]);
      const unlocked = await signIn(after, ADMIN, NEW_PASSPHRASE);
      expect([room, unlocked.ok && unlocked.value.rootKey]).toEqual([room, rootKey]);
      const file = await readRecoveryFile(cheapPlace(after));
      expect([room, file?.asked, file?.unrecorded.length]).toEqual([room, null, 1]);
    }
    expect([...seen].sort()).toEqual(['asked', 'recovered']);
  });

  it('says that the disk is full, and goes on when there is room', async () => {
    const { disk } = await recoverablePost();
    disk.faults.space = 10;
    expect(await begin(disk)).toEqual({
      ok: false,
      failure: { kind: 'not-written', reason: 'recovery.json cannot be written: ENOSPC' },
    });
    disk.faults.space = Number.POSITIVE_INFINITY;
    const answer = await answerTo(await asked(disk));
    const kinds = new Set<string>();
    for (let space = 0; ; space += 300) {
      disk.faults.space = space;
      const taken = await take(disk, answer);
      if (taken.ok) break;
      kinds.add(taken.failure.kind);
      disk.faults.space = Number.POSITIVE_INFINITY;
      expect((await signIn(copyOf(disk), ADMIN, PASSPHRASE)).ok).toBe(true);
      expect((await standing(disk)).kind).toBe('asked');
    }
    expect([...kinds].sort()).toEqual(['not-written', 'vault-damaged']);
    expect((await signIn(disk, ADMIN, NEW_PASSPHRASE)).ok).toBe(true);
  });

  it('begins from the file before when vault.json is damaged', async () => {
    const { disk, rootKey } = await recoverablePost();
    disk.put(VAULT, new TextEncoder().encode('{'));
    const request = await asked(disk);
    expect((await take(disk, await answerTo(request))).ok).toBe(true);
    expect(await signIn(disk, ADMIN, NEW_PASSPHRASE)).toMatchObject({ value: { rootKey } });
  });

  it('cannot begin when no file of the vault can be read, nor where there is no post', async () => {
    const { disk } = await recoverablePost();
    for (const path of [VAULT, `${VAULT}.previous`]) disk.put(path, new Uint8Array([0x7b]));
    expect(await standing(disk)).toEqual({
      kind: 'vault-unreadable',
      reason: 'vault.json is not JSON',
    });
    expect(await standing(createMemoryDisk())).toEqual({ kind: 'not-enrolled' });
  });

  it('is refused while a wipe is under way, or may be', async () => {
    const { disk } = await recoverablePost();
    const answer = await answerTo(await asked(disk));
    const post = { id: recoverableIdentity().post, name: 'Tarvos Pass' };
    const at = '2026-05-04T08:00:00.000Z';
    await writeMarker(
      { files: disk.files, dataDirectory: 'data' },
      { v: 1, stage: 'begun', order: post.id, issuedAt: at, post, at },
    );
    const refused = { kind: 'wipe-pending' };
    expect(await standing(disk)).toEqual(refused);
    expect(await take(disk, answer)).toEqual({ ok: false, failure: refused });
    disk.put('data/wipe.json', new TextEncoder().encode('{'));
    expect(await begin(disk, { again: true })).toEqual({ ok: false, failure: refused });
  });

  it.each(['{', '{"v":1}', ''])('begins anew when recovery.json is %j', async (text) => {
    const { disk } = await recoverablePost();
    await asked(disk);
    disk.put(RECOVERY, new TextEncoder().encode(text));
    expect((await standing(disk)).kind).toBe('available');
    expect((await take(disk, await answerTo(await asked(disk)))).ok).toBe(true);
  });

  it('believes no request that was put in from another post, and no secret of another request', async () => {
    const { disk } = await recoverablePost();
    const other = await recoverablePost({
      ...recoverableIdentity(),
      post: '4f2c1a52-7a8e-4a5b-9d7e-1f2a3b4c5d6e',
    });
    const foreign = await asked(other.disk);
    disk.put(RECOVERY, other.disk.bytes(RECOVERY) ?? new Uint8Array());
    expect((await standing(disk)).kind).toBe('available');
    expect(await take(disk, await answerTo(foreign))).toEqual({
      ok: false,
      failure: { kind: 'other-post' },
    });
    const request = await asked(disk, { again: true });
    const file = JSON.parse(textOf(disk, RECOVERY)) as { asked: { secret: unknown } };
    await asked(disk, { again: true });
    const later = JSON.parse(textOf(disk, RECOVERY)) as { asked: { secret: unknown } };
    file.asked.secret = later.asked.secret;
    disk.put(RECOVERY, new TextEncoder().encode(JSON.stringify(file)));
    expect(await take(disk, await answerTo(request))).toEqual({
      ok: false,
      failure: { kind: 'wrong-passphrase' },
    });
  });
});
