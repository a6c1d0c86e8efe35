import { daysInMonth } from '#shared/kernel/partial-date.ts';
import type { ListedDate } from '#shared/watchlist/person.ts';

/** The longest thing that is still a date. */
const LONGEST_DATE = 80;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Parts = {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
};

/**
 * Reads a date of birth as publishers write it in words: `07 Oct 1954`, `Nov. 1973`, `1961`, `circa 1950`,
 * `1957 to 1959`, `01 Jan 1960 to 31 Dec 1962`. Null when it cannot be read: a date is never guessed.
 */
export function dateInWords(text: string): ListedDate | null {
  if (text.length > LONGEST_DATE) return null;
  const words = text.trim().toLowerCase();
  const circa = /^(?:circa|approximately|approx\.?|c\.)\s+(.+)$/u.exec(words);
  const rest = circa?.[1] ?? words;
  const range = /^(.+?)(?:\s+to\s+|\s*[-–]\s*)(.+)$/u.exec(rest);
  if (range !== null) return between(partsInWords(range[1] ?? ''), partsInWords(range[2] ?? ''));
  const parts = partsInWords(rest);
  return parts === null ? null : { precision: circa === null ? 'exact' : 'circa', ...parts };
}

/** Reads `YYYY-MM-DD` or `YYYY/MM/DD`; a missing or zero month or day is unknown. */
export function dateInFigures(text: string): Parts | null {
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/u.exec(text.trim());
  if (found === null) return null;
  return checked(Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0));
}

/** What an unreadable date looks like, fit for a report: its figures are personal data and are masked. */
export function shapeOfDate(text: string): string {
  return text.slice(0, LONGEST_DATE).replace(/\d/gu, '#');
}

/** A span of whole years; null when it runs backwards or an end is missing. */
export function between(from: Parts | null, to: Parts | null): ListedDate | null {
  if (from === null || to === null || from.year > to.year) return null;
  return { precision: 'between', fromYear: from.year, toYear: to.year };
}

/** The month that a word such as `Sep.` or `September` names, or null. */
export function monthInWords(word: string): number | null {
  const month = MONTHS.indexOf(word.trim().toLowerCase().slice(0, 3)) + 1;
  return month === 0 ? null : month;
}

function partsInWords(text: string): Parts | null {
  const found = /^(?:(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+)?(\d{4})$/u.exec(text.trim());
  if (found === null) return null;
  const month = found[2] === undefined ? 0 : monthInWords(found[2]);
  return month === null ? null : checked(Number(found[3]), month, Number(found[1] ?? 0));
}

function checked(year: number, month: number, day: number): Parts | null {
  if (year < 1000 || year > 2999 || month > 12) return null;
  if (month === 0) return { year, month: null, day: null };
  if (day > daysInMonth(year, month)) return null;
  return { year, month, day: day === 0 ? null : day };
}
