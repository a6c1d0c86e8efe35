/**
 * One officer's way to the keys: passphrase and keychain secret together (design §5). Every slot holds the
 * root key; that of an asylum officer also holds the asylum key, which nobody else's program ever sees.
 *
 * KEK = HKDF-SHA-256(Argon2id(passphrase, salt) ‖ keychain secret). The officer's record and the cost
 * parameters are bound into the box, so that neither can be changed without the passphrase.
 */
import { concatBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { NONCE_BYTES, openBox, sealBox } from '#shared/sealing/box.ts';
import { type KeyPurpose, subkeyOf } from '#shared/sealing/subkey.ts';
import { type Officer, officerSchema } from '#shared/station/session.ts';
import { type Argon2Cost, argon2Schema } from './argon2-cost.ts';
import { SALT_BYTES, type Stretch, type Stretching, stretchByArgon2 } from './stretch.ts';

const KEY_BYTES = 32;

export const dailySlotSchema = z.object({
  kind: z.literal('daily'),
  officer: officerSchema,
  argon2: argon2Schema,
  salt: z.string().length(22),
  box: z.string().min(1).max(200),
});

export type DailySlot = z.infer<typeof dailySlotSchema>;

export type SlotSecrets = {
  readonly passphrase: string;
  readonly keychainSecret: Uint8Array;
  /** Argon2id; a test of every byte of a vault passes a cheaper one. */
  readonly stretch?: Stretch | undefined;
};

/** What a slot opens; 32 bytes each. `asylumKey` is null in the slots of all but asylum officers. */
export type VaultKeys = { readonly rootKey: Uint8Array; readonly asylumKey: Uint8Array | null };

export type NewSlot = SlotSecrets & {
  readonly officer: Officer;
  readonly keys: VaultKeys;
  readonly argon2: Argon2Cost;
  readonly random: (length: number) => Uint8Array;
};

export async function createDailySlot(slot: NewSlot): Promise<DailySlot> {
  const { officer, keys, argon2, random } = slot;
  const open = {
    kind: 'daily',
    officer,
    argon2,
    salt: toBase64Url(random(SALT_BYTES)),
  } as const;
  const key = await slotKey(open, slot, 'vault-daily');
  const seal = { key, nonce: random(NONCE_BYTES), context: slotContext(open) };
  const held = concatBytes(keys.rootKey, keys.asylumKey ?? new Uint8Array(0));
  const box = toBase64Url(sealBox(seal, held));
  held.fill(0);
  key.fill(0);
  return { ...open, box };
}

/** The keys, or null: wrong passphrase, wrong keychain secret or a changed slot look the same. */
export async function openDailySlot(
  slot: DailySlot,
  secrets: SlotSecrets,
): Promise<VaultKeys | null> {
  const box = fromBase64Url(slot.box);
  if (!box) return null;
  const key = await slotKey(slot, secrets, 'vault-daily');
  const opened = openBox(key, slotContext(slot), box);
  key.fill(0);
  return opened.ok ? keysIn(opened.value) : null;
}

function keysIn(held: Uint8Array): VaultKeys {
  const rootKey = held.slice(0, KEY_BYTES);
  const asylumKey = held.length > KEY_BYTES ? held.slice(KEY_BYTES) : null;
  held.fill(0);
  return { rootKey, asylumKey };
}

/** Overwrites the keys; the object is useless afterwards. */
export function forgetKeys({ rootKey, asylumKey }: VaultKeys): void {
  rootKey.fill(0);
  asylumKey?.fill(0);
}

type OpenPart = Omit<DailySlot, 'box'>;

function slotContext({ officer, argon2, salt }: OpenPart): string {
  const { memoryInKiB, iterations, parallelism } = argon2;
  const facts = [officer.id, officer.displayName, officer.role, memoryInKiB, iterations];
  return `farpost/vault/v1/daily/${JSON.stringify([...facts, parallelism, salt])}`;
}

/** The key of a box that only passphrase and keychain secret together open; one for each purpose. */
export async function slotKey(
  how: Stretching,
  secrets: SlotSecrets,
  purpose: KeyPurpose,
): Promise<Uint8Array> {
  const { stretch = stretchByArgon2 } = secrets;
  const stretched = await stretch(secrets.passphrase, how);
  const both = Uint8Array.from([...stretched, ...secrets.keychainSecret]);
  const key = subkeyOf(both, purpose);
  both.fill(0);
  stretched.fill(0);
  return key;
}
