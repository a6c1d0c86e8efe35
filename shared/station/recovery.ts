/** The recovery of a post whose passphrases or keychain are lost, as the desk sees it while locked. */
import { z } from 'zod';
import { LARGEST_RECOVERY_FILE } from '#shared/recovery/recovery-exchange.ts';
import { officerSchema } from './session.ts';

const passphrase = z.string().max(500);
const reason = z.string().max(300);

/** Why a post cannot be recovered at all. */
const unavailableSchema = z.object({
  kind: z.literal('unavailable'),
  why: z.enum([
    'not-enrolled',
    'vault-unreadable',
    'no-recovery-slot',
    'no-administrator',
    'wipe-pending',
  ]),
});

const askedSchema = z.object({
  kind: z.literal('asked'),
  /** The exact text of the file for the agency, and a name for it. */
  request: z.string().max(LARGEST_RECOVERY_FILE),
  fileName: z.string().max(100),
  /** Eight groups of four digits, read aloud. */
  fingerprint: z.string().max(60),
  officer: officerSchema.pick({ id: true, displayName: true }),
  at: z.iso.datetime(),
  /** Who may ask anew. */
  administrators: z.array(officerSchema).max(500),
});

const recoveredSchema = z.object({
  kind: z.literal('recovered'),
  officer: officerSchema,
  /** Officers who have to be added again. */
  removed: z.array(officerSchema).max(500),
});

/** Somebody is signed in: there is nothing to recover. */
const signedInSchema = z.object({ kind: z.literal('signed-in') });

export const recoveryStateSchema = z.discriminatedUnion('kind', [
  unavailableSchema,
  z.object({ kind: z.literal('available'), administrators: z.array(officerSchema).max(500) }),
  askedSchema,
  recoveredSchema,
  signedInSchema,
]);

export const beginRecoverySchema = z.object({
  officerId: z.string().max(60),
  passphrase,
  /** In the place of a request that was made before, whose answer is then worth nothing. */
  again: z.boolean(),
  /** Although there is a keychain secret, which cannot be read. */
  replaceKeychain: z.boolean(),
});

export const beginRecoveryAnswerSchema = z.discriminatedUnion('kind', [
  askedSchema,
  unavailableSchema,
  signedInSchema,
  z.object({ kind: z.literal('already-asked') }),
  z.object({ kind: z.literal('unknown-officer') }),
  z.object({ kind: z.literal('passphrase-too-short'), minimum: z.int().positive() }),
  /** There is a secret and it cannot be read: `replaceKeychain` goes on without it. */
  z.object({ kind: z.literal('keychain-damaged'), reason }),
  z.object({ kind: z.literal('keychain-refused'), reason }),
  z.object({ kind: z.literal('failed'), reason }),
]);

export const takeAnswerSchema = z.object({
  /** The text of the agency's file. */
  answer: z.string().max(LARGEST_RECOVERY_FILE),
  passphrase,
});

export const takeAnswerAnswerSchema = z.discriminatedUnion('kind', [
  recoveredSchema,
  unavailableSchema,
  signedInSchema,
  z.object({ kind: z.literal('not-asked') }),
  z.object({ kind: z.literal('not-an-answer') }),
  z.object({ kind: z.literal('other-post') }),
  z.object({ kind: z.literal('other-request') }),
  /** Not the passphrase that was chosen when the request was made. */
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('wait'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('keychain-lost') }),
  z.object({ kind: z.literal('cannot-open') }),
  z.object({ kind: z.literal('wrong-key') }),
  z.object({ kind: z.literal('unknown-officer') }),
  z.object({ kind: z.literal('failed'), reason }),
]);

export type RecoveryState = z.infer<typeof recoveryStateSchema>;
export type BeginRecovery = z.infer<typeof beginRecoverySchema>;
export type BeginRecoveryAnswer = z.infer<typeof beginRecoveryAnswerSchema>;
export type TakeAnswer = z.infer<typeof takeAnswerSchema>;
export type TakeAnswerAnswer = z.infer<typeof takeAnswerAnswerSchema>;
