/**
 * The post's keys at rest. A random root key, reached through one daily slot per officer; under it the
 * post's identity. Nothing is ever stored in the clear, and nothing opens without the keychain.
 */
import { z } from 'zod';
import { inTurn } from '#main/services/in-turn.ts';
import { KEYCHAIN_SECRET_BYTES, type KeychainFailure } from '#main/services/keychain/keychain.ts';
import { type PostIdentity, postIdentityCodec } from '#main/services/post-identity.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { NONCE_BYTES, openBox, sealBox } from '#shared/sealing/box.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Officer } from '#shared/station/session.ts';
import { calibrate } from './calibrate.ts';
import {
  createDailySlot,
  type DailySlot,
  dailySlotSchema,
  forgetKeys,
  openDailySlot,
} from './daily-slot.ts';
import { changesOf, type OfficerChanges } from './officers.ts';
import { isPassphraseTooShort, SHORTEST_PASSPHRASE } from './passphrase.ts';
import { newRecoverySlots } from './recovery-slots.ts';
import { attemptsFileIn, openSignInAttempts, type SignInAttempts } from './sign-in-attempts.ts';
import type { Unlocked, UnlockFailure, VaultPlace } from './unlocked.ts';
import {
  readVaultFile,
  type VaultDamage,
  type VaultFile,
  vaultDamaged,
  vaultPathIn,
  writeVaultFile,
} from './vault-file.ts';

export type Vault = {
  officers(): readonly Officer[];
  post(): VaultFile['post'];
  unlock(officerId: string, passphrase: string): Promise<Result<Unlocked, UnlockFailure>>;
  /** Replaces the sealed identity (a new release key, say). */
  saveIdentity(
    rootKey: Uint8Array,
    identity: PostIdentity,
    options?: { readonly forgetPrevious: boolean },
  ): Promise<Result<null, VaultDamage>>;
  readonly attempts: SignInAttempts;
  /** Adds and removes officers and gives them other roles and passphrases; nothing is sealed anew. */
  readonly officerChanges: OfficerChanges;
};

export type NewVault = {
  readonly officer: Officer;
  readonly passphrase: string;
  readonly identity: PostIdentity;
};

export type CreateFailure =
  | { readonly kind: 'passphrase-too-short'; readonly minimum: number }
  | { readonly kind: 'vault-exists' }
  /** The recovery key among the hub's anchors: a post without the way back it was promised is not made. */
  | { readonly kind: 'recovery-key-not-usable' }
  | VaultDamage
  | KeychainFailure;

const secretsContext = ({ id, name }: VaultFile['post']): string =>
  `farpost/vault/v1/secrets/${JSON.stringify([id, name])}`;

/** The vault, or null when the post has none yet. */
export async function openVault(place: VaultPlace): Promise<Result<Vault | null, VaultDamage>> {
  const found = await readVaultFile(place.files, vaultPathIn(place.directory));
  if (!found.ok) return found;
  if (!found.value) return succeed(null);
  return succeed(await vaultOver(place, found.value));
}

/** Answers with the root key, so that the first entry can be written before anyone signs in. */
export async function createVault(
  place: VaultPlace,
  { officer, passphrase, identity }: NewVault,
): Promise<Result<{ vault: Vault; rootKey: Uint8Array }, CreateFailure>> {
  if (isPassphraseTooShort(passphrase)) {
    return fail({ kind: 'passphrase-too-short', minimum: SHORTEST_PASSPHRASE });
  }
  const path = vaultPathIn(place.directory);
  if (await place.files.read(path)) return fail({ kind: 'vault-exists' });
  const secret = await secretForNewVault(place);
  if (!secret.ok) return secret;
  const rootKey = place.random(32);
  const recovery = await newRecoverySlots(identity, 'root', rootKey);
  if (!recovery.ok) return fail({ kind: 'recovery-key-not-usable' });
  const asylumKey = officer.role === 'asylum' ? place.random(32) : null;
  const slot = await createDailySlot({
    passphrase,
    keychainSecret: secret.value,
    officer,
    keys: { rootKey, asylumKey },
    argon2: place.argon2 ?? (await calibrate(place)),
    random: place.random,
    stretch: place.stretch,
  });
  asylumKey?.fill(0);
  const slots = [slot, ...recovery.value];
  const file: VaultFile = { v: 1, slots, ...sealIdentity(place, rootKey, identity) };
  await place.files.makeDirectory(place.directory);
  const written = await writeVaultFile({ files: place.files, path, vault: file });
  return written.ok ? succeed({ vault: await vaultOver(place, file), rootKey }) : written;
}

