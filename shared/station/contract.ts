/**
 * Everything the desk and its engine may ask of their station. Nothing else crosses between them,
 * except release files, which stream from `filePath` below.
 *
 * The station implements this contract (a missing procedure does not compile) and parses every input:
 * the page is treated as hostile. Expected failures are values in the output, never exceptions. All but
 * `session`, `recovery` and `training.start` answer only while someone is signed in; otherwise they fail with the code `LOCKED`, and with
 * `NOT_PERMITTED` where the officer's role does not allow the call.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { caseSchema } from '#shared/asylum/case.ts';
import { enrolmentTicketSchema } from '#shared/exchange/enrolment.ts';
import { ORDER_LIMIT, orderKindSchema, orderRefusalSchema } from '#shared/exchange/orders.ts';
import { laneSchema } from '#shared/journal/entry.ts';
import { deskPayloads } from '#shared/journal/payloads.ts';
import { activeReleaseSchema } from '#shared/release/manifest.ts';
import {
  actAnswerSchema,
  actSchema,
  asylumSettingSchema,
  attachmentAnswerSchema,
  attachmentRequestSchema,
  caseSummarySchema,
  previewAnswerSchema,
  previewSchema,
} from './asylum.ts';
import {
  auditExportAnswerSchema,
  auditFilterSchema,
  auditPageSchema,
  chainStateSchema,
  readAuditSchema,
} from './audit.ts';
import { cursorSchema, newsSchema, newsTopicSchema } from './news.ts';
import {
  addOfficerSchema,
  changePassphraseSchema,
  changeRoleSchema,
  officerAnswerSchema,
  removeOfficerSchema,
} from './officers.ts';
import {
  beginRecoveryAnswerSchema,
  beginRecoverySchema,
  recoveryStateSchema,
  takeAnswerAnswerSchema,
  takeAnswerSchema,
} from './recovery.ts';
import {
  decideReportsSchema,
  draftReportsAnswerSchema,
  draftReportsSchema,
  reportListSchema,
  reportStepAnswerSchema,
  withdrawReportsSchema,
} from './reports.ts';
import { enrolAnswerSchema, signInAnswerSchema, stationStatusSchema } from './session.ts';
import { syncStatusSchema } from './sync-status.ts';
import {
  finishedRunSchema,
  finishTrainingAnswerSchema,
  passedScenarioSchema,
  startTrainingAnswerSchema,
  startTrainingSchema,
  trainingResultsSchema,
} from './training.ts';

/** Where oRPC is mounted, and where release files are. Every request carries `TOKEN_HEADER`. */
export const STATION_PREFIX = '/station/rpc';
export const FILES_PREFIX = '/station/files/';
export const TOKEN_HEADER = 'x-farpost-token';

/** The address of a stored release file, by its SHA-256. */
export const filePath = (sha256: string): string => `${FILES_PREFIX}${sha256}`;

const locked = { LOCKED: { message: 'Sign in first.' } } as const;
const notPermitted = { NOT_PERMITTED: { message: 'Your role does not allow this.' } } as const;
/** Answers only while someone is signed in whose role allows it: see `permissions.ts`. */
const open = oc.errors({ ...locked, ...notPermitted });

/** What the officer may see as saved. Anything but `saved` means: not recorded. */
export const receiptSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    id: z.uuid(),
    lane: laneSchema,
    seq: z.int().positive(),
    wallTime: z.iso.datetime(),
  }),
  z.object({ kind: z.literal('disk-full'), bytesNeeded: z.int().positive() }),
  z.object({ kind: z.literal('journal-damaged'), reason: z.string().max(300) }),
  z.object({ kind: z.literal('payload-refused'), reason: z.string().max(500) }),
  /** The officer's role does not allow it: see `permissions.ts`. */
  z.object({ kind: z.literal('not-permitted') }),
]);

export const orderAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), order: orderKindSchema }),
  z.object({ kind: z.literal('refused'), why: orderRefusalSchema }),
  /** Nothing was done: the disk refused, say. */
  z.object({ kind: z.literal('failed'), reason: z.string().max(300) }),
]);

/** A journal entry with its payload opened, for the post's own views. */
export const openedEntrySchema = z.object({
  lane: laneSchema,
  seq: z.int().positive(),
  id: z.uuid(),
  wallTime: z.iso.datetime(),
  clockSuspect: z.boolean(),
  officer: z.string().nullable(),
  release: z.int().nullable(),
  kind: z.string(),
  /** `null` when the payload could not be opened; the entry still counts. */
  payload: z.unknown().nullable(),
  acknowledged: z.boolean(),
});

