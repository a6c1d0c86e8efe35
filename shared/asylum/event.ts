/** One step in the life of an asylum case, as the journal keeps it under the asylum key. */
import { z } from 'zod';

export const asylumEventSchema = z.object({
  case: z.uuid(),
  event: z.looseObject({ kind: z.string().regex(/^[a-z][a-z-]{0,39}$/u) }),
});
