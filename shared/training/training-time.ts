/** The training world stands still on a day of its own; only the time of day is real. */
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import { dayNumber } from '#shared/screening/list-age.ts';

const DAY_IN_MS = 86_400_000;

/** Whole days from the UTC day of `now`, in milliseconds since 1970, to `day`. */
export const daysTo = (day: PlainDay, now: number): number =>
  dayNumber(day) - Math.floor(now / DAY_IN_MS);

/** `now`, in milliseconds since 1970, moved by whole days. */
export const moved = (now: number, days: number): number => now + days * DAY_IN_MS;
