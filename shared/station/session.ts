/** Who may use the station, and what the desk may know before anyone has signed in. */
import { z } from 'zod';

/** Design §5: five roles; the asylum role sees what the others do not. */
export const roleSchema = z.enum(['line', 'second-line', 'asylum', 'supervisor', 'administrator']);

export const officerSchema = z.object({
  id: z.string().min(1).max(60),
  displayName: z.string().min(1).max(80),
  role: roleSchema,
});

/** A specimen to try on the demo world; shown on the sign-in screen and in the terminal. */
export const specimenSchema = z.object({
  id: z.string().max(40),
  /** What the specimen shows: the desk translates the id, this is for the terminal. */
  about: z.string().max(200),
  mrz: z.array(z.string().max(100)).min(1).max(3),
  expected: z.enum(['clear', 'refer', 'hit', 'not-screened']),
});

export const demoSchema = z.object({
  officerId: z.string().max(60),
  passphrase: z.string().max(100),
  specimens: z.array(specimenSchema).max(20),
});

/** What an order of the hub has made of this post. */
export const orderNoticeSchema = z.discriminatedUnion('kind', [
  /** Nothing can be opened or screened any more. */
  z.object({ kind: z.literal('revoked'), order: z.uuid(), at: z.iso.datetime() }),
  z.object({
    kind: z.literal('wiped'),
    order: z.uuid(),
    at: z.iso.datetime(),
    post: z.string().max(80),
    /** What the hub had not acknowledged lies in `for-the-hub`, to be carried there. */
    leftForHub: z.boolean(),
  }),
]);

/** What the desk may show while it is locked: nothing about persons, lists or past work. */
export const stationStatusSchema = z.object({
  /** `loopback` is for trying, training and tests, and the desk says so all the time. */
  shell: z.enum(['electron', 'loopback']),
  post: z.object({ name: z.string().max(80), id: z.uuid() }).nullable(),
  officers: z.array(officerSchema).max(500),
  session: z.discriminatedUnion('kind', [
    /** No post yet: it must be enrolled first. */
    z.object({ kind: z.literal('not-enrolled') }),
    z.object({ kind: z.literal('locked') }),
    z.object({ kind: z.literal('open'), officer: officerSchema }),
    /** Vault or journal cannot be used; the desk shows the reason and the remedy. */
    z.object({
      kind: z.literal('damaged'),
      what: z.enum(['vault', 'journal', 'release-store']),
      reason: z.string().max(300),
    }),
  ]),
  demo: demoSchema.nullable(),
  orderNotice: orderNoticeSchema.nullable().optional(),
  /** `open`: everything else here is about the training post. Absent like `not-installed`. */
  training: z.enum(['not-installed', 'closed', 'open']).optional(),
});

export const signInAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), officer: officerSchema }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('wait'), seconds: z.int().positive() }),
  z.object({ kind: z.literal('damaged'), reason: z.string().max(300) }),
]);

export const enrolAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrolled'), post: z.string().max(80) }),
  z.object({ kind: z.literal('already-enrolled') }),
  z.object({ kind: z.literal('ticket-malformed') }),
  z.object({ kind: z.literal('code-refused') }),
  /** What the hub answered is not what the ticket promised: someone is in between. */
  z.object({ kind: z.literal('fingerprint-differs') }),
  z.object({ kind: z.literal('passphrase-too-short'), minimum: z.int().positive() }),
  z.object({ kind: z.literal('unreachable'), reason: z.string().max(300) }),
  z.object({ kind: z.literal('failed'), reason: z.string().max(300) }),
]);

export type Role = z.infer<typeof roleSchema>;
export type Officer = z.infer<typeof officerSchema>;
export type Specimen = z.infer<typeof specimenSchema>;
export type OrderNotice = z.infer<typeof orderNoticeSchema>;
export type StationStatus = z.infer<typeof stationStatusSchema>;
export type SignInAnswer = z.infer<typeof signInAnswerSchema>;
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;
