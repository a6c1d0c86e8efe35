/**
 * A way back to the keys of a post without its passphrases: one key, sealed to the agency's recovery key,
 * whose secret lies offline. Format: docs/formats/vault.md.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { fromBase64Url, toBase64Url, toHex } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { openSealed, sealTo } from '#shared/sealing/hpke.ts';

/** 32 bytes of key, sealed: 80 bytes, base64url. */
export const sealedKeySchema = z.string().length(107);

/** What a slot holds: the root key of the post, or the key of its asylum work. */
export const heldKeySchema = z.enum(['root', 'asylum']);

export const recoverySlotSchema = z.object({
  kind: z.literal('recovery'),
  holds: heldKeySchema,
  /** Id of the recovery key it is sealed to: see `recoveryKeyId`. */
  key: z.string().regex(/^[0-9a-f]{20}$/u),
  /** Of the post when the slot was made. */
  epoch: z.int().positive(),
  sealed: sealedKeySchema,
});

export type HeldKey = z.infer<typeof heldKeySchema>;
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;

export type SlotFailure =
  /** No X25519 public key, or one of low order. */
  | { readonly kind: 'key-not-usable' }
  /** The slot is sealed to another recovery key; `key` is its id. */
  | { readonly kind: 'other-recovery-key'; readonly key: string }
  | { readonly kind: 'slot-damaged' };

/** 20 hex digits that name a recovery key by its public half (32 bytes). */
export const recoveryKeyId = (publicKey: Uint8Array): string =>
  toHex(sha256(concatBytes(utf8ToBytes('farpost/recovery-key/v1\n'), publicKey))).slice(0, 20);

export type NewRecoverySlot = {
  /** Public half of the agency's recovery key. */
  readonly recoveryKey: Uint8Array;
  readonly holds: HeldKey;
  readonly post: string;
  readonly epoch: number;
};

/** Seals `key` (32 bytes) so that only the agency opens it, and only as the key of this post. */
export async function sealRecoverySlot(
  { recoveryKey, holds, post, epoch }: NewRecoverySlot,
  key: Uint8Array,
): Promise<Result<RecoverySlot, SlotFailure>> {
  try {
    const sealed = toBase64Url(await sealTo(recoveryKey, infoOf({ holds, epoch }, post), key));
    return succeed({ kind: 'recovery', holds, key: recoveryKeyId(recoveryKey), epoch, sealed });
  } catch {
    return fail({ kind: 'key-not-usable' });
  }
}

/** The 32 bytes that the slot of this post holds. `recoverySecret` is the agency's, 32 bytes. */
export async function openRecoverySlot(
  slot: RecoverySlot,
  post: string,
  recoverySecret: Uint8Array,
): Promise<Result<Uint8Array, SlotFailure>> {
  if (slot.key !== recoveryKeyId(x25519.getPublicKey(recoverySecret))) {
    return fail({ kind: 'other-recovery-key', key: slot.key });
  }
  const sealed = fromBase64Url(slot.sealed);
  const opened = sealed && (await openSealed(recoverySecret, infoOf(slot, post), sealed));
  return opened?.ok ? succeed(opened.value) : fail({ kind: 'slot-damaged' });
}

const infoOf = ({ holds, epoch }: Pick<RecoverySlot, 'holds' | 'epoch'>, post: string): string =>
  `farpost/recovery-slot/v1/${holds}/${post}/${epoch}`;
