/** What an administrator asks of the station about its officers, and what it answers. */
import { z } from 'zod';
import { officerSchema, roleSchema } from './session.ts';

const passphrase = z.string().max(500);

/** The asylum officer who admits another one: the asylum key comes from nobody else. */
const coSignerSchema = z.object({ officerId: z.string().max(60), passphrase });

export const addOfficerSchema = z.object({
  displayName: z.string().max(200),
  role: roleSchema,
  passphrase,
  with: coSignerSchema.optional(),
});

/** A role is bound into what the officer's passphrase opens, so another role comes with another passphrase. */
export const changeRoleSchema = z.object({
  officerId: z.string().max(60),
  role: roleSchema,
  passphrase,
  with: coSignerSchema.optional(),
});

export const removeOfficerSchema = z.object({ officerId: z.string().max(60) });
export const changePassphraseSchema = z.object({ current: passphrase, next: passphrase });

export const officerAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), officer: officerSchema }),
  /** A passphrase that had to be shown is not right. */
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('wait'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('passphrase-too-short'), minimum: z.int().positive() }),
  z.object({ kind: z.literal('same-passphrase') }),
  /** Empty, with signs that do not show, or the name of another officer of this post. */
  z.object({ kind: z.literal('name-not-usable') }),
  z.object({ kind: z.literal('unknown-officer') }),
  z.object({ kind: z.literal('too-many-officers'), most: z.int().positive() }),
  z.object({ kind: z.literal('not-yourself') }),
  z.object({ kind: z.literal('last-administrator') }),
  z.object({ kind: z.literal('asylum-officer-needed') }),
  z.object({ kind: z.literal('failed'), reason: z.string().max(300) }),
]);

export type AddOfficer = z.infer<typeof addOfficerSchema>;
export type ChangeRole = z.infer<typeof changeRoleSchema>;
export type ChangePassphrase = z.infer<typeof changePassphraseSchema>;
export type OfficerAnswer = z.infer<typeof officerAnswerSchema>;
