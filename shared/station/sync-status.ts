/** What the desk shows of the link to the hub. */
import { z } from 'zod';

/** Why the last attempt did not finish. Codes are stable; `detail` is for the log reader. */
export const syncFailureSchema = z.object({
  kind: z.enum([
    'unreachable',
    'refused',
    'hub-error',
    'bad-signature',
    'gap',
    'fork',
    'release-rejected',
    'disk-full',
    'revoked',
    'locked',
  ]),
  detail: z.string().max(300),
});

export const syncStatusSchema = z.object({
  state: z.enum(['idle', 'running']),
  /** The last attempt reached the hub. */
  online: z.boolean(),
  /** ISO 8601 of the last time anything was exchanged; null when never. */
  lastContact: z.iso.datetime().nullable(),
  /** Entries that the hub has not acknowledged. */
  waiting: z.object({ urgent: z.int().nonnegative(), routine: z.int().nonnegative() }),
  acknowledged: z.object({ urgent: z.int().nonnegative(), routine: z.int().nonnegative() }),
  /** A release being fetched: bytes so far and in all. */
  download: z
    .object({ version: z.int(), bytes: z.int().nonnegative(), of: z.int().nonnegative() })
    .nullable(),
  lastFailure: syncFailureSchema.nullable(),
  /** ISO 8601; null when no attempt is planned. */
  nextAttempt: z.iso.datetime().nullable(),
});

export type SyncFailure = z.infer<typeof syncFailureSchema>;
export type SyncStatus = z.infer<typeof syncStatusSchema>;
