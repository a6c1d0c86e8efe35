/**
 * Officers come and go, and passphrases change, without anything being sealed anew: only slots do.
 *
 * A slot that was taken away must open nothing any more, so the file before is overwritten too.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Officer, Role } from '#shared/station/session.ts';
import { ARGON2_FLOOR } from './argon2-cost.ts';
import { createDailySlot, type DailySlot, type VaultKeys } from './daily-slot.ts';
import { isPassphraseTooShort, SHORTEST_PASSPHRASE } from './passphrase.ts';
import { forgetUnlocked, type Unlocked, type UnlockFailure, type VaultPlace } from './unlocked.ts';
import { type VaultDamage, type VaultFile, vaultDamaged } from './vault-file.ts';

const MOST_OFFICERS = 400;

/** The asylum officer who admits another one, with the passphrase typed beside the administrator's desk. */
export type CoSigner = { readonly officerId: string; readonly passphrase: string };

export type OfficerFailure =
  | UnlockFailure
  | { readonly kind: 'passphrase-too-short'; readonly minimum: number }
  | { readonly kind: 'same-passphrase' }
  | { readonly kind: 'unknown-officer' }
  | { readonly kind: 'officer-exists' }
  | { readonly kind: 'too-many-officers'; readonly most: number }
  /** Nobody could manage the post any more. */
  | { readonly kind: 'last-administrator' }
  /** The asylum key comes from an asylum officer, and from nobody else. */
  | { readonly kind: 'asylum-officer-needed' };

export type OfficerRequest = {
  /** Of whoever is signed in. */
  readonly rootKey: Uint8Array;
  readonly officer: Officer;
  readonly passphrase: string;
  readonly with?: CoSigner | undefined;
};

type Changed = Promise<Result<null, OfficerFailure>>;

export type OfficerChanges = {
  add(request: OfficerRequest): Changed;
  /** Another role, with a new passphrase: a slot is bound to its role, and only its passphrase makes one. */
  replace(request: OfficerRequest): Changed;
  remove(officerId: string): Changed;
  /** `current` counts as an attempt to sign in: there is no guessing through this door either. */
  changePassphrase(change: {
    readonly officerId: string;
    readonly current: string;
    readonly next: string;
  }): Changed;
};

export type OfficerChangesOver = {
  readonly place: VaultPlace;
  readonly step: <Value>(task: () => Promise<Value>) => Promise<Value>;
  readonly tryOne: (
    officerId: string,
    passphrase: string,
  ) => Promise<Result<Unlocked, UnlockFailure>>;
  readonly slots: () => readonly DailySlot[];
  /** Slots of other kinds; they stay. */
  readonly others: () => VaultFile['slots'];
  readonly replaceSlots: (slots: VaultFile['slots']) => Promise<Result<null, VaultDamage>>;
};

export function changesOf(over: OfficerChangesOver): OfficerChanges {
  return {
    add: (request) => over.step(() => add(over, request)),
    replace: (request) => over.step(() => replace(over, request)),
    remove: (officerId) => over.step(() => remove(over, officerId)),
    changePassphrase: (change) => over.step(() => changePassphrase(over, change)),
  };
}

async function add(over: OfficerChangesOver, request: OfficerRequest): Changed {
  const slots = over.slots();
  if (slots.some(({ officer }) => officer.id === request.officer.id)) {
    return fail({ kind: 'officer-exists' });
  }
  if (slots.length >= MOST_OFFICERS) {
    return fail({ kind: 'too-many-officers', most: MOST_OFFICERS });
  }
  const slot = await slotFor(over, request);
  return slot.ok ? write(over, [...slots, slot.value]) : slot;
}

async function replace(over: OfficerChangesOver, request: OfficerRequest): Changed {
  const { officer } = request;
  const others = without(over, officer.id);
  if (!others) return fail({ kind: 'unknown-officer' });
  if (officer.role !== 'administrator' && !hasAdministrator(others)) {
    return fail({ kind: 'last-administrator' });
  }
  const slot = await slotFor(over, request);
  return slot.ok ? write(over, [...others, slot.value]) : slot;
}

