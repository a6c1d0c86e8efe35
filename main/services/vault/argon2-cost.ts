/** What a guess at a passphrase costs: the parameters of Argon2id (RFC 9106) that a slot may have. */
import { z } from 'zod';

/** The least work a guess must cost. A slot below it is refused, whoever wrote it. */
export const ARGON2_FLOOR = { memoryInKiB: 64 * 1024, iterations: 3, parallelism: 1 } as const;
/** No file may make the station use more than this. */
const ARGON2_CEILING = { memoryInKiB: 1024 * 1024, iterations: 20 } as const;

export const argon2Schema = z.object({
  memoryInKiB: z.int().min(ARGON2_FLOOR.memoryInKiB).max(ARGON2_CEILING.memoryInKiB),
  iterations: z.int().min(ARGON2_FLOOR.iterations).max(ARGON2_CEILING.iterations),
  parallelism: z.literal(ARGON2_FLOOR.parallelism),
});

export type Argon2Cost = Readonly<z.infer<typeof argon2Schema>>;
