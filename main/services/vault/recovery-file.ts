/**
 * `recovery.json`: a recovery that was asked for, and those that are not in the journal yet. Format:
 * docs/formats/vault.md. Only one request counts at a time.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { systemCode } from '#main/services/files/files.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { LARGEST_RECOVERY_FILE } from '#shared/recovery/recovery-exchange.ts';
import { officerSchema } from '#shared/station/session.ts';
import { requestSecretSchema } from './recovery-secret.ts';
import type { VaultPlace } from './unlocked.ts';

const recoveredSchema = z.object({
  officer: officerSchema,
  /** Whose slots were removed: the administrator adds them again. */
  removed: z.array(officerSchema).max(500),
  /** Of the request, as it was read aloud. */
  fingerprint: z.string().max(60),
});

/** Of so many recoveries without a sign-in the last are recorded. */
export const MOST_UNRECORDED = 50;

const recoveryFileSchema = z.object({
  v: z.literal(1),
  /** Done, and not in the journal yet. */
  unrecorded: z.array(recoveredSchema).max(MOST_UNRECORDED),
  asked: z
    .object({
      /** The exact text of the request. */
      request: z.string().max(LARGEST_RECOVERY_FILE),
      secret: requestSecretSchema,
      /** Written just before the vault is: `salt` tells whether the vault was written after it. */
      answered: z.object({ salt: z.string().length(22), recovered: recoveredSchema }).nullable(),
    })
    .nullable(),
});

export type Recovered = z.infer<typeof recoveredSchema>;
export type RecoveryFile = z.infer<typeof recoveryFileSchema>;

export type RecoveryFileFailure = { readonly kind: 'not-written'; readonly reason: string };

const pathIn = (directory: string): string => join(directory, 'recovery.json');

/** Null when there is none, or none that can be used: then a recovery starts anew. */
export async function readRecoveryFile({
  files,
  directory,
}: Pick<VaultPlace, 'files' | 'directory'>): Promise<RecoveryFile | null> {
  try {
    const bytes = await files.read(pathIn(directory));
    if (!bytes) return null;
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return recoveryFileSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/** Atomic. A file that says nothing is removed. */
export async function writeRecoveryFile(
  { files, directory }: Pick<VaultPlace, 'files' | 'directory'>,
  file: RecoveryFile,
): Promise<Result<null, RecoveryFileFailure>> {
  const path = pathIn(directory);
  try {
    if (file.asked === null && file.unrecorded.length === 0) {
      await files.remove(path);
      await files.syncDirectory(directory);
      return succeed(null);
    }
    const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
    await writeAtomically(files, { path, bytes });
    return succeed(null);
  } catch (error) {
    const reason = `recovery.json cannot be written: ${systemCode(error) ?? 'error'}`;
    return fail({ kind: 'not-written', reason });
  }
}
