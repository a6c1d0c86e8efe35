/** When to try again: full jitter, so that ten thousand posts do not come back in the same second. */
const SHORTEST_IN_MS = 1_000;
const LONGEST_IN_MS = 300_000;
/** A hub, or whoever answers for it, cannot silence a post for longer. */
const MOST_RETRY_AFTER_IN_MS = 3_600_000;

export type RetryState = {
  /** Failed exchanges in a row. */
  readonly failures: number;
  /** Null when the hub did not ask for time. */
  readonly retryAfterInSeconds: number | null;
  /** From 0 (included) to 1 (excluded). */
  readonly chance: number;
};

/** Milliseconds until the next exchange. */
export function retryDelayInMs({ failures, retryAfterInSeconds, chance }: RetryState): number {
  const ceiling =
    failures === 0 ? LONGEST_IN_MS : Math.min(LONGEST_IN_MS, SHORTEST_IN_MS * 2 ** failures);
  const floor = failures === 0 ? LONGEST_IN_MS / 2 : SHORTEST_IN_MS;
  const jittered = floor + chance * (ceiling - floor);
  const asked = Math.min((retryAfterInSeconds ?? 0) * 1000, MOST_RETRY_AFTER_IN_MS);
  return Math.round(Math.max(jittered, asked));
}

/** After the journal moved: soon, but several entries of one traveller travel together. */
export const SOON_IN_MS = SHORTEST_IN_MS;
