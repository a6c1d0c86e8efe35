/** The two clocks of the machine. Neither is trusted: see `trusted-time.ts`. */
export type Clock = {
  /** Wall clock, ISO 8601 UTC with milliseconds. */
  wall(): string;
  /** Milliseconds since the station started; never goes back. */
  monotonicInMs(): number;
};

export function systemClock(): Clock {
  const start = performance.now();
  return {
    wall: () => new Date().toISOString(),
    monotonicInMs: () => Math.round((performance.now() - start) * 1000) / 1000,
  };
}
