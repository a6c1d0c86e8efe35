/** Keeps following a stream of the station: when it breaks, begins again after a while. */
export type Waiting = {
  /** Resolves after so many milliseconds, or at once when stopped. */
  readonly sleep: (ms: number, stop: AbortSignal) => Promise<void>;
  readonly stop: AbortSignal;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before attempt `failures` + 1. */
export const waitAfter = (failures: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10));

export async function follow<Value>(
  open: () => Promise<AsyncIterable<Value>>,
  onValue: (value: Value) => void | Promise<void>,
  { sleep, stop }: Waiting,
): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    try {
      for await (const value of await open()) {
        if (hasStopped(stop)) break;
        await onValue(value);
        failures = 0;
      }
    } catch {
      // The station went away, or the value could not be used: both pass.
    }
    failures += 1;
    await sleep(waitAfter(failures), stop);
  }
}

/** Tries until it works or is stopped; null when stopped. */
export async function persist<Value>(
  attempt: () => Promise<Value>,
  { sleep, stop }: Waiting,
  onFailure: (cause: unknown) => void,
): Promise<Value | null> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      return await attempt();
    } catch (cause) {
      onFailure(cause);
      await sleep(waitAfter(failures), stop);
    }
  }
  return null;
}

const hasStopped = (stop: AbortSignal): boolean => stop.aborted;