async function vaultOver(place: VaultPlace, start: VaultFile): Promise<Vault> {
  let file = start;
  const { directory, files } = place;
  const path = vaultPathIn(directory);
  const isDaily = (slot: VaultFile['slots'][number]): slot is DailySlot =>
    dailySlotSchema.safeParse(slot).success;
  const slots = (): DailySlot[] => file.slots.filter(isDaily);
  const slotOf = (officerId: string) => slots().find(({ officer }) => officer.id === officerId);
  const attempts = await openSignInAttempts({
    ...place,
    file: attemptsFileIn(directory),
    isOfficer: (officerId) => slotOf(officerId) !== undefined,
  });
  const replace = async (next: VaultFile, forgetPrevious: boolean) => {
    const written = await writeVaultFile({ files, path, vault: next, forgetPrevious });
    if (written.ok) file = next;
    return written;
  };
  // One attempt or change at a time, or many at once would all slip in before the first is counted.
  const step = inTurn();
  const tryOne = (officerId: string, passphrase: string) => {
    const slot = slotOf(officerId);
    return counted(attempts, officerId, () => tryUnlock({ place, file, slot }, passphrase));
  };
  return {
    attempts,
    post: () => file.post,
    officers: () => slots().map(({ officer }) => officer),
    unlock: (officerId, passphrase) => step(() => tryOne(officerId, passphrase)),
    saveIdentity: (rootKey, identity, { forgetPrevious } = { forgetPrevious: false }) =>
      step(() => replace({ ...file, ...sealIdentity(place, rootKey, identity) }, forgetPrevious)),
    officerChanges: changesOf({
      place,
      step,
      tryOne,
      slots,
      others: () => file.slots.filter((slot) => !isDaily(slot)),
      replaceSlots: (next) => replace({ ...file, slots: [...next] }, true),
    }),
  };
}

/** An attempt counts as wrong before it is tried: pulling the plug does not undo it. */
async function counted(
  attempts: SignInAttempts,
  officerId: string,
  attempt: () => Promise<Result<Unlocked, UnlockFailure>>,
): Promise<Result<Unlocked, UnlockFailure>> {
  const seconds = attempts.secondsToWait(officerId);
  if (seconds > 0) return fail({ kind: 'wait', seconds });
  await attempts.begin(officerId);
  const unlocked = await attempt();
  if (unlocked.ok) await attempts.succeeded();
  else if (unlocked.failure.kind !== 'wrong-passphrase') await attempts.withdraw();
  return unlocked;
}

type Attempt = {
  readonly place: VaultPlace;
  readonly file: VaultFile;
  readonly slot: DailySlot | undefined;
};

async function tryUnlock(
  { place, file, slot }: Attempt,
  passphrase: string,
): Promise<Result<Unlocked, UnlockFailure>> {
  if (!slot) return fail({ kind: 'wrong-passphrase' });
  const secret = await place.keychain.read();
  if (!secret.ok) return secret;
  if (!secret.value) return fail(vaultDamaged('the keychain holds no secret for this post'));
  const keys = await openDailySlot(slot, {
    passphrase,
    keychainSecret: secret.value,
    stretch: place.stretch,
  });
  secret.value.fill(0);
  if (!keys) return fail({ kind: 'wrong-passphrase' });
  const identity = openIdentity(keys.rootKey, file);
  if (!identity) {
    forgetKeys(keys);
    return fail(vaultDamaged('the sealed identity of the post cannot be opened'));
  }
  return succeed({ officer: slot.officer, ...keys, identity });
}

async function secretForNewVault(
  place: VaultPlace,
): Promise<Result<Uint8Array, VaultDamage | KeychainFailure>> {
  const there = await place.keychain.read();
  if (!there.ok) return there;
  if (there.value) return succeed(there.value);
  const secret = place.random(KEYCHAIN_SECRET_BYTES);
  const written = await place.keychain.write(secret);
  return written.ok ? succeed(secret) : written;
}

function sealIdentity(
  place: VaultPlace,
  rootKey: Uint8Array,
  identity: PostIdentity,
): Pick<VaultFile, 'post' | 'secrets'> {
  const { releaseKeys, formerSealingSecrets, ...rest } = identity;
  const json = z.encode(postIdentityCodec, {
    ...rest,
    releaseKeys: [...releaseKeys],
    formerSealingSecrets: formerSealingSecrets && [...formerSealingSecrets],
  });
  const post = { id: identity.post, name: identity.name };
  const key = subkeyOf(rootKey, 'station-secrets');
  const seal = { key, nonce: place.random(NONCE_BYTES), context: secretsContext(post) };
  const box = sealBox(seal, new TextEncoder().encode(JSON.stringify(json)));
  key.fill(0);
  return { post, secrets: toBase64Url(box) };
}

/** The post's identity; null when this is not the root key, or the file was changed. */
export function openIdentity(rootKey: Uint8Array, file: VaultFile): PostIdentity | null {
  const box = fromBase64Url(file.secrets);
  if (!box) return null;
  const key = subkeyOf(rootKey, 'station-secrets');
  const opened = openBox(key, secretsContext(file.post), box);
  key.fill(0);
  if (!opened.ok) return null;
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(opened.value));
    const parsed = postIdentityCodec.safeParse(json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
