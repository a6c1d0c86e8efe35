/** `vault.json`, version 1. Slots and fields of later versions of the station are kept as they are. */
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { dailySlotSchema } from './daily-slot.ts';

export const vaultPathIn = (directory: string): string => join(directory, 'vault.json');

/** A kind of slot that no passphrase opens: recovery, or one of a later version. */
const otherSlotSchema = z.looseObject({
  kind: z
    .string()
    .max(40)
    .refine((kind) => kind !== 'daily', 'a daily slot must be a sound one'),
});

export const vaultFileSchema = z.object({
  v: z.literal(1),
  slots: z
    .array(z.union([dailySlotSchema, otherSlotSchema]))
    .min(1)
    .max(500),
  /** What may be shown while locked. Bound into `secrets`, so a change is noticed at sign-in. */
  post: z.object({ id: z.uuid(), name: z.string().min(1).max(80) }),
  /** Box of the station's secrets under their subkey, base64url. */
  secrets: z.string().min(1).max(4_000_000),
});

export type VaultFile = z.infer<typeof vaultFileSchema>;

export type VaultDamage = {
  readonly kind: 'vault-damaged';
  readonly reason: string;
  readonly remedy: string;
};

export const vaultDamaged = (reason: string): VaultDamage => ({
  kind: 'vault-damaged',
  reason,
  remedy: 'Keep vault.json and vault.json.previous, and call the administrator.',
});

/** The file, null when there is none, or why it cannot be used. */
export async function readVaultFile(
  files: Files,
  path: string,
): Promise<Result<VaultFile | null, VaultDamage>> {
  try {
    const bytes = await files.read(path);
    if (!bytes) return succeed(null);
    const parsed = vaultFileSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed.success) return succeed(parsed.data);
    const issue = parsed.error.issues[0];
    return fail(vaultDamaged(`vault.json: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`));
  } catch (error) {
    const code = systemCode(error);
    return fail(
      vaultDamaged(code ? `vault.json cannot be read: ${code}` : 'vault.json is not JSON'),
    );
  }
}

export type VaultWrite = {
  readonly files: Files;
  readonly path: string;
  readonly vault: VaultFile;
  /** The file before holds a slot that must open nothing any more: it is not kept. */
  readonly forgetPrevious?: boolean;
};

/** Atomic; the file before is kept as `vault.json.previous`. */
export async function writeVaultFile(write: VaultWrite): Promise<Result<null, VaultDamage>> {
  const { files, path, vault, forgetPrevious = false } = write;
  try {
    const bytes = new TextEncoder().encode(`${JSON.stringify(vault, null, 2)}\n`);
    // First, so that a slot that was taken away is nowhere once the change has been answered.
    if (forgetPrevious) await writeAtomically(files, { path: `${path}.previous`, bytes });
    await writeAtomically(files, { path, bytes, keepPrevious: !forgetPrevious });
    return succeed(null);
  } catch (error) {
    return fail(vaultDamaged(`vault.json cannot be written: ${systemCode(error) ?? 'error'}`));
  }
}
