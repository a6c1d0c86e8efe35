/**
 * Runs one piece of work at a time. Asking while it runs makes it run once more afterwards, however often
 * was asked; work that answers false is tried again after a while.
 */
import { type Waiting, waitAfter } from './follow.ts';

export type LatestOnly = { request(): void };

export function latestOnly(work: () => Promise<boolean>, { sleep, stop }: Waiting): LatestOnly {
  let requested = false;
  let running = false;
  let wake: () => void = () => undefined;

  async function run(): Promise<void> {
    running = true;
    let failures = 0;
    while (requested && !stop.aborted) {
      requested = false;
      if (await work()) {
        failures = 0;
        continue;
      }
      failures += 1;
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await Promise.race([sleep(waitAfter(failures), stop), woken]);
      requested = true;
    }
    running = false;
  }

  return {
    request() {
      requested = true;
      wake();
      if (!running) void run();
    },
  };
}
