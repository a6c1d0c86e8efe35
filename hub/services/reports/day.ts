const DAY_IN_MS = 86_400_000;

/** The day of a moment, `YYYY-MM-DD` in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The calendar day after `day`. */
export const dayAfter = (day: string): string => dayOf(new Date(Date.parse(day) + DAY_IN_MS));
