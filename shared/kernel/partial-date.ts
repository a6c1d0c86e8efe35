/**
 * Dates as documents and lists state them: any part may be unknown.
 *
 * Never a JavaScript `Date`: "1989" is not 1 January 1989.
 */

/** A calendar date with unknown parts as `null`. Gregorian; `year` has four digits, `month` is 1–12. */
export type PartialDate = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
};

/** A whole calendar day, the unit in which documents expire and lists age. */
export type PlainDay = { readonly year: number; readonly month: number; readonly day: number };

/** Days in a month of the Gregorian calendar; 0 when the month does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO 8601 with the known leading parts: `1989-03-14`, `1989-03`, `1989`, or empty. */
export function formatPartialDate(date: PartialDate): string {
  if (date.year === null) return '';
  const year = String(date.year).padStart(4, '0');
  if (date.month === null) return year;
  const month = `${year}-${String(date.month).padStart(2, '0')}`;
  return date.day === null ? month : `${month}-${String(date.day).padStart(2, '0')}`;
}

/** Negative when `a` is before `b`, zero on the same day, positive after. */
export function compareDays(a: PlainDay, b: PlainDay): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
