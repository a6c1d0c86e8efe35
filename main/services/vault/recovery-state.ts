/** Where the recovery of a post stands. Needs no key: it is read while the station is locked. */
import { readMarker } from '#main/services/orders/wipe-marker.ts';
import { readRecoveryRequest, spokenFingerprint } from '#shared/recovery/recovery-exchange.ts';
import type { RecoverySlot } from '#shared/recovery/recovery-slot.ts';
import type { Officer } from '#shared/station/session.ts';
import { type DailySlot, dailySlotSchema } from './daily-slot.ts';
import {
  MOST_UNRECORDED,
  type Recovered,
  type RecoveryFile,
  readRecoveryFile,
  writeRecoveryFile,
} from './recovery-file.ts';
import { recoverySlotsIn } from './recovery-slots.ts';
import type { VaultPlace } from './unlocked.ts';
import { readVaultFile, type VaultFile, vaultPathIn } from './vault-file.ts';

/** Why this post cannot be recovered at all. */
export type NotRecoverable =
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'vault-unreadable'; readonly reason: string }
  /** The hub had no recovery key when the post was enrolled. */
  | { readonly kind: 'no-recovery-slot' }
  | { readonly kind: 'no-administrator' }
  /** An order takes everything away from this post, and is not finished. */
  | { readonly kind: 'wipe-pending' };

const NOT_RECOVERABLE: Readonly<Record<NotRecoverable['kind'], true>> = {
  'not-enrolled': true,
  'vault-unreadable': true,
  'no-recovery-slot': true,
  'no-administrator': true,
  'wipe-pending': true,
};

/** Whether an answer of the recovery is one of these. */
export const isNotRecoverable = <Other extends { readonly kind: string }>(
  answer: Other | NotRecoverable,
): answer is NotRecoverable => Object.hasOwn(NOT_RECOVERABLE, answer.kind);

export type Recoverable = {
  readonly vault: VaultFile;
  readonly root: RecoverySlot;
  readonly administrators: readonly Officer[];
};

export type AskedRecovery = {
  /** The exact text of the request file. */
  readonly request: string;
  readonly fingerprint: string;
  readonly officer: { readonly id: string; readonly displayName: string };
  /** ISO 8601. */
  readonly at: string;
  /** Who may ask anew. */
  readonly administrators: readonly Officer[];
};

export type RecoveryStanding =
  | NotRecoverable
  | { readonly kind: 'available'; readonly administrators: readonly Officer[] }
  | ({ readonly kind: 'asked' } & AskedRecovery)
  | ({ readonly kind: 'recovered' } & Recovered);

export async function recoveryStanding(place: VaultPlace): Promise<RecoveryStanding> {
  const found = await recoverable(place);
  if (found.kind !== 'recoverable') return found;
  const file = await settledFile(place);
  const asked = file?.asked && askedFor(file.asked.request, found);
  if (asked) return { kind: 'asked', ...asked };
  const last = file?.unrecorded.at(-1);
  if (last) return { kind: 'recovered', ...last };
  return { kind: 'available', administrators: found.administrators };
}

/** The vault if a recovery can begin from it: `vault.json`, or the file before it when that is damaged. */
export async function recoverable(
  place: VaultPlace,
): Promise<NotRecoverable | ({ readonly kind: 'recoverable' } & Recoverable)> {
  const { files, directory } = place;
  const wipe = await readMarker({ files, dataDirectory: directory }).catch(() => null);
  if (!wipe) return { kind: 'vault-unreadable', reason: 'the disk cannot be read' };
  if (!wipe.ok || wipe.value) return { kind: 'wipe-pending' };
  const path = vaultPathIn(directory);
  const present = await readVaultFile(files, path);
  const found = present.ok ? present : await readVaultFile(files, `${path}.previous`);
  const vault = found.ok ? found.value : null;
  if (!present.ok && !vault) return { kind: 'vault-unreadable', reason: present.failure.reason };
  if (!vault) return { kind: 'not-enrolled' };
  const root = recoverySlotsIn(vault).find(({ holds }) => holds === 'root');
  if (!root) return { kind: 'no-recovery-slot' };
  const officers = dailySlotsIn(vault).map(({ officer }) => officer);
  const administrators = officers.filter(({ role }) => role === 'administrator');
  if (administrators.length === 0) return { kind: 'no-administrator' };
  return { kind: 'recoverable', vault, root, administrators };
}

export const isDailySlot = (slot: VaultFile['slots'][number]): slot is DailySlot =>
  dailySlotSchema.safeParse(slot).success;

export const dailySlotsIn = ({ slots }: VaultFile): DailySlot[] => slots.filter(isDailySlot);

/** The file, after a step that a loss of power cut short has been finished or undone. */
export async function settledFile(place: VaultPlace): Promise<RecoveryFile | null> {
  const file = await readRecoveryFile(place);
  if (!file?.asked?.answered) return file;
  const { salt, recovered } = file.asked.answered;
  const vault = await readVaultFile(place.files, vaultPathIn(place.directory));
  const isWritten =
    vault.ok && vault.value && dailySlotsIn(vault.value).some((slot) => slot.salt === salt);
  if (!isWritten) return file;
  const settled: RecoveryFile = {
    ...file,
    unrecorded: [...file.unrecorded, recovered].slice(-MOST_UNRECORDED),
    asked: null,
  };
  // Tried again at the next look when the disk refuses.
  await writeRecoveryFile(place, settled);
  return settled;
}

function askedFor(
  text: string,
  { vault: { post }, administrators }: Recoverable,
): AskedRecovery | null {
  const request = readRecoveryRequest(text);
  if (request?.post.id !== post.id) return null;
  const { officer, at } = request;
  return { request: text, fingerprint: spokenFingerprint(text), officer, at, administrators };
}
