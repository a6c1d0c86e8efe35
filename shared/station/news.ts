/**
 * What moves at the station, as one stream. A browser keeps six connections to one address and a stream holds one as long
 * as it lasts: with a stream for each topic, nothing is left for calls.
 */
import { z } from 'zod';
import { activeReleaseSchema } from '#shared/release/manifest.ts';
import { syncStatusSchema } from './sync-status.ts';

/** Position in both chains: the sequence number of the last entry seen. */
export const cursorSchema = z.object({
  urgent: z.int().nonnegative(),
  routine: z.int().nonnegative(),
});

export const newsTopicSchema = z.enum(['release', 'journal', 'sync', 'asylum', 'reports']);

/** Each topic as it stands when the stream begins, and again whenever it has moved. */
export const newsSchema = z.discriminatedUnion('topic', [
  z.object({ topic: z.literal('release'), release: activeReleaseSchema.nullable() }),
  /** The heads of both chains. */
  z.object({ topic: z.literal('journal'), heads: cursorSchema }),
  z.object({ topic: z.literal('sync'), status: syncStatusSchema }),
  /** A number that grows whenever a case, the policy or the release changed. */
  z.object({ topic: z.literal('asylum'), revision: z.int() }),
  /** A number that grows whenever a report has moved, from the first time on that somebody asked for them. */
  z.object({ topic: z.literal('reports'), revision: z.int() }),
]);

export type JournalCursor = z.infer<typeof cursorSchema>;
export type NewsTopic = z.infer<typeof newsTopicSchema>;
export type News = z.infer<typeof newsSchema>;
