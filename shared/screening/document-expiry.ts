/** When a document has expired: after its last day, by the calendar of the post. */
import { daysInMonth, type PartialDate, type PlainDay } from '#shared/kernel/partial-date.ts';

/** False when the date is unknown. With an unknown day or month the whole month or year must be over. */
export function isExpired({ year, month, day }: PartialDate, today: PlainDay): boolean {
  if (year === null) return false;
  const lastMonth = month ?? 12;
  const lastDay = month === null || day === null ? daysInMonth(year, lastMonth) : day;
  return asNumber({ year, month: lastMonth, day: lastDay }) < asNumber(today);
}

const asNumber = ({ year, month, day }: PlainDay): number => year * 10_000 + month * 100 + day;