export const stationContract = {
  session: {
    status: oc.output(stationStatusSchema),
    /** Follows `status` whenever it changes. */
    watch: oc.output(eventIterator(stationStatusSchema)),
    signIn: oc
      .input(z.object({ officerId: z.string().max(60), passphrase: z.string().max(500) }))
      .output(signInAnswerSchema),
    lock: oc.input(z.object({ why: z.enum(['officer', 'idle']) })).output(z.object({})),
    /** First set-up of a post: joins the hub and creates its first officer. */
    enrol: oc
      .input(
        z.object({
          hubUrl: z.url({ protocol: /^https?$/u }).max(300),
          ticket: enrolmentTicketSchema,
          postName: z.string().trim().min(1).max(80),
          officerName: z.string().trim().min(1).max(80),
          passphrase: z.string().max(500),
        }),
      )
      .output(enrolAnswerSchema),
  },
  /** The way back in when passphrases or keychain are lost; answers only while nobody is signed in. */
  recovery: {
    state: oc.output(recoveryStateSchema),
    /** Makes the request file for the agency. */
    begin: oc.input(beginRecoverySchema).output(beginRecoveryAnswerSchema),
    /** Counts as an attempt to sign in. */
    takeAnswer: oc.input(takeAnswerSchema).output(takeAnswerAnswerSchema),
  },
  /** Everything that moves while the post is open. */
  news: {
    watch: open
      .input(z.object({ topics: z.array(newsTopicSchema).min(1).max(10) }))
      .output(eventIterator(newsSchema)),
  },
  engine: {
    /** Keys for the engine worker, and for nobody else; base64url. Never stored by the engine. */
    keys: open.output(
      z.object({
        cacheKey: z.string().length(43),
        releaseKeys: z.array(z.object({ epoch: z.int(), key: z.string().length(43) })),
      }),
    ),
  },
  release: {
    current: open.output(activeReleaseSchema.nullable()),
  },
  journal: {
    /** Answers only after the entry is on the disk (fsync). */
    append: open
      .input(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('screening'), payload: deskPayloads.screening }),
          z.object({ kind: z.literal('referral'), payload: deskPayloads.referral }),
          z.object({ kind: z.literal('silent-alarm'), payload: deskPayloads['silent-alarm'] }),
          z.object({ kind: z.literal('judgement'), payload: deskPayloads.judgement }),
        ]),
      )
      .output(receiptSchema),
    /** Entries after `after`, oldest first within each lane, at most `limit` in all. */
    read: open
      .input(z.object({ after: cursorSchema, limit: z.int().min(1).max(1000) }))
      .output(z.object({ entries: z.array(openedEntrySchema), cursor: cursorSchema })),
  },
  /** Those of the post are in the session's status. */
  officers: {
    add: open.input(addOfficerSchema).output(officerAnswerSchema),
    changeRole: open.input(changeRoleSchema).output(officerAnswerSchema),
    remove: open.input(removeOfficerSchema).output(officerAnswerSchema),
    /** The signed-in officer's own. */
    changePassphrase: open.input(changePassphraseSchema).output(officerAnswerSchema),
  },
  /** What was done at this post, by whom: for supervisors. */
  audit: {
    read: open.input(readAuditSchema).output(auditPageSchema),
    /** Reads both chains from the disk, to their ends. */
    verify: open.output(z.object({ lanes: z.array(chainStateSchema) })),
    export: open.input(z.object({ filter: auditFilterSchema })).output(auditExportAnswerSchema),
  },
  /** Asylum cases; every call asks for the asylum role. */
  asylum: {
    setting: open.output(asylumSettingSchema),
    /** Those last changed first. `unreadable`: entries that this version cannot read. */
    list: open.output(z.object({ cases: z.array(caseSummarySchema), unreadable: z.int() })),
    read: open.input(z.object({ case: z.uuid() })).output(caseSchema.nullable()),
    /** Judges the step, records it, and answers with the case as it then stands. */
    act: open.input(actSchema).output(actAnswerSchema),
    /** To whom a message would go, and to whom not and why, before anything is recorded. */
    preview: open.input(previewSchema).output(previewAnswerSchema),
    attachment: open.input(attachmentRequestSchema).output(attachmentAnswerSchema),
  },
  /** Documents of the own State that this post reports stolen, lost, revoked or invalid. */
  reports: {
    list: open.output(reportListSchema),
    /** All of the drafts or none. */
    draft: open.input(draftReportsSchema).output(draftReportsAnswerSchema),
    /** By another officer than the author of what is decided. */
    decide: open.input(decideReportsSchema).output(reportStepAnswerSchema),
    /** Drafts a withdrawal, which `decide` then decides. */
    withdraw: open.input(withdrawReportsSchema).output(reportStepAnswerSchema),
  },
  sync: {
    /** Starts an exchange, or joins the one under way; answers when it has ended. */
    now: open.output(syncStatusSchema),
  },
  /** A fictional post inside this one, which is left by `session.lock`. */
  training: {
    /** Only while nobody is signed in; then every other call is about the training post. */
    start: oc.input(startTrainingSchema).output(startTrainingAnswerSchema),
    /** Keeps the result of a scenario that was played to its end. */
    finish: open.input(finishedRunSchema).output(finishTrainingAnswerSchema),
    /** Scenarios that the trainee has passed before; nothing about failures. */
    passed: open.output(z.array(passedScenarioSchema)),
    /** Everybody's results, at the real post only. */
    results: open.output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('results'), results: trainingResultsSchema }),
        z.object({ kind: z.literal('unreadable') }),
      ]),
    ),
  },
  orders: {
    /** An order of the hub, from a file. Answers when it is carried out; after a revoke or a wipe the station is locked. */
    take: open.input(z.object({ text: z.string().max(ORDER_LIMIT) })).output(orderAnswerSchema),
  },
};

export type Receipt = z.infer<typeof receiptSchema>;
export type OrderAnswer = z.infer<typeof orderAnswerSchema>;
export type OpenedEntry = z.infer<typeof openedEntrySchema>;
