/**
 * What the desk asks of its engine, the worker that owns the cache and the search. The same contract
 * style as the station's door, carried by a message port.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { searchPurposeSchema, travellerSchema } from '#shared/screening/traveller.ts';
import {
  documentMatchSchema,
  outcomeSchema,
  searchFailureSchema,
  verdictSchema,
} from '#shared/screening/verdict.ts';

/** How far the cache is; `ready` means that every list of the release can be searched to its end. */
export const engineStatusSchema = z.object({
  state: z.enum(['starting', 'installing', 'ready', 'failed']),
  release: z.int().nullable(),
  /** ISO 8601. */
  publishedAt: z.string().nullable(),
  activatedAt: z.string().nullable(),
  expires: z.string().nullable(),
  /** From the release's policy: how long an untouched desk stays open. */
  idleLockInMinutes: z.number().positive(),
  /** Files and bytes of the release that are there, of all that it needs. */
  installed: z.object({
    targets: z.int(),
    of: z.int(),
    bytes: z.int(),
    ofBytes: z.int(),
    paused: z.boolean(),
  }),
  lists: z.array(
    z.object({
      list: z.string(),
      title: z.string(),
      titles: z.record(z.string(), z.string()).optional(),
      publisher: z.string(),
      kind: z.enum(['persons', 'documents']),
      listDate: z.string(),
      ageInDays: z.number(),
      limitInDays: z.number(),
      tooOld: z.boolean(),
      required: z.boolean(),
      records: z.int(),
      searchable: z.boolean(),
    }),
  ),
  /** What went wrong, in a form the desk translates. */
  failure: z.object({ kind: z.string(), detail: z.string() }).nullable(),
});

/** A document on a list, as it is written there. */
const askedDocumentSchema = z.object({
  issuingState: z.string().max(3),
  documentNumber: z.string().max(40),
});

/** One row of the recent screenings view, rebuilt from the journal. */
export const recentScreeningSchema = z.object({
  id: z.string(),
  wallTime: z.string(),
  clockSuspect: z.boolean(),
  officer: z.string().nullable(),
  acknowledged: z.boolean(),
  purpose: searchPurposeSchema,
  outcome: outcomeSchema,
  traveller: travellerSchema.nullable(),
  verdict: verdictSchema,
  referred: z.boolean(),
  answeredInMs: z.number(),
});

export const engineContract = {
  /** Searches every list of the release. Never throws for a failed source: the verdict says so. */
  screen: oc
    .input(z.object({ traveller: travellerSchema, purpose: searchPurposeSchema }))
    .output(z.object({ verdict: verdictSchema, answeredInMs: z.number() })),
  /**
   * Looks many documents up at once, exactly as they stand: a passenger list. Near matches are for a document
   * in the hand. `matches` is in the order of `documents`.
   */
  lookUp: oc.input(z.object({ documents: z.array(askedDocumentSchema).max(2000) })).output(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('searched'),
        matches: z.array(z.array(documentMatchSchema)),
        answeredInMs: z.number(),
      }),
      /** A register could not be searched to its end: nothing is known of any of the documents. */
      z.object({ kind: z.literal('not-searched'), list: z.string(), failure: searchFailureSchema }),
    ]),
  ),
  /** Stops and goes on bringing a release; screening goes on with what is there. */
  pauseInstalling: oc.output(z.null()),
  resumeInstalling: oc.output(z.null()),
  status: oc.output(engineStatusSchema),
  watchStatus: oc.output(eventIterator(engineStatusSchema)),
  /** Newest first. */
  recent: oc
    .input(z.object({ limit: z.int().min(1).max(500) }))
    .output(z.array(recentScreeningSchema)),
  /** Emits a growing number whenever the recent view changed. */
  watchRecent: oc.output(eventIterator(z.number())),
  /** Earlier crossings of the same document at this post, newest first. */
  earlier: oc
    .input(z.object({ issuingState: z.string().max(3), documentNumber: z.string().max(40) }))
    .output(
      z.array(
        z.object({ wallTime: z.string(), purpose: searchPurposeSchema, outcome: outcomeSchema }),
      ),
    ),
};

export type EngineStatus = z.infer<typeof engineStatusSchema>;
export type RecentScreening = z.infer<typeof recentScreeningSchema>;