async function remove(over: OfficerChangesOver, officerId: string): Changed {
  const others = without(over, officerId);
  if (!others) return fail({ kind: 'unknown-officer' });
  return hasAdministrator(others) ? write(over, others) : fail({ kind: 'last-administrator' });
}

async function changePassphrase(
  over: OfficerChangesOver,
  { officerId, current, next }: Parameters<OfficerChanges['changePassphrase']>[0],
): Changed {
  if (isPassphraseTooShort(next)) return tooShort();
  if (next.normalize('NFKC') === current.normalize('NFKC')) {
    return fail({ kind: 'same-passphrase' });
  }
  const unlocked = await over.tryOne(officerId, current);
  if (!unlocked.ok) return unlocked;
  const { officer } = unlocked.value;
  try {
    const slot = await newSlot(over, { officer, passphrase: next, keys: unlocked.value });
    if (!slot.ok) return slot;
    return await write(over, [...(without(over, officerId) ?? []), slot.value]);
  } finally {
    forgetUnlocked(unlocked.value);
  }
}

/** The slots of the others; null when this officer has none. */
function without(over: OfficerChangesOver, officerId: string): readonly DailySlot[] | null {
  const slots = over.slots();
  const others = slots.filter(({ officer }) => officer.id !== officerId);
  return others.length < slots.length ? others : null;
}

const hasAdministrator = (slots: readonly DailySlot[]): boolean =>
  slots.some(({ officer }) => officer.role === 'administrator');

async function slotFor(
  over: OfficerChangesOver,
  { rootKey, officer, passphrase, with: coSigner }: OfficerRequest,
): Promise<Result<DailySlot, OfficerFailure>> {
  if (isPassphraseTooShort(passphrase)) return tooShort();
  const asylumKey = await asylumKeyFor(over, officer.role, coSigner);
  if (!asylumKey.ok) return asylumKey;
  try {
    const keys = { rootKey, asylumKey: asylumKey.value };
    return await newSlot(over, { officer, passphrase, keys });
  } finally {
    asylumKey.value?.fill(0);
  }
}

/** The first asylum officer of a post gets a fresh key; a further one gets it from one who has it. */
async function asylumKeyFor(
  over: OfficerChangesOver,
  role: Role,
  coSigner: CoSigner | undefined,
): Promise<Result<Uint8Array | null, OfficerFailure>> {
  if (role !== 'asylum') return succeed(null);
  const keepers = over.slots().filter(({ officer }) => officer.role === 'asylum');
  if (keepers.length === 0) return succeed(over.place.random(32));
  if (!keepers.some(({ officer }) => officer.id === coSigner?.officerId) || !coSigner) {
    return fail({ kind: 'asylum-officer-needed' });
  }
  const unlocked = await over.tryOne(coSigner.officerId, coSigner.passphrase);
  if (!unlocked.ok) return unlocked;
  const asylumKey = unlocked.value.asylumKey?.slice() ?? null;
  forgetUnlocked(unlocked.value);
  return asylumKey ? succeed(asylumKey) : fail({ kind: 'asylum-officer-needed' });
}

async function newSlot(
  { place, slots }: OfficerChangesOver,
  slot: { readonly officer: Officer; readonly passphrase: string; readonly keys: VaultKeys },
): Promise<Result<DailySlot, OfficerFailure>> {
  const secret = await place.keychain.read();
  if (!secret.ok) return secret;
  if (!secret.value) return fail(vaultDamaged('the keychain holds no secret for this post'));
  const { random, stretch } = place;
  // What was measured at set-up holds for everyone.
  const argon2 = place.argon2 ?? slots()[0]?.argon2 ?? ARGON2_FLOOR;
  const keychainSecret = secret.value;
  const made = await createDailySlot({ ...slot, argon2, keychainSecret, random, stretch });
  secret.value.fill(0);
  return succeed(made);
}

const write = (over: OfficerChangesOver, slots: readonly DailySlot[]): Changed =>
  over.replaceSlots([...slots, ...over.others()]);

const tooShort = (): Result<never, OfficerFailure> =>
  fail({ kind: 'passphrase-too-short', minimum: SHORTEST_PASSPHRASE });
