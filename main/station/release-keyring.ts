/** The release content keys of this post: those it was enrolled with and those that came later. */
import { x25519 } from '@noble/curves/ed25519.js';
import { inTurn } from '#main/services/in-turn.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { VaultDamage } from '#main/services/vault/vault-file.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import type { Result } from '#shared/kernel/result.ts';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';
import type { LaterReleaseKey } from './connections.ts';

export type ReleaseKeyring = {
  /** Unwrapped; one that cannot be opened is left out, and its release stays closed. */
  open(): Promise<{ epoch: number; key: string }[]>;
  /** Answers after the keys are in the vault; rejects when they cannot be kept. */
  add(keys: readonly LaterReleaseKey[]): Promise<void>;
  /** Drops every key from the vault and takes none any more; answers after that is on the disk. */
  forget(): Promise<void>;
  identity(): PostIdentity;
};

export type SaveIdentity = (identity: PostIdentity) => Promise<Result<null, VaultDamage>>;

export function createReleaseKeyring(start: PostIdentity, save: SaveIdentity): ReleaseKeyring {
  let identity = start;
  let forgotten = false;
  const oneByOne = inTurn();
  return {
    identity: () => identity,
    async open() {
      const opened = await Promise.all(identity.releaseKeys.map((key) => unwrap(identity, key)));
      return opened.filter((key) => key !== null);
    },
    add: (keys) =>
      oneByOne(async () => {
        if (forgotten) throw new Error('the post is revoked: it keeps no release key');
        const known = new Set(identity.releaseKeys.map(({ epoch }) => epoch));
        const fresh = keys.filter(({ epoch }) => !known.has(epoch));
        if (fresh.length === 0) return;
        const wrapped = await Promise.all(fresh.map((key) => wrap(identity, key)));
        const next = { ...identity, releaseKeys: [...identity.releaseKeys, ...wrapped] };
        const saved = await save(next);
        if (!saved.ok) throw new Error('a release key could not be kept');
        identity = next;
      }),
    forget: () =>
      oneByOne(async () => {
        forgotten = true;
        identity = { ...identity, releaseKeys: [] };
        // Twice: the vault keeps the file before as well, and the keys stand in there.
        for (let copies = 0; copies < 2; copies += 1) {
          const saved = await save(identity);
          if (!saved.ok) throw new Error('the release keys could not be dropped from the vault');
        }
      }),
  };
}

type Wrapped = PostIdentity['releaseKeys'][number];

async function unwrap(identity: PostIdentity, { epoch, wrapped }: Wrapped) {
  const sealed = fromBase64Url(wrapped);
  if (!sealed) return null;
  const info = releaseKeyInfo(identity.post, epoch);
  const key = await openSealed(identity.sealingSecret, info, sealed);
  return key.ok && key.value.length === 32 ? { epoch, key: toBase64Url(key.value) } : null;
}

/** Kept in the form in which enrolment brings them, sealed to the post itself. */
async function wrap(identity: PostIdentity, { epoch, key }: LaterReleaseKey): Promise<Wrapped> {
  const self = x25519.getPublicKey(identity.sealingSecret);
  const sealed = await sealTo(self, releaseKeyInfo(identity.post, epoch), key);
  return { epoch, wrapped: toBase64Url(sealed) };
}
