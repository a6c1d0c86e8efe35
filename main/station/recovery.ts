/** The recovery of the post, in the words of the contract. Nothing here needs a key of the post. */
import type { KeychainFailure } from '#main/services/keychain/keychain.ts';
import { beginRecovery } from '#main/services/vault/recovery-begin.ts';
import { readRecoveryFile, writeRecoveryFile } from '#main/services/vault/recovery-file.ts';
import {
  type AskedRecovery,
  isNotRecoverable,
  type NotRecoverable,
  recoveryStanding,
} from '#main/services/vault/recovery-state.ts';
import { type RecoveryOver, takeRecoveryAnswer } from '#main/services/vault/recovery-take.ts';
import type { VaultPlace } from '#main/services/vault/unlocked.ts';
import type {
  BeginRecovery,
  BeginRecoveryAnswer,
  RecoveryState,
  TakeAnswer,
  TakeAnswerAnswer,
} from '#shared/station/recovery.ts';
import type { OpenPost } from './open-post.ts';

/** `reload` reads the vault anew once its slots are others. */
export type RecoveryDesk = RecoveryOver & { readonly reload: () => Promise<void> };

export async function recoveryState({ place }: RecoveryDesk): Promise<RecoveryState> {
  const standing = await recoveryStanding(place);
  if (isNotRecoverable(standing)) return unavailable(standing);
  switch (standing.kind) {
    case 'available':
      return { kind: 'available', administrators: [...standing.administrators] };
    case 'asked':
      return shownRequest(standing);
    case 'recovered':
      return standing;
  }
}

export async function begin(
  { place }: RecoveryDesk,
  ask: BeginRecovery,
): Promise<BeginRecoveryAnswer> {
  const asked = await beginRecovery(place, ask);
  if (asked.ok) return shownRequest(asked.value);
  const { failure } = asked;
  if (isNotRecoverable(failure)) return unavailable(failure);
  switch (failure.kind) {
    case 'already-asked':
    case 'unknown-officer':
    case 'passphrase-too-short':
      return failure;
    case 'keychain-damaged':
    case 'keychain-refused':
      return { kind: failure.kind, reason: sentenceOf(failure) };
    case 'not-written':
      return { kind: 'failed', reason: failure.reason };
  }
}

export async function takeAnswer(desk: RecoveryDesk, taken: TakeAnswer): Promise<TakeAnswerAnswer> {
  const recovered = await takeRecoveryAnswer(desk, taken);
  if (recovered.ok) {
    await desk.reload();
    const { officer, removed } = recovered.value;
    return { kind: 'recovered', officer, removed };
  }
  const { failure } = recovered;
  if (isNotRecoverable(failure)) return unavailable(failure);
  switch (failure.kind) {
    case 'wrong-passphrase':
      return { kind: 'refused' };
    case 'not-written':
      return { kind: 'failed', reason: failure.reason };
    case 'vault-damaged':
    case 'keychain-damaged':
    case 'keychain-refused':
      return { kind: 'failed', reason: sentenceOf(failure) };
    case 'not-asked':
    case 'not-an-answer':
    case 'other-post':
    case 'other-request':
    case 'wait':
    case 'keychain-lost':
    case 'cannot-open':
    case 'wrong-key':
    case 'unknown-officer':
      return failure;
  }
}

/** Writes what was recovered into the journal. A loss of power in between writes it twice, never not at all. */
export async function recordRecoveries(post: OpenPost, place: VaultPlace): Promise<void> {
  const file = await readRecoveryFile(place);
  if (!file || file.unrecorded.length === 0) return;
  for (const { officer, removed, fingerprint } of file.unrecorded) {
    const payload = { officer: officer.id, removedOfficers: removed.length, fingerprint };
    const receipt = await post.record('recovered', payload);
    // What is not saved waits for the next sign-in.
    if (receipt.kind !== 'saved') return;
  }
  await writeRecoveryFile(place, { ...file, unrecorded: [] });
}

const unavailable = ({ kind }: NotRecoverable) => ({ kind: 'unavailable', why: kind }) as const;

const sentenceOf = ({ reason, remedy }: Pick<KeychainFailure, 'reason' | 'remedy'>): string =>
  `${reason}. ${remedy}`.slice(0, 300);

type ShownRequest = Extract<RecoveryState, { kind: 'asked' }>;

function shownRequest({ administrators, ...asked }: AskedRecovery): ShownRequest {
  const { at, fingerprint } = asked;
  const fileName = `farpost-recovery-${at.slice(0, 10)}-${fingerprint.slice(0, 4)}.json`;
  return { ...asked, kind: 'asked', fileName, administrators: [...administrators] };
}
