/** How old a list is at the moment of a search. */
import type { PlainDay } from '#shared/kernel/partial-date.ts';

/**
 * Whole days from `listDate` (ISO 8601 day) to `today`; 0 when the list is dated one day ahead, as happens
 * across time zones. Null when it is dated further ahead (the clock was set back), when there is no date, or
 * when it is not one: a list of unknown age is treated as too old.
 */
export function ageInDays(listDate: string | null, today: PlainDay): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(listDate ?? '');
  if (found === null) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const age = dayNumber(today) - dayNumber({ year, month, day });
  return age < -1 ? null : Math.max(0, age);
}

/** Days since 1970-01-01 as a day, and back: the form of dates in the document register. */
export function dayOfNumber(days: number): string {
  // Civil calendar from a day count, after the Gregorian cycle of 146,097 days in 400 years.
  const shifted = days + 719_468;
  const cycle = Math.floor(shifted / 146_097);
  const ofCycle = shifted - cycle * 146_097;
  const yearOfCycle = Math.floor(
    (ofCycle -
      Math.floor(ofCycle / 1460) +
      Math.floor(ofCycle / 36_524) -
      Math.floor(ofCycle / 146_096)) /
      365,
  );
  const ofYear =
    ofCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: PlainDay): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(shiftedYear / 400);
  const yearOfCycle = shiftedYear - cycle * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const ofCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + ofYear;
  return cycle * 146_097 + ofCycle - 719_468;
}
