/** Failed attempts in a sliding window. Kept in memory: a restart forgets them, which guessing cannot cause. */

export type AttemptLimit = {
  /** Seconds until the next attempt may be made; 0 when it may be made now. */
  readonly waitInSeconds: (client: string) => number;
  /** Counts an attempt as failed until it is withdrawn, or says how long to wait. */
  readonly begin: (client: string) => Attempt;
};

export type Attempt =
  | { readonly kind: 'begun'; readonly withdraw: () => void }
  | { readonly kind: 'wait'; readonly seconds: number };

export type AttemptLimitOptions = {
  readonly perClient: number;
  /** For all clients together, so that many addresses do not help. */
  readonly inAll: number;
  readonly windowInSeconds: number;
  readonly now: () => Date;
};

type Failure = { readonly client: string; readonly at: number };

export function createAttemptLimit(options: AttemptLimitOptions): AttemptLimit {
  const { perClient, inAll, windowInSeconds, now } = options;
  let failures: Failure[] = [];

  /** When the oldest failure that still counts leaves the window. */
  const waitFor = (counted: readonly Failure[], limit: number): number => {
    const decisive = counted.at(-limit);
    if (decisive === undefined) return 0;
    return Math.max(0, Math.ceil(decisive.at + windowInSeconds - now().getTime() / 1000));
  };

  const waitInSeconds = (client: string): number => {
    const own = failures.filter((failure) => failure.client === client);
    return Math.max(waitFor(own, perClient), waitFor(failures, inAll));
  };

  return {
    waitInSeconds,
    begin(client) {
      const seconds = waitInSeconds(client);
      if (seconds > 0) return { kind: 'wait', seconds };
      const at = now().getTime() / 1000;
      const attempt = { client, at };
      failures = failures.filter((failure) => failure.at > at - windowInSeconds);
      failures.push(attempt);
      const withdraw = (): void => {
        failures = failures.filter((failure) => failure !== attempt);
      };
      return { kind: 'begun', withdraw };
    },
  };
}
