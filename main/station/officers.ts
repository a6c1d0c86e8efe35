/** Changes among the officers of a post, each on record before it is made. */
import type { OfficerFailure } from '#main/services/vault/officers.ts';
import type { Vault } from '#main/services/vault/vault.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Result } from '#shared/kernel/result.ts';
import { foldLetters } from '#shared/screening/names/fold.ts';
import type {
  AddOfficer,
  ChangePassphrase,
  ChangeRole,
  OfficerAnswer,
} from '#shared/station/officers.ts';
import type { Officer } from '#shared/station/session.ts';
import { officerIdFor } from './enrol-station.ts';
import type { OpenPost } from './open-post.ts';

/** A post that is open, and what an officer's change needs of it. */
export type OfficerDesk = {
  readonly post: OpenPost;
  readonly vault: Vault;
  readonly random: (length: number) => Uint8Array;
};

export function addOfficer(desk: OfficerDesk, request: AddOfficer): Promise<OfficerAnswer> {
  const displayName = request.displayName.normalize('NFC').trim();
  if (!isUsable(displayName, desk.vault.officers())) return answer({ kind: 'name-not-usable' });
  const id = officerIdFor(displayName, desk.random);
  const officer = { id, displayName, role: request.role };
  return recorded(desk, { change: 'add', officer, by: request.with?.officerId ?? null }, () =>
    desk.vault.officerChanges.add({ ...request, rootKey: desk.post.rootKey, officer }),
  );
}

export function changeRole(desk: OfficerDesk, request: ChangeRole): Promise<OfficerAnswer> {
  const known = find(desk, request.officerId);
  if (!known) return answer({ kind: 'unknown-officer' });
  if (known.id === desk.post.officer.id) return answer({ kind: 'not-yourself' });
  const officer = { ...known, role: request.role };
  return recorded(desk, { change: 'role', officer, by: request.with?.officerId ?? null }, () =>
    desk.vault.officerChanges.replace({ ...request, rootKey: desk.post.rootKey, officer }),
  );
}

export function removeOfficer(desk: OfficerDesk, officerId: string): Promise<OfficerAnswer> {
  const officer = find(desk, officerId);
  if (!officer) return answer({ kind: 'unknown-officer' });
  if (officer.id === desk.post.officer.id) return answer({ kind: 'not-yourself' });
  return recorded(desk, { change: 'remove', officer, by: null }, () =>
    desk.vault.officerChanges.remove(officerId),
  );
}

export function changePassphrase(
  desk: OfficerDesk,
  change: ChangePassphrase,
): Promise<OfficerAnswer> {
  const { officer } = desk.post;
  return recorded(desk, { change: 'passphrase', officer, by: null }, () =>
    desk.vault.officerChanges.changePassphrase({ ...change, officerId: officer.id }),
  );
}

const answer = (value: OfficerAnswer): Promise<OfficerAnswer> => Promise.resolve(value);

const find = ({ vault }: OfficerDesk, id: string): Officer | undefined =>
  vault.officers().find((officer) => officer.id === id);

/** Two officers whose names look the same could sign in as one another by mistake. */
function isUsable(displayName: string, officers: readonly Officer[]): boolean {
  if (displayName === '' || displayName.length > 80 || /\p{C}/u.test(displayName)) return false;
  const folded = foldLetters(displayName);
  return officers.every((officer) => foldLetters(officer.displayName) !== folded);
}

type Change = {
  readonly change: 'add' | 'role' | 'remove' | 'passphrase';
  readonly officer: Officer;
  /** The asylum officer who admitted. */
  readonly by: string | null;
};

async function recorded(
  { post }: OfficerDesk,
  { change, officer, by }: Change,
  make: () => Promise<Result<null, OfficerFailure>>,
): Promise<OfficerAnswer> {
  const payload = { change, officer: officer.id, role: officer.role, by };
  const receipt = await post.record('officer-change', payload);
  // A change that leaves no trace is not made.
  if (receipt.kind !== 'saved') return { kind: 'failed', reason: 'the change cannot be recorded' };
  const made = await make();
  if (made.ok) return { kind: 'done', officer };
  const { kind: why } = made.failure;
  await post.record('officer-change-failed', { change, officer: officer.id, why });
  return answerTo(made.failure);
}

function answerTo(failure: OfficerFailure): OfficerAnswer {
  switch (failure.kind) {
    case 'wrong-passphrase':
      return { kind: 'refused' };
    case 'wait':
    case 'passphrase-too-short':
    case 'same-passphrase':
    case 'unknown-officer':
    case 'too-many-officers':
    case 'last-administrator':
    case 'asylum-officer-needed':
      return failure;
    case 'officer-exists':
      return { kind: 'failed', reason: 'the identifier is taken; try again' };
    case 'vault-damaged':
    case 'keychain-damaged':
    case 'keychain-refused':
      return { kind: 'failed', reason: `${failure.reason}. ${failure.remedy}`.slice(0, 300) };
    default:
      return assertNever(failure);
  }
}
