/**
 * What a supervisor asks of the record of this post, and what the station answers.
 *
 * A row says that something was done, when and by whom. It never holds what an entry says of a person:
 * no names, numbers, list entries or notes, and nothing at all of asylum work.
 */
import { z } from 'zod';
import { laneSchema } from '#shared/journal/entry.ts';
import { searchPurposeSchema } from '#shared/screening/traveller.ts';
import { outcomeSchema } from '#shared/screening/verdict.ts';

export const auditPurposeSchema = searchPurposeSchema.exclude(['asylum']);

/** An absent field filters nothing; `purpose` leaves screenings only. */
export const auditFilterSchema = z.object({
  /** Wall time of the entry, both ends included. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  officer: z.string().max(60).optional(),
  kinds: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u))
    .min(1)
    .max(40)
    .optional(),
  purpose: auditPurposeSchema.optional(),
  lane: laneSchema.optional(),
});

export const auditRowSchema = z.object({
  lane: laneSchema,
  seq: z.int().positive(),
  /** The wall clock, ISO 8601 UTC; not to be believed when `clockSuspect`. */
  at: z.iso.datetime(),
  clockSuspect: z.boolean(),
  officer: z.string().max(60).nullable(),
  kind: z.string().max(40),
  release: z.int().nullable(),
  /** Of screenings only, and null when the entry cannot be opened. */
  purpose: auditPurposeSchema.nullable(),
  outcome: outcomeSchema.nullable(),
  acknowledged: z.boolean(),
});

/** The last entry looked at in each lane; the walk goes on before it. */
export const auditCursorSchema = z.object({
  urgent: z.int().positive(),
  routine: z.int().positive(),
});

/** Whoever looks leaves a trace first; without a trace there is nothing to see. */
const notRecorded = z.object({ kind: z.literal('not-recorded'), reason: z.string().max(500) });

export const readAuditSchema = z.object({
  filter: auditFilterSchema,
  /** Null for the newest entries. */
  before: auditCursorSchema.nullable(),
  limit: z.int().min(1).max(200),
});

export const auditPageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    /** Newest first. Fewer than asked for when the walk was long: `next` says whether it may go on. */
    rows: z.array(auditRowSchema),
    next: auditCursorSchema.nullable(),
  }),
  notRecorded,
]);

/** Why a chain on the disk is not the one that was written. */
const chainTroubleSchema = z.enum([
  /** An entry, or the head of the file, was changed, moved or removed. */
  'changed',
  /** The file ends before entries that were saved. */
  'cut',
  /** Every entry fits, but they are not the ones that were written. */
  'replaced',
  /** The hub confirmed entries that are not here. */
  'behind-hub',
  /** The hub confirmed another history. */
  'differs-from-hub',
  /** When the post was opened once, saved entries were missing at the end of the file. */
  'was-cut',
  /** When the post was opened once, another history stood where saved entries were. */
  'was-rewritten',
  /** When the post was opened once, the mark of the journal was gone. */
  'mark-missing',
  /** When the post was opened once, the mark of the journal was not what was written. */
  'mark-changed',
  /** The disk refuses to read. */
  'unreadable',
]);

export const chainStateSchema = z.object({
  lane: laneSchema,
  entries: z.int().nonnegative(),
  /** How many of them the hub has confirmed. */
  acknowledged: z.int().nonnegative(),
  /** `at` is the entry at which the chain no longer holds; 0 when it is the whole file. */
  broken: z.object({ at: z.int().nonnegative(), why: chainTroubleSchema }).nullable(),
});

export const auditExportAnswerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('export'),
    fileName: z.string().max(120),
    /** A signed envelope: `shared/exchange/audit-export.ts`. */
    text: z.string(),
    /** Of `text`, lower-case hexadecimal. */
    sha256: z.string().length(64),
    entries: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('too-many'), most: z.int().positive() }),
  notRecorded,
]);

export type AuditFilter = z.infer<typeof auditFilterSchema>;
export type AuditRow = z.infer<typeof auditRowSchema>;
export type AuditCursor = z.infer<typeof auditCursorSchema>;
export type AuditPage = z.infer<typeof auditPageSchema>;
export type ReadAudit = z.infer<typeof readAuditSchema>;
export type ChainState = z.infer<typeof chainStateSchema>;
export type AuditExportAnswer = z.infer<typeof auditExportAnswerSchema>;
