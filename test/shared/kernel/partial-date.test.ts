import { describe, expect, it } from 'vitest';
import { compareDays, daysInMonth, formatPartialDate } from '#shared/kernel/partial-date.ts';

describe('daysInMonth', () => {
  it.each([
    [2023, 1, 31],
    [2023, 4, 30],
    [2023, 2, 28],
    [2024, 2, 29],
    [1900, 2, 28],
    [2000, 2, 29],
    [2023, 0, 0],
    [2023, 13, 0],
  ])('of %i-%i is %i', (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe('formatPartialDate', () => {
  it.each([
    [{ year: 1989, month: 3, day: 14 }, '1989-03-14'],
    [{ year: 1989, month: 3, day: null }, '1989-03'],
    [{ year: 1989, month: null, day: null }, '1989'],
    [{ year: 1989, month: null, day: 14 }, '1989'],
    [{ year: null, month: 3, day: 14 }, ''],
    [{ year: 989, month: 12, day: 1 }, '0989-12-01'],
  ])('of %j is %j', (date, text) => {
    expect(formatPartialDate(date)).toBe(text);
  });
});

describe('compareDays', () => {
  const day = { year: 2026, month: 5, day: 4 };
  it.each([
    [day, 0],
    [{ ...day, year: 2025, month: 12, day: 31 }, -1],
    [{ ...day, month: 6, day: 1 }, 1],
    [{ ...day, day: 3 }, -1],
  ])('puts %j on the side %i of 4 May 2026', (other, sign) => {
    expect(Math.sign(compareDays(other, day))).toBe(sign);
  });
});
