import { useEffect, useState } from 'react';
import type { PlainDay } from '#shared/kernel/partial-date.ts';

/** The calendar day on this machine's clock. */
export const dayOf = (now: Date): PlainDay => ({
  year: now.getFullYear(),
  month: now.getMonth() + 1,
  day: now.getDate(),
});

const TICK_IN_MS = 20_000;

/** The time, anew every twenty seconds: ages grow while nobody touches the desk. */
export function useNow(now: () => Date): Date {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), TICK_IN_MS);
    return () => clearInterval(timer);
  }, [now]);
  return time;
}
