/**
 * Takes the agency's answer: a new vault.json in which the officer who asked has the only daily slot.
 *
 * Nothing is changed before the recovered key has opened what the vault seals, so a wrong answer loses
 * nothing. Killed at any point, the post still has the old slots and the request, or the new slot.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import type { KeychainFailure } from '#main/services/keychain/keychain.ts';
import { wipeIdentity } from '#main/services/post-identity.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import {
  openRecoveryAnswer,
  type RecoveryAnswer,
  type RecoveryRequest,
  readRecoveryAnswer,
  readRecoveryRequest,
  requestHash,
  spokenFingerprint,
} from '#shared/recovery/recovery-exchange.ts';
import type { Officer } from '#shared/station/session.ts';
import { createDailySlot } from './daily-slot.ts';
import {
  type Recovered,
  type RecoveryFile,
  type RecoveryFileFailure,
  writeRecoveryFile,
} from './recovery-file.ts';
import { openRequestSecret } from './recovery-secret.ts';
import {
  dailySlotsIn,
  isDailySlot,
  type NotRecoverable,
  type Recoverable,
  recoverable,
  settledFile,
} from './recovery-state.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';
import type { VaultPlace } from './unlocked.ts';
import { openIdentity } from './vault.ts';
import { type VaultDamage, vaultPathIn, writeVaultFile } from './vault-file.ts';

export type TakeFailure =
  | NotRecoverable
  | RecoveryFileFailure
  | KeychainFailure
  | VaultDamage
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'not-an-answer' }
  /** For another post. */
  | { readonly kind: 'other-post' }
  /** For another request of this post: an earlier one, or one that was changed on the way. */
  | { readonly kind: 'other-request' }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Drawn at the request, and gone since: nothing opens the request any more. */
  | { readonly kind: 'keychain-lost' }
  /** The sealed part of the answer was not sealed to this request. */
  | { readonly kind: 'cannot-open' }
  /** What came is not the root key of this post. */
  | { readonly kind: 'wrong-key' }
  /** No administrator of the vault any more. */
  | { readonly kind: 'unknown-officer' };

export type RecoveryOver = { readonly place: VaultPlace; readonly attempts: SignInAttempts };
export type TakeAnswer = { readonly answer: string; readonly passphrase: string };

type Asked = NonNullable<RecoveryFile['asked']>;

/** Everything that fits together before any secret is touched. */
type Matching = {
  readonly found: Recoverable;
  readonly file: RecoveryFile;
  readonly asked: Asked;
  readonly request: RecoveryRequest;
  readonly answer: RecoveryAnswer;
  readonly officer: Officer;
};

/** Counts as an attempt to sign in: there is no guessing through this door either. */
export async function takeRecoveryAnswer(
  over: RecoveryOver,
  { answer, passphrase }: TakeAnswer,
): Promise<Result<Recovered, TakeFailure>> {
  const matching = await matchingAnswer(over.place, answer);
  if (!matching.ok) return matching;
  const { attempts } = over;
  const { id } = matching.value.officer;
  const seconds = attempts.secondsToWait(id);
  if (seconds > 0) return fail({ kind: 'wait', seconds });
  await attempts.begin(id);
  const taken = await take(over.place, matching.value, passphrase);
  if (taken.ok) await attempts.succeeded();
  else if (taken.failure.kind !== 'wrong-passphrase') await attempts.withdraw();
  return taken;
}

async function matchingAnswer(
  place: VaultPlace,
  text: string,
): Promise<Result<Matching, TakeFailure>> {
  const found = await recoverable(place);
  if (found.kind !== 'recoverable') return fail(found);
  const file = await settledFile(place);
  const asked = file?.asked;
  const request = asked && readRecoveryRequest(asked.request);
  if (!request) return fail({ kind: 'not-asked' });
  const answer = readRecoveryAnswer(text);
  if (!answer) return fail({ kind: 'not-an-answer' });
  if (answer.post !== found.vault.post.id) return fail({ kind: 'other-post' });
  if (answer.request !== requestHash(asked.request)) return fail({ kind: 'other-request' });
  const officer = found.administrators.find(({ id }) => id === request.officer.id);
  if (!officer) return fail({ kind: 'unknown-officer' });
  return succeed({ found, file, asked, request, answer, officer });
}

async function take(
  place: VaultPlace,
  matching: Matching,
  passphrase: string,
): Promise<Result<Recovered, TakeFailure>> {
  const keychainSecret = await place.keychain.read();
  if (!keychainSecret.ok) return keychainSecret;
  if (!keychainSecret.value) return fail({ kind: 'keychain-lost' });
  const secrets = { passphrase, keychainSecret: keychainSecret.value, stretch: place.stretch };
  try {
    const rootKey = await openRootKey(matching, secrets);
    if (!rootKey.ok) return rootKey;
    const settled = await settle(place, matching, { ...secrets, rootKey: rootKey.value });
    rootKey.value.fill(0);
    return settled;
  } finally {
    keychainSecret.value.fill(0);
  }
}

type Secrets = Parameters<typeof openRequestSecret>[2];

/** The root key, once it has opened what the vault seals. */
async function openRootKey(
  { found, asked, request, answer }: Matching,
  secrets: Secrets,
): Promise<Result<Uint8Array, TakeFailure>> {
  const secret = await openRequestSecret(asked.secret, asked.request, secrets);
  if (!secret) return fail({ kind: 'wrong-passphrase' });
  const isOurs = toBase64Url(x25519.getPublicKey(secret)) === request.requestKey;
  const opened = isOurs ? await openRecoveryAnswer(answer, 'root', secret) : null;
  secret.fill(0);
  if (!opened?.ok) return fail({ kind: 'cannot-open' });
  const identity = openIdentity(opened.value, found.vault);
  if (!identity) {
    opened.value.fill(0);
    return fail({ kind: 'wrong-key' });
  }
  wipeIdentity(identity);
  return succeed(opened.value);
}

async function settle(
  place: VaultPlace,
  { found, file, asked, officer }: Matching,
  { rootKey, ...secrets }: Secrets & { readonly rootKey: Uint8Array },
): Promise<Result<Recovered, TakeFailure>> {
  const { files, directory, random } = place;
  const keys = { rootKey, asylumKey: null };
  const { argon2 } = asked.secret;
  const slot = await createDailySlot({ ...secrets, officer, keys, argon2, random });
  const recovered: Recovered = {
    officer,
    removed: dailySlotsIn(found.vault)
      .map((daily) => daily.officer)
      .filter(({ id }) => id !== officer.id),
    fingerprint: spokenFingerprint(asked.request),
  };
  const answered = { salt: slot.salt, recovered };
  const noted = await writeRecoveryFile(place, { ...file, asked: { ...asked, answered } });
  if (!noted.ok) return noted;
  const others = found.vault.slots.filter((one) => !isDailySlot(one));
  const vault = { ...found.vault, slots: [slot, ...others] };
  const path = vaultPathIn(directory);
  const written = await writeVaultFile({ files, path, vault, forgetPrevious: true });
  if (!written.ok) return written;
  await settledFile(place);
  return succeed(recovered);
}
