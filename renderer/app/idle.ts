import { useEffect, useRef, useState } from 'react';

export type Idle =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly secondsLeft: number }
  | { readonly kind: 'over' };

const WARNING_IN_MS = 30_000;

/** What so much idleness means under a limit. */
export function idleAfter(idleInMs: number, limitInMs: number): Idle {
  const left = limitInMs - idleInMs;
  if (left <= 0) return { kind: 'over' };
  // A short limit must not warn all the time.
  if (left > Math.min(WARNING_IN_MS, limitInMs / 2)) return { kind: 'active' };
  return { kind: 'warning', secondsLeft: Math.ceil(left / 1000) };
}

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

type Options = {
  readonly limitInMs: number;
  readonly elapsed: () => number;
  readonly onOver: () => void;
};

/** Watches for signs of life and calls `onOver` each time there were none for too long. */
export function useIdle({ limitInMs, elapsed, onOver }: Options): Idle {
  const lastSign = useRef(elapsed());
  const [idle, setIdle] = useState<Idle>({ kind: 'active' });
  useEffect(() => {
    const live = (): void => {
      lastSign.current = elapsed();
    };
    const timer = setInterval(() => {
      const now = idleAfter(elapsed() - lastSign.current, limitInMs);
      setIdle((before) => (before.kind === 'active' && now.kind === 'active' ? before : now));
      if (now.kind !== 'over') return;
      live();
      onOver();
    }, 1000);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, live, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, live);
    };
  }, [limitInMs, elapsed, onOver]);
  return idle;
}
