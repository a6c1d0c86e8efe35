/**
 * What each kind of journal entry carries. The station parses every payload against this table before
 * it seals it; the hub and the views parse again when they open it.
 */
import { z } from 'zod';
import { asylumEventSchema } from '#shared/asylum/event.ts';
import { orderKindSchema, orderRefusalSchema } from '#shared/exchange/orders.ts';
import { reportEventSchema } from '#shared/reports/report-event.ts';
import { judgementPayloadSchema } from '#shared/screening/judgement.ts';
import { searchPurposeSchema, travellerSchema } from '#shared/screening/traveller.ts';
import { verdictSchema } from '#shared/screening/verdict.ts';
import { auditFilterSchema } from '#shared/station/audit.ts';
import { roleSchema } from '#shared/station/session.ts';
import { isAsylumKind, type Lane, laneSchema } from './entry.ts';
import { noteSchema } from './note.ts';

/** What the officer scanned or typed, and what the search answered. */
export const screeningPayloadSchema = z.object({
  purpose: searchPurposeSchema,
  how: z.enum(['scanned', 'typed']),
  /** Null when nothing could be read: the text as it came is in `unreadable`. */
  traveller: travellerSchema.nullable(),
  unreadable: z.string().max(2000).optional(),
  verdict: verdictSchema,
  answeredInMs: z.number().nonnegative(),
});

/** Kinds the desk may write through the door. */
export const deskPayloads = {
  screening: screeningPayloadSchema,
  referral: z.object({ screening: z.uuid(), note: noteSchema }),
  'silent-alarm': z.object({ screening: z.uuid().nullable() }),
  judgement: judgementPayloadSchema,
} as const;

/**
 * In what way a lane did not fit its mark when it was opened: `cut`, saved entries were missing at its
 * end; `rewritten`, another history stood there; the mark itself was gone, or was not what was written.
 */
export const journalTamperingSchema = z.enum(['cut', 'rewritten', 'mark-missing', 'mark-changed']);

/** How an order reached the post. */
export const orderWaySchema = z.enum(['stick', 'network']);

/** Kinds that only the station itself writes. */
export const stationPayloads = {
  'post-enrolled': z.object({ hub: z.string().max(300), fingerprint: z.string().max(100) }),
  'signed-in': z.object({ officer: z.string().max(60) }),
  'sign-in-refused': z.object({ officer: z.string().max(60) }),
  /** The hub knows this post by new keys; the SHA-256 of the new signing key, in hexadecimal. */
  'keys-renewed': z.object({ fingerprint: z.string().max(100) }),
  locked: z.object({ why: z.enum(['officer', 'idle', 'silent', 'stopped', 'order']) }),
  'release-activated': z.object({ version: z.int(), previous: z.int().nullable() }),
  'release-refused': z.object({ reason: z.string().max(300) }),
  /** Written before the change is made; what failed afterwards says so in the next entry. */
  'officer-change': z.object({
    change: z.enum(['add', 'role', 'remove', 'passphrase']),
    officer: z.string().max(60),
    role: roleSchema,
    /** The asylum officer who admitted another one. */
    by: z.string().max(60).nullable(),
  }),
  'officer-change-failed': z.object({
    change: z.enum(['add', 'role', 'remove', 'passphrase']),
    officer: z.string().max(60),
    why: z.string().max(40),
  }),
  /** The keys came back from the agency. Those whose slots were removed are counted, not named. */
  recovered: z.object({
    officer: z.string().max(60),
    removedOfficers: z.int().nonnegative(),
    /** Of the request, as it was read aloud. */
    fingerprint: z.string().max(100),
  }),
  /** Somebody tried what their role may not do. */
  'action-refused': z.object({ action: z.string().max(40), role: roleSchema }),
  'order-taken': z.object({
    id: z.uuid(),
    order: orderKindSchema,
    issuedAt: z.iso.datetime(),
    via: orderWaySchema,
  }),
  'order-refused': z.object({ why: orderRefusalSchema, via: orderWaySchema }),
  /** The last entry of a post: its keys go after this. */
  wiped: z.object({ order: z.uuid(), issuedAt: z.iso.datetime() }),
  /** Written before anything is shown, once a session for each filter. */
  'audit-viewed': z.object({ filter: auditFilterSchema }),
  /** Written before the file is handed out; `sha256` is that of the file. */
  'audit-exported': z.object({ entries: z.int().nonnegative(), sha256: z.string().length(64) }),
  /** Judged by the station before it is recorded: `shared/asylum/decide.ts`. */
  'asylum-event': asylumEventSchema,
  /** A step in the life of document reports. */
  'document-report': reportEventSchema,
  /** The journal is not the one that was left: somebody with the disk, or a disk that lost what it had saved. */
  'journal-tampered': z.object({
    lane: laneSchema,
    what: journalTamperingSchema,
    /** The last entry that the mark names; null without a mark. */
    marked: z.int().nonnegative().nullable(),
    /** How many entries were found. */
    found: z.int().nonnegative(),
    /** Name of the copy of the file as it was found, in the journal's folder. */
    keptIn: z.string().max(100).nullable(),
  }),
  'journal-repaired': z.object({ lane: z.string().max(20), bytesCut: z.int().nonnegative() }),
} as const;

export type DeskKind = keyof typeof deskPayloads;
export type StationKind = keyof typeof stationPayloads;
export type JournalTampering = z.infer<typeof journalTamperingSchema>;
export type OrderWay = z.infer<typeof orderWaySchema>;
export type ScreeningPayload = z.infer<typeof screeningPayloadSchema>;

const ALWAYS_URGENT: ReadonlySet<string> = new Set([
  'referral',
  'silent-alarm',
  'wiped',
  'journal-tampered',
  'document-report',
] satisfies (DeskKind | StationKind)[]);

/** Whatever an officer must hear of elsewhere goes ahead; the rest waits its turn. */
export function laneOf(kind: DeskKind | StationKind, payload: unknown): Lane {
  if (ALWAYS_URGENT.has(kind) || isAsylumKind(kind)) return 'urgent';
  if (kind !== 'screening') return 'routine';
  const parsed = screeningPayloadSchema.safeParse(payload);
  return parsed.success && parsed.data.verdict.outcome !== 'clear' ? 'urgent' : 'routine';
}
