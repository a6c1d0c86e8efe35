/**
 * Dates of the machine readable zone: six characters, YYMMDD, no century.
 *
 * Source: ICAO Doc 9303, 8th edition, Part 3, §4.8. Unknown parts of a date of birth are fillers; a part
 * is wholly known or wholly unknown. Doc 9303 does not say how to find the century: see each function.
 */
import {
  compareDays,
  daysInMonth,
  type PartialDate,
  type PlainDay,
} from '#shared/kernel/partial-date.ts';

/** Decides the century; the day comes from outside, `shared` has no clock. */
export type DateContext = {
  readonly today: PlainDay;
  /** The officer has established that the traveller is over a hundred: one century earlier. */
  readonly overHundred?: boolean;
};

const UNKNOWN = '<<';
/** A leap year stands in for an unknown one, so that 29 February stays possible. */
const ANY_LEAP_YEAR = 2000;

/** The latest date that is not in the future, or `null` when the characters are no such date. */
export function readDateOfBirth(raw: string, context: DateContext): PartialDate | null {
  const parts = readParts(raw);
  if (parts === null) return null;
  const { year, month, day } = parts;
  if (year === null) return isPossible(parts) ? parts : null;
  const thisCentury = century(context.today) + year;
  const earliest = { year: thisCentury, month: month ?? 1, day: day ?? 1 };
  const latest = compareDays(earliest, context.today) > 0 ? thisCentury - 100 : thisCentury;
  const resolved = { year: context.overHundred === true ? latest - 100 : latest, month, day };
  return isPossible(resolved) ? resolved : null;
}

/** The date nearest to today, or `null`: a date of expiry has no unknown parts. */
export function readDateOfExpiry(raw: string, { today }: DateContext): PlainDay | null {
  const parts = readParts(raw);
  if (parts === null) return null;
  const { year, month, day } = parts;
  if (year === null || month === null || day === null) return null;
  const candidates = [-100, 0, 100]
    .map((shift) => ({ year: century(today) + shift + year, month, day }))
    .filter((candidate) => isPossible(candidate));
  const distance = (candidate: PlainDay) => Math.abs(dayNumber(candidate) - dayNumber(today));
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The six characters of a date; unknown parts become fillers. Years are cut to two digits. */
export function writeDate({ year, month, day }: PartialDate): string {
  return [year === null ? null : year % 100, month, day]
    .map((part) => (part === null ? UNKNOWN : String(part).padStart(2, '0')))
    .join('');
}

const century = (today: PlainDay): number => Math.floor(today.year / 100) * 100;

function readParts(raw: string): PartialDate | null {
  if (!/^(?:\d\d|<<){3}$/u.test(raw)) return null;
  const part = (start: number) => {
    const text = raw.slice(start, start + 2);
    return text === UNKNOWN ? null : Number(text);
  };
  return { year: part(0), month: part(2), day: part(4) };
}

function isPossible({ year, month, day }: PartialDate): boolean {
  if (month !== null && (month < 1 || month > 12)) return false;
  // January has 31 days, the most an unknown month can have.
  const days = daysInMonth(year ?? ANY_LEAP_YEAR, month ?? 1);
  return day === null || (day >= 1 && day <= days);
}

/** Days since a fixed day: only differences mean anything. */
function dayNumber({ year, month, day }: PlainDay): number {
  const shifted = month <= 2 ? year - 1 : year;
  const sinceMarch = Math.floor((153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5) + day;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leaps + sinceMarch;
}
