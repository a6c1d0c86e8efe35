import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateOfBirth, readDateOfExpiry, writeDate } from '#shared/icao/mrz-date.ts';
import { compareDays, daysInMonth, formatPartialDate } from '#shared/kernel/partial-date.ts';

const today = { year: 2026, month: 11, day: 23 };

describe('readDateOfBirth', () => {
  it.each([
    ['740812', '1974-08-12', 'an ordinary date'],
    ['310101', '1931-01-01', 'not in the future'],
    ['261123', '2026-11-23', 'born today'],
    ['261124', '1926-11-24', 'tomorrow is a hundred years ago'],
    ['000229', '2000-02-29', 'a leap year'],
    ['7408<<', '1974-08', 'an unknown day'],
    ['74<<<<', '1974', 'an unknown month and day'],
    ['26<<<<', '2026', 'this year, perhaps already'],
    ['2612<<', '1926-12', 'a month that has not come'],
  ])('resolves %s to %s: %s', (raw, expected) => {
    const read = readDateOfBirth(raw, { today });
    expect(read && formatPartialDate(read)).toBe(expected);
  });

  it('keeps a known day and month of an unknown year', () => {
    expect(readDateOfBirth('<<0812', { today })).toEqual({ year: null, month: 8, day: 12 });
    expect(readDateOfBirth('<<0229', { today })).toEqual({ year: null, month: 2, day: 29 });
    expect(readDateOfBirth('74<<31', { today })).toEqual({ year: 1974, month: null, day: 31 });
  });

  it.each([
    '7<0812',
    '741301',
    '740001',
    '740230',
    '010229',
    '740800',
    '74O812',
    '7408',
    '<<0230',
    '74<<32',
  ])('refuses %s', (raw) => {
    expect(readDateOfBirth(raw, { today })).toBeNull();
  });

  it('goes back a century for a traveller the officer knows to be over a hundred', () => {
    const read = readDateOfBirth('200101', { today, overHundred: true });
    expect(read).toEqual({ year: 1920, month: 1, day: 1 });
  });
});

describe('readDateOfExpiry', () => {
  it.each([
    ['350101', '2035-01-01'],
    ['991231', '1999-12-31'],
    ['761122', '2076-11-22'],
    ['770101', '1977-01-01'],
    ['000229', '2000-02-29'],
  ])('resolves %s to the nearest date, %s', (raw, expected) => {
    const read = readDateOfExpiry(raw, { today });
    expect(read && formatPartialDate(read)).toBe(expected);
  });

  it.each(['<<<<<<', '3204<<', '32<<15', '<<0415', '321301', '320230', '320431', '3204I5'])(
    'refuses %s: no part may be unknown or impossible',
    (raw) => {
      expect(readDateOfExpiry(raw, { today })).toBeNull();
    },
  );

  it('reads back every written day within fifty years less a day', () => {
    const day = fc.record({
      year: fc.integer({ min: 1977, max: 2075 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(day, (date) => {
        fc.pre(date.day <= daysInMonth(date.year, date.month));
        const read = readDateOfExpiry(writeDate(date), { today });
        expect(read && compareDays(read, date)).toBe(0);
      }),
    );
  });
});

describe('writeDate', () => {
  it('writes unknown parts as fillers (Doc 9303-3 §4.8)', () => {
    expect(writeDate({ year: 1942, month: 7, day: 12 })).toBe('420712');
    expect(writeDate({ year: null, month: null, day: null })).toBe('<<<<<<');
  });
});
