import { describe, expect, it } from 'vitest';
import { confirmsNumber, printedDigitFor } from '#shared/documents/printed-digit.ts';

// Doc 9303 Part 4, Appendix B, and Part 5, Appendix B (TD1 with a long number: Part 5, note j).
const PASSPORT = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const LONG = [
  'I<UTOD23145890<7349<<<<<<<<<<<',
  '3407127M9507122UTO<<<<<<<<<<<2',
  'STEVENSON<<PETER<<<<<<<<<<<<<<',
];

describe('printedDigitFor', () => {
  it('finds the digit behind a passport’s number', () => {
    expect(printedDigitFor(PASSPORT, 'L898902C3')).toEqual({ digit: '6', covered: 'L898902C3' });
  });

  it('finds the digit of a number that continues in the optional data', () => {
    expect(printedDigitFor(LONG, 'D23145890734')).toEqual({ digit: '9', covered: 'D23145890734' });
  });

  it.each([
    { why: 'typed by hand', lines: null },
    { why: 'no lines', lines: [] },
    { why: 'a line too few', lines: PASSPORT.slice(0, 1) },
    { why: 'a line too short', lines: PASSPORT.map((line) => line.slice(0, 40)) },
    {
      why: 'another number',
      lines: PASSPORT.map((line) => line.replace('L898902C3', 'L898902C4')),
    },
    { why: 'no digit', lines: PASSPORT.map((line) => line.replace('L898902C36', 'L898902C3G')) },
  ])('knows none with $why', ({ lines }) => {
    expect(printedDigitFor(lines, 'L898902C3')).toBeNull();
  });
});

describe('confirmsNumber', () => {
  it.each([
    { covered: 'L898902C3', digit: '6', number: 'L898902C3', confirms: true },
    { covered: 'L898902C3', digit: '6', number: 'L8989O2C3', confirms: false },
    // Part 3 §4.9: `AB2134<<<` has the digit 5.
    { covered: 'AB2134<<<', digit: '5', number: 'AB2134', confirms: true },
    { covered: 'AB2I34<<<', digit: '5', number: 'AB2134', confirms: true },
    { covered: 'AB21348<<', digit: '5', number: 'AB2134', confirms: true },
    { covered: 'AB213<<<<', digit: '5', number: 'AB2134', confirms: true },
    { covered: 'AB<134<<<', digit: '1', number: 'AB134', confirms: false },
    { covered: 'AB<134<<<', digit: '3', number: 'AB134', confirms: true },
  ])(
    'of $number written over $covered with $digit is $confirms',
    ({ number, confirms, ...printed }) => {
      expect(confirmsNumber(printed, number)).toBe(confirms);
    },
  );
});
