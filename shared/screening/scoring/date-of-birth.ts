/** How a traveller's date of birth relates to a listed one. What is unknown never counts against anyone. */
import type { PartialDate } from '#shared/kernel/partial-date.ts';
import type { ListedDate } from '#shared/watchlist/person.ts';

export type DateRelation =
  | 'equal'
  | 'same-year'
  | 'within-range'
  | 'digits-swapped'
  | 'one-digit-off'
  | 'near-year'
  | 'different'
  | 'far'
  | 'missing';

/** Years by which a date that the publisher calls approximate may be off. */
const CIRCA_YEARS = 2;
/** Ranges wider than this say nothing. */
const WIDEST_RANGE = 15;
/** Beyond so many years it is hardly the same person. */
const FAR_YEARS = 8;

/** Best first. */
const ORDER: readonly DateRelation[] = [
  'equal',
  'digits-swapped',
  'one-digit-off',
  'same-year',
  'within-range',
  'near-year',
  'missing',
  'different',
  'far',
];

/** The best relation among all dates listed; `missing` when either side has none. */
export function relateDates(
  traveller: PartialDate,
  listed: readonly ListedDate[],
): { readonly relation: DateRelation; readonly listed: ListedDate | null } {
  let best: { relation: DateRelation; listed: ListedDate | null } | null = null;
  for (const date of listed) {
    const relation = relate(traveller, date);
    if (best === null || ORDER.indexOf(relation) < ORDER.indexOf(best.relation))
      best = { relation, listed: date };
  }
  return best ?? { relation: 'missing', listed: null };
}

/** 1 January stands for a year of which no more is known, on documents as on lists. */
const asKnown = (date: PartialDate): PartialDate =>
  date.month === 1 && date.day === 1 ? { ...date, month: null, day: null } : date;

function relate(traveller: PartialDate, listed: ListedDate): DateRelation {
  const { year } = traveller;
  if (year === null) return 'missing';
  if (listed.precision === 'between') return relateRange(year, listed);
  if (listed.precision === 'circa') return relateCirca(year, listed.year);
  return relateExact(asKnown(traveller), asKnown(listed));
}

/** Both say what they know for certain; `traveller` has a year. */
function relateExact(traveller: PartialDate, listed: PartialDate): DateRelation {
  const whole = wholeDate(traveller);
  const other = wholeDate(listed);
  if (whole === null || other === null) return relateParts(traveller, listed);
  if (whole === other) return 'equal';
  if (swapped(whole) === other) return 'digits-swapped';
  if (digitsApart(whole, other) === 1 || neighboursExchanged(whole, other)) return 'one-digit-off';
  return relateParts({ ...traveller, month: null }, listed);
}

function relateRange(year: number, listed: { fromYear: number; toYear: number }): DateRelation {
  const off = Math.max(listed.fromYear - year, year - listed.toYear, 0);
  if (off === 0)
    return listed.toYear - listed.fromYear <= WIDEST_RANGE ? 'within-range' : 'missing';
  return off <= 1 ? 'near-year' : apart(off);
}

function relateCirca(year: number, listedYear: number): DateRelation {
  const off = Math.abs(year - listedYear);
  if (off <= CIRCA_YEARS) return off === 0 ? 'same-year' : 'within-range';
  return off <= 2 * CIRCA_YEARS ? 'near-year' : apart(off);
}

/** By year and month alone. */
function relateParts(traveller: PartialDate, listed: PartialDate): DateRelation {
  const year = traveller.year as number;
  const listedYear = listed.year as number;
  if (year !== listedYear) return yearsApart(year, listedYear);
  const months = traveller.month !== null && listed.month !== null;
  return months && traveller.month !== listed.month ? 'near-year' : 'same-year';
}

function yearsApart(a: number, b: number): DateRelation {
  const off = Math.abs(a - b);
  return off === 1 ? 'near-year' : apart(off);
}

const apart = (years: number): DateRelation => (years > FAR_YEARS ? 'far' : 'different');

function wholeDate({ year, month, day }: PartialDate): string | null {
  if (year === null || month === null || day === null) return null;
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

const swapped = (date: string): string => date.slice(0, 4) + date.slice(6) + date.slice(4, 6);

const digitsApart = (a: string, b: string): number =>
  [...a].filter((digit, index) => digit !== b.charAt(index)).length;

function neighboursExchanged(a: string, b: string): boolean {
  const first = [...a].findIndex((digit, index) => digit !== b.charAt(index));
  return (
    digitsApart(a, b) === 2 &&
    a.charAt(first) === b.charAt(first + 1) &&
    a.charAt(first + 1) === b.charAt(first)
  );
}
