/**
 * Chooses what a guess at a passphrase costs on this machine: as much as an officer will wait for.
 *
 * The floor is measured once and scaled: Argon2id takes time in proportion to memory times iterations.
 * Memory grows first, because it is what makes guessing on special hardware dear.
 */
import type { Clock } from '#main/services/clock/clock.ts';
import { ARGON2_FLOOR, type Argon2Cost } from './argon2-cost.ts';
import { type Stretch, stretchByArgon2 } from './stretch.ts';

const AIM_IN_MS = 700;
/** Above this a desk with little memory suffers more than a thief. */
const MOST = { memoryInKiB: 256 * 1024, iterations: 10 } as const;
const MEMORY_STEP_IN_KIB = 16 * 1024;

/** The cost that should take about 0.7 s where the floor takes `floorInMs`; never below the floor. */
export function costFor(floorInMs: number): Argon2Cost {
  // A clock that stood still has measured nothing.
  if (!(floorInMs > 0)) return ARGON2_FLOOR;
  const factor = AIM_IN_MS / floorInMs;
  const { memoryInKiB: leastMemory, iterations: leastIterations } = ARGON2_FLOOR;
  const memory = Math.min(MOST.memoryInKiB, Math.max(leastMemory, leastMemory * factor));
  const memoryInKiB = Math.floor(memory / MEMORY_STEP_IN_KIB) * MEMORY_STEP_IN_KIB;
  const passes = Math.floor((leastIterations * factor * leastMemory) / memoryInKiB);
  const iterations = Math.min(MOST.iterations, Math.max(leastIterations, passes));
  return { ...ARGON2_FLOOR, memoryInKiB, iterations };
}

export type Calibration = {
  readonly clock: Pick<Clock, 'monotonicInMs'>;
  /** For tests; Argon2id when absent. */
  readonly stretch?: Stretch | undefined;
};

/** Measures once, with words that are nobody's. Takes as long as opening a slot of the floor. */
export async function calibrate({ clock, stretch }: Calibration): Promise<Argon2Cost> {
  const run = stretch ?? stretchByArgon2;
  const before = clock.monotonicInMs();
  await run('a passphrase to measure with', { argon2: ARGON2_FLOOR, salt: 'A'.repeat(22) });
  return costFor(clock.monotonicInMs() - before);
}
