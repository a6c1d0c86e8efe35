/** What a desk asks of its station about document reports, and what the station answers. */
import { z } from 'zod';
import { findingSchema } from '#shared/reports/finding.ts';
import { hubRefusalSchema, LONGEST_END_REASON, phaseSchema } from '#shared/reports/phase.ts';
import { reportDraftSchema, reportSchema } from '#shared/reports/report.ts';
import {
  declineReasonSchema,
  MOST_AT_ONCE,
  withdrawalReasonSchema,
} from '#shared/reports/report-event.ts';

/** Whose documents may be reported here, or why none can be. */
export const ownStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), state: z.string().length(3) }),
  /** The policy of the active release names none: the agency sets `ownState` when it publishes. */
  z.object({ kind: z.literal('not-set') }),
  z.object({ kind: z.literal('no-release') }),
]);

/** An officer id, stamped by the station, and the wall time. */
const stampSchema = z.object({ officer: z.string().max(60), at: z.iso.datetime() });

export const reportViewSchema = z.object({
  id: z.uuid(),
  report: reportSchema,
  phase: phaseSchema,
  /** The release that the phase speaks of. */
  release: z.int().positive().nullable(),
  /** Listed by this report in the release that is active here. */
  listed: z.boolean(),
  /** The release that no longer carries this report, when another report kept the document in the list then. */
  stillListedIn: z.int().positive().nullable(),
  drafted: stampSchema,
  /** Whoever approved or declined it. */
  decided: stampSchema.nullable(),
  declinedFor: declineReasonSchema.nullable(),
  refusedFor: hubRefusalSchema.nullable(),
  /** Why the operator of the hub ended it. */
  endedFor: z.string().max(LONGEST_END_REASON).nullable(),
  withdrawal: z
    .object({
      why: withdrawalReasonSchema,
      drafted: stampSchema,
      approved: stampSchema.nullable(),
    })
    .nullable(),
});

/** The desk shows so many; the journal and the hub keep all. */
export const MOST_REPORTS_SHOWN = 1000;

export const reportListSchema = z.object({
  ownState: ownStateSchema,
  /** Those that wait for a second officer first, then the newest. */
  reports: z.array(reportViewSchema).max(MOST_REPORTS_SHOWN),
  /** Of all, shown or not. */
  total: z.int().nonnegative(),
});

const ids = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);

export const draftReportsSchema = z.object({
  drafts: z.array(reportDraftSchema).min(1).max(MOST_AT_ONCE),
});

export const decideReportsSchema = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('approve'),
    /** What is decided; what was shown as a draft is never approved as a withdrawal. */
    step: z.enum(['report', 'withdrawal']),
    reports: ids,
  }),
  z.object({
    decision: z.literal('decline'),
    step: z.enum(['report', 'withdrawal']),
    reports: ids,
    why: declineReasonSchema,
  }),
]);

export const withdrawReportsSchema = z.object({ reports: ids, why: withdrawalReasonSchema });

/** Nothing was saved. */
const notRecorded = z.object({ kind: z.literal('not-recorded'), reason: z.string().max(500) });
const noOwnState = z.object({ kind: z.literal('no-own-state'), why: ownStateSchema });

export const draftReportsAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), reports: z.array(z.uuid()) }),
  /** By the place of the draft in the call; nothing was taken. */
  z.object({
    kind: z.literal('findings'),
    findings: z.array(z.object({ draft: z.int().nonnegative(), found: z.array(findingSchema) })),
  }),
  noOwnState,
  notRecorded,
]);

const stepRefusalSchema = z.enum([
  'unknown-report',
  'known-report',
  'own-report',
  'already-decided',
  'not-in-force',
  /** It no longer keeps the rules: the own State is another one now, say. */
  'not-allowed-any-more',
]);

export const reportStepAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  /** Nothing was done, not even for those that did not refuse. */
  z.object({
    kind: z.literal('refused'),
    refused: z.array(z.object({ report: z.uuid(), why: stepRefusalSchema })),
  }),
  noOwnState,
  notRecorded,
]);

export type OwnState = z.infer<typeof ownStateSchema>;
export type ReportView = z.infer<typeof reportViewSchema>;
export type ReportList = z.infer<typeof reportListSchema>;
export type DecideReports = z.infer<typeof decideReportsSchema>;
export type WithdrawReports = z.infer<typeof withdrawReportsSchema>;
export type DraftReportsAnswer = z.infer<typeof draftReportsAnswerSchema>;
export type ReportStepAnswer = z.infer<typeof reportStepAnswerSchema>;
