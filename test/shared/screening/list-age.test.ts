import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExpired } from '#shared/screening/document-expiry.ts';
import { ageInDays, dayOfNumber } from '#shared/screening/list-age.ts';

const today = { year: 2026, month: 3, day: 5 };
const DAY_IN_MS = 86_400_000;

describe('ageInDays', () => {
  it.each([
    ['2026-03-05', 0],
    ['2026-02-28', 5],
    ['2025-03-05', 365],
    ['2026-03-06', 0],
    ['2026-03-07', null],
    ['2027-01-01', null],
    ['soon', null],
    [null, null],
  ])('of %s is %s', (listDate, age) => {
    expect(ageInDays(listDate, today)).toBe(age);
  });

  it('agrees with the calendar of the platform', () => {
    const days = fc.integer({ min: 0, max: 300_000 });
    fc.assert(
      fc.property(days, (number) => {
        const listDate = new Date(number * DAY_IN_MS).toISOString().slice(0, 10);
        expect(dayOfNumber(number)).toBe(listDate);
        const later = new Date((number + 40) * DAY_IN_MS);
        const then = {
          year: later.getUTCFullYear(),
          month: later.getUTCMonth() + 1,
          day: later.getUTCDate(),
        };
        expect(ageInDays(listDate, then)).toBe(40);
      }),
    );
  });
});

describe('isExpired', () => {
  it.each([
    [{ year: 2026, month: 3, day: 4 }, true],
    [{ year: 2026, month: 3, day: 5 }, false],
    [{ year: 2026, month: 2, day: null }, true],
    [{ year: 2026, month: 3, day: null }, false],
    [{ year: 2025, month: null, day: null }, true],
    [{ year: 2026, month: null, day: null }, false],
    [{ year: null, month: null, day: null }, false],
  ])('of %j is %s', (dateOfExpiry, expired) => {
    expect(isExpired(dateOfExpiry, today)).toBe(expired);
  });
});
