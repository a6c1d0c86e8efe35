/**
 * The secret of a recovery request while the answer is on its way: sealed like a daily slot, under the new
 * passphrase and the keychain secret together, and bound to the exact text of the request.
 */
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { requestHash } from '#shared/recovery/recovery-exchange.ts';
import { NONCE_BYTES, openBox, sealBox } from '#shared/sealing/box.ts';
import { type Argon2Cost, argon2Schema } from './argon2-cost.ts';
import { type SlotSecrets, slotKey } from './daily-slot.ts';
import { SALT_BYTES } from './stretch.ts';

export const requestSecretSchema = z.object({
  argon2: argon2Schema,
  salt: z.string().length(22),
  box: z.string().min(1).max(200),
});

export type RequestSecret = z.infer<typeof requestSecretSchema>;

export type SealRequestSecret = SlotSecrets & {
  readonly argon2: Argon2Cost;
  readonly random: (length: number) => Uint8Array;
};

export async function sealRequestSecret(
  seal: SealRequestSecret,
  requestText: string,
  secret: Uint8Array,
): Promise<RequestSecret> {
  const { argon2, random } = seal;
  const open = { argon2, salt: toBase64Url(random(SALT_BYTES)) };
  const key = await slotKey(open, seal, 'vault-recovery');
  const nonce = random(NONCE_BYTES);
  const box = toBase64Url(sealBox({ key, nonce, context: contextOf(open, requestText) }, secret));
  key.fill(0);
  return { ...open, box };
}

/** Null: a wrong passphrase, another keychain secret or a changed file look the same. */
export async function openRequestSecret(
  sealed: RequestSecret,
  requestText: string,
  secrets: SlotSecrets,
): Promise<Uint8Array | null> {
  const box = fromBase64Url(sealed.box);
  if (!box) return null;
  const key = await slotKey(sealed, secrets, 'vault-recovery');
  const opened = openBox(key, contextOf(sealed, requestText), box);
  key.fill(0);
  return opened.ok ? opened.value : null;
}

function contextOf({ argon2, salt }: Omit<RequestSecret, 'box'>, requestText: string): string {
  const { memoryInKiB, iterations, parallelism } = argon2;
  const facts = [requestHash(requestText), memoryInKiB, iterations, parallelism, salt];
  return `farpost/vault/v1/recovery/${JSON.stringify(facts)}`;
}
