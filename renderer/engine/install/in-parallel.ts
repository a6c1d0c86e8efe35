import { type Result, succeed } from '#shared/kernel/result.ts';
import type { InstallFailure } from './install-failure.ts';

const AT_ONCE = 2;

type Outcome = Result<unknown, InstallFailure>;

/** Runs work a few at a time and stops taking up new work after the first failure, which it answers. */
export async function inParallel<Work>(
  work: readonly Work[],
  run: (next: Work) => Promise<Outcome>,
): Promise<Result<null, InstallFailure>> {
  const failures: Array<Result<null, InstallFailure>> = [];
  let next = 0;
  const worker = async () => {
    while (next < work.length && failures.length === 0) {
      const outcome = await run(work[next++] as Work);
      if (!outcome.ok) failures.push(outcome);
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const broken = settled.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
  return failures[0] ?? succeed(null);
}
