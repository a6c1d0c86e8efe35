import { describe, expect, it } from 'vitest';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { vaultDamaged } from '#main/services/vault/vault-file.ts';
import { randomOf } from '#main/station/environment.ts';
import { createReleaseKeyring } from '#main/station/release-keyring.ts';
import { fail, succeed } from '#shared/kernel/result.ts';
import { freshIdentity } from './station-fixture.ts';

const isZero = (secret: Uint8Array): boolean => secret.every((byte) => byte === 0);
const releaseKey = (epoch: number) => ({ epoch, key: new Uint8Array(32).fill(epoch) });

describe('the keyring', () => {
  it('makes one change at a time, each from the outcome of the one before', async () => {
    const saved: PostIdentity[] = [];
    const keyring = createReleaseKeyring(await freshIdentity(), async (identity) => {
      saved.push(identity);
      return succeed(null);
    });
    const signingSecret = randomOf(32);
    await Promise.all([
      keyring.add([releaseKey(2)]),
      keyring.change((identity, save) => save({ ...identity, signingSecret })),
      keyring.add([releaseKey(3)]),
    ]);
    expect(saved.at(-1)?.signingSecret).toEqual(signingSecret);
    expect((await keyring.open()).map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });

  it('stays with what the vault holds when a change cannot be saved', async () => {
    const start = await freshIdentity();
    const full = async () => fail(vaultDamaged('ENOSPC'));
    const keyring = createReleaseKeyring(start, full);
    await keyring.change((identity, save) => save({ ...identity, signingSecret: randomOf(32) }));
    expect(keyring.identity()).toBe(start);
    await expect(keyring.add([releaseKey(2)])).rejects.toThrow('could not be kept');
  });

  it('notes once that the journal has a mark, and leaves no file that says otherwise', async () => {
    const saves: (boolean | undefined)[] = [];
    const keyring = createReleaseKeyring(await freshIdentity(), async (identity, options) => {
      expect(identity.journalMarked).toBe(true);
      saves.push(options?.forgetPrevious);
      return succeed(null);
    });
    await keyring.rememberMark();
    await keyring.rememberMark();
    expect(saves).toEqual([true]);
  });

  it('forgets all that it ever held, and then saves nothing any more', async () => {
    const start = await freshIdentity();
    let isFull = false;
    let saves = 0;
    const keyring = createReleaseKeyring(start, async () => {
      saves += 1;
      return isFull ? fail(vaultDamaged('ENOSPC')) : succeed(null);
    });
    const renewing = () => ({ signingSecret: randomOf(32), sealingSecret: randomOf(32) });
    const kept = renewing();
    const lost = renewing();
    await keyring.change((identity, save) => save({ ...identity, renewing: kept }));
    await keyring.change((identity, save) =>
      save({ ...identity, ...kept, formerSealingSecrets: [start.sealingSecret] }),
    );
    isFull = true;
    await keyring.change((identity, save) => save({ ...identity, renewing: lost }));
    const secrets = [start, kept, lost].flatMap((each) => [each.signingSecret, each.sealingSecret]);
    expect(secrets.some(isZero)).toBe(false);
    await keyring.forget();
    expect(secrets.every(isZero)).toBe(true);
    await expect(keyring.add([releaseKey(2)])).rejects.toThrow('forgotten');
    expect(saves).toBe(3);
  });
});
