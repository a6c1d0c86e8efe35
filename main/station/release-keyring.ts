/**
 * The identity of an open post: its device keys, and the release content keys it was enrolled with or
 * got later. Nobody else writes the identity, so no change is lost under another.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import type { IdentityKeeper } from '#main/services/identity/renewal.ts';
import { inTurn } from '#main/services/in-turn.ts';
import { type PostIdentity, wipeIdentity } from '#main/services/post-identity.ts';
import type { VaultDamage } from '#main/services/vault/vault-file.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import type { Result } from '#shared/kernel/result.ts';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';
import type { LaterReleaseKey } from './connections.ts';

export type ReleaseKeyring = IdentityKeeper & {
  /** Unwrapped; one that cannot be opened is left out, and its release stays closed. */
  open(): Promise<{ epoch: number; key: string }[]>;
  /** Answers after the keys are in the vault; rejects when they cannot be kept. */
  add(keys: readonly LaterReleaseKey[]): Promise<void>;
  /** Drops every release key from the vault and takes none any more; answers after that is on the disk. */
  revoke(): Promise<void>;
  /** Notes in the vault that the journal has a mark; a vault that cannot be written is told at the next sign-in. */
  rememberMark(): Promise<void>;
  /** Waits for changes under way, then overwrites every secret it ever held; later changes reject. */
  forget(): Promise<void>;
};

export type SaveIdentity = (
  identity: PostIdentity,
  options?: { readonly forgetPrevious: boolean },
) => Promise<Result<null, VaultDamage>>;

export function createReleaseKeyring(start: PostIdentity, save: SaveIdentity): ReleaseKeyring {
  let identity = start;
  let isForgotten = false;
  let isRevoked = false;
  // Also those that were replaced, or that could not be saved: their secrets are in memory too.
  const held = new Set([start]);
  const oneByOne = inTurn();
  const keep: SaveIdentity = async (next, options) => {
    held.add(next);
    const saved = await save(next, options);
    if (saved.ok) identity = next;
    return saved;
  };
  const change: IdentityKeeper['change'] = (work) =>
    oneByOne(async () => {
      // The vault must never get an identity of zeros.
      if (isForgotten) throw new Error('the keys of this post are forgotten');
      return await work(identity, keep);
    });
  return {
    identity: () => identity,
    change,
    async open() {
      const asOfNow = identity;
      const opened = await Promise.all(asOfNow.releaseKeys.map((key) => unwrap(asOfNow, key)));
      return opened.filter((key) => key !== null);
    },
    add: (keys) =>
      change((present) => {
        if (isRevoked) throw new Error('the post is revoked: it keeps no release key');
        return addTo(present, keys, keep);
      }),
    revoke: () =>
      change(async (present) => {
        isRevoked = true;
        identity = { ...present, releaseKeys: [] };
        held.add(identity);
        // The vault keeps the file before as well, and the keys stand in there.
        const saved = await save(identity, { forgetPrevious: true });
        if (!saved.ok) throw new Error('the release keys could not be dropped from the vault');
      }),
    rememberMark: () =>
      change(async (present) => {
        if (present.journalMarked) return;
        // No file of before may be left that says there never was a mark.
        await keep({ ...present, journalMarked: true }, { forgetPrevious: true });
      }),
    forget: () =>
      oneByOne(async () => {
        isForgotten = true;
        for (const each of held) wipeIdentity(each);
      }),
  };
}

async function addTo(
  identity: PostIdentity,
  keys: readonly LaterReleaseKey[],
  save: SaveIdentity,
): Promise<void> {
  const known = new Set(identity.releaseKeys.map(({ epoch }) => epoch));
  const fresh = keys.filter(({ epoch }) => !known.has(epoch));
  if (fresh.length === 0) return;
  const wrapped = await Promise.all(fresh.map((key) => wrap(identity, key)));
  const saved = await save({ ...identity, releaseKeys: [...identity.releaseKeys, ...wrapped] });
  if (!saved.ok) throw new Error('a release key could not be kept');
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
