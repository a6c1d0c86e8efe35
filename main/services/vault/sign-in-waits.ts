/**
 * How long somebody must wait before another passphrase is looked at.
 *
 * Counted for each officer alone, and for the whole post: only the officer's own sign-in takes an officer's
 * wrong attempts away, so nobody buys attempts on a colleague by signing in as himself in between.
 */

/** So many wrong passphrases cost nothing; people mistype. */
const FREE_ATTEMPTS = 2;
const FIRST_WAIT_IN_MS = 2_000;
const LONGEST_WAIT_IN_MS = 300_000;

/** What one officer adds to the count of the post: one who went away must not hold up the others. */
const LARGEST_SHARE = 5;
/** More than two officers can be guessed at before everybody waits. */
const FREE_IN_THE_POST = 10;
/** Whoever guesses at all officers in turn is slowed down, and the desk still opens within a minute. */
const LONGEST_WAIT_OF_THE_POST_IN_MS = 60_000;

/** Milliseconds after so many wrong ones of one officer: doubles from the first wait to the longest. */
export const waitAfter = (wrong: number): number =>
  doubled(wrong - FREE_ATTEMPTS, LONGEST_WAIT_IN_MS);

/** Milliseconds for everybody, after these counts of wrong ones, one for each officer. */
export function waitOfPostAfter(counts: readonly number[]): number {
  const sum = counts.reduce((all, wrong) => all + Math.min(wrong, LARGEST_SHARE), 0);
  return doubled(sum - FREE_IN_THE_POST, LONGEST_WAIT_OF_THE_POST_IN_MS);
}

function doubled(beyondFree: number, longestInMs: number): number {
  if (beyondFree <= 0) return 0;
  return Math.min(FIRST_WAIT_IN_MS * 2 ** Math.min(beyondFree - 1, 20), longestInMs);
}
