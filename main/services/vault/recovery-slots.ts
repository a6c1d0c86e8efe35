/** The recovery slots of a vault: made at set-up when the hub has a recovery key, and then only kept. */
import type { PostIdentity } from '#main/services/post-identity.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import {
  type HeldKey,
  type RecoverySlot,
  recoverySlotSchema,
  type SlotFailure,
  sealRecoverySlot,
} from '#shared/recovery/recovery-slot.ts';
import type { VaultFile } from './vault-file.ts';

/** The slots for one key (32 bytes): one, or none where the hub has no recovery key. */
export async function newRecoverySlots(
  { post, epoch, anchors }: Pick<PostIdentity, 'post' | 'epoch' | 'anchors'>,
  holds: HeldKey,
  key: Uint8Array,
): Promise<Result<RecoverySlot[], SlotFailure>> {
  if (anchors.recoveryKey === undefined) return succeed([]);
  const recoveryKey = fromBase64Url(anchors.recoveryKey) ?? new Uint8Array(0);
  const slot = await sealRecoverySlot({ recoveryKey, holds, post, epoch }, key);
  return slot.ok ? succeed([slot.value]) : slot;
}

/** Those that this version of the station understands. */
export const recoverySlotsIn = ({ slots }: Pick<VaultFile, 'slots'>): RecoverySlot[] =>
  slots.flatMap((slot) => {
    const parsed = recoverySlotSchema.safeParse(slot);
    return parsed.success ? [parsed.data] : [];
  });
