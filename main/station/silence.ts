/**
 * Locks a post whose desk has fallen silent. The desk locks itself when the officer is idle; a page that
 * hangs or was closed cannot, and must not leave the post open. An open desk is heard at least once a
 * minute (`session.status`), whatever the officer does.
 */
import type { Clock } from '#main/services/clock/clock.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { Session } from './session.ts';

/** The host cannot read the sealed policy, so this goes by the usual minutes, and a margin. */
export const LONGEST_SILENCE_IN_MS = (DEFAULT_POLICY.idleLockInMinutes + 2) * 60_000;

const LOOK_EVERY_MS = 30_000;

/** Calls `task` again and again until the answer is called. */
export type Every = (periodInMs: number, task: () => void) => () => void;

export type Silence = {
  /** The desk said something. */
  heard(): void;
  stop(): void;
};

type Watched = {
  readonly session: Pick<Session, 'post' | 'lock'>;
  readonly clock: Clock;
  readonly every: Every;
  readonly onBug: (error: unknown) => void;
};

export function lockWhenSilent({ session, clock, every, onBug }: Watched): Silence {
  let last = clock.monotonicInMs();
  const stop = every(LOOK_EVERY_MS, () => {
    const silence = clock.monotonicInMs() - last;
    if (session.post() && silence > LONGEST_SILENCE_IN_MS) session.lock('silent').catch(onBug);
  });
  return {
    heard() {
      last = clock.monotonicInMs();
    },
    stop,
  };
}

/** Keeps no process alive. */
export const everyOf: Every = (periodInMs, task) => {
  const timer = setInterval(task, periodInMs);
  timer.unref();
  return () => clearInterval(timer);
};
