/** Asks for a recovery: a fresh key, and a request file that names the officer and the post. */
import { x25519 } from '@noble/curves/ed25519.js';
import { KEYCHAIN_SECRET_BYTES, type KeychainFailure } from '#main/services/keychain/keychain.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type RecoveryRequest, spokenFingerprint } from '#shared/recovery/recovery-exchange.ts';
import type { Officer } from '#shared/station/session.ts';
import { calibrate } from './calibrate.ts';
import { isPassphraseTooShort, SHORTEST_PASSPHRASE } from './passphrase.ts';
import { type RecoveryFileFailure, writeRecoveryFile } from './recovery-file.ts';
import { sealRequestSecret } from './recovery-secret.ts';
import {
  type AskedRecovery,
  type NotRecoverable,
  type Recoverable,
  recoverable,
  settledFile,
} from './recovery-state.ts';
import type { VaultPlace } from './unlocked.ts';

export type BeginRecovery = {
  /** An administrator of the vault. */
  readonly officerId: string;
  readonly passphrase: string;
  /** Puts this request in the place of one that was asked before, whose answer is then worth nothing. */
  readonly again: boolean;
  /** Draws a new keychain secret although there is one that cannot be read. */
  readonly replaceKeychain: boolean;
};

export type BeginFailure =
  | NotRecoverable
  | RecoveryFileFailure
  | KeychainFailure
  | { readonly kind: 'passphrase-too-short'; readonly minimum: number }
  | { readonly kind: 'unknown-officer' }
  | { readonly kind: 'already-asked' };

export async function beginRecovery(
  place: VaultPlace,
  ask: BeginRecovery,
): Promise<Result<AskedRecovery, BeginFailure>> {
  const found = await recoverable(place);
  if (found.kind !== 'recoverable') return fail(found);
  const officer = found.administrators.find(({ id }) => id === ask.officerId);
  if (!officer) return fail({ kind: 'unknown-officer' });
  if (isPassphraseTooShort(ask.passphrase)) {
    return fail({ kind: 'passphrase-too-short', minimum: SHORTEST_PASSPHRASE });
  }
  const before = await settledFile(place);
  if (before?.asked && !ask.again) return fail({ kind: 'already-asked' });
  const keychainSecret = await keychainSecretFor(place, ask.replaceKeychain);
  if (!keychainSecret.ok) return keychainSecret;
  const secrets = { passphrase: ask.passphrase, keychainSecret: keychainSecret.value };
  const made = await makeRequest(place, { found, officer, secrets });
  const asked = { request: made.request, secret: made.secret, answered: null };
  const unrecorded = before?.unrecorded ?? [];
  const written = await writeRecoveryFile(place, { v: 1, unrecorded, asked });
  if (!written.ok) return written;
  const { id, displayName } = officer;
  return succeed({
    request: made.request,
    fingerprint: spokenFingerprint(made.request),
    officer: { id, displayName },
    at: made.at,
    administrators: found.administrators,
  });
}

type NewRequest = {
  readonly found: Recoverable;
  readonly officer: Officer;
  readonly secrets: { readonly passphrase: string; readonly keychainSecret: Uint8Array };
};

async function makeRequest(place: VaultPlace, { found, officer, secrets }: NewRequest) {
  const { clock, random, stretch } = place;
  const secret = random(32);
  const at = clock.wall();
  const { id, displayName } = officer;
  const request: RecoveryRequest = {
    type: 'farpost-recovery-request',
    v: 1,
    post: found.vault.post,
    officer: { id, displayName },
    slots: [found.root],
    requestKey: toBase64Url(x25519.getPublicKey(secret)),
    at,
  };
  const text = `${JSON.stringify(request, null, 2)}\n`;
  const argon2 = place.argon2 ?? (await calibrate(place));
  const sealed = await sealRequestSecret({ ...secrets, argon2, random, stretch }, text, secret);
  secret.fill(0);
  secrets.keychainSecret.fill(0);
  return { request: text, secret: sealed, at };
}

/** The secret that is there, or a fresh one where it is lost. */
async function keychainSecretFor(
  { keychain, random }: VaultPlace,
  replace: boolean,
): Promise<Result<Uint8Array, KeychainFailure>> {
  const there = await keychain.read();
  if (there.ok && there.value) return succeed(there.value);
  if (!there.ok && !(there.failure.kind === 'keychain-damaged' && replace)) return there;
  const secret = random(KEYCHAIN_SECRET_BYTES);
  const written = await keychain.write(secret);
  return written.ok ? succeed(secret) : written;
}
