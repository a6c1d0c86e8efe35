import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitCharacter, checkDigitOf } from '#shared/icao/check-digit.ts';

describe('checkDigitOf', () => {
  it.each([
    { field: '520727', digit: 3, why: 'a date (Doc 9303-3, Appendix A, example 1)' },
    { field: 'AB2134<<<', digit: 5, why: 'a number with fillers (Appendix A, example 2)' },
    { field: 'L898902C3', digit: 6, why: 'the passport number of Doc 9303-4, Appendix B' },
    { field: 'D23145890734', digit: 9, why: 'a long number (Doc 9303-11, Appendix D.2)' },
    { field: '', digit: 0, why: 'an empty field' },
  ])('gives $digit for $why', ({ field, digit }) => {
    expect(checkDigitOf(field)).toEqual({ ok: true, value: digit });
    expect(checkDigitCharacter(field)).toBe(String(digit));
  });

  it.each([
    { field: '52o727', position: 2 },
    { field: '*', position: 0 },
    { field: '12345😀', position: 5 },
  ])('names the first character of $field outside the alphabet', ({ field, position }) => {
    expect(checkDigitOf(field)).toEqual({
      ok: false,
      failure: { kind: 'not-mrz-text', position },
    });
    expect(checkDigitCharacter(field)).toBe('');
  });

  it('notices every single digit read as another digit', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/u);
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (field, at, shift) => {
        const position = at % field.length;
        const other = String((Number(field.charAt(position)) + shift) % 10);
        const changed = field.slice(0, position) + other + field.slice(position + 1);
        expect(checkDigitOf(changed)).not.toEqual(checkDigitOf(field));
      }),
    );
  });

  it('cannot notice G read as 6 or K as a filler, so callers may not treat it as proof', () => {
    expect(checkDigitOf('G12345678')).toEqual(checkDigitOf('612345678'));
    expect(checkDigitOf('AB2134KKK')).toEqual(checkDigitOf('AB2134<<<'));
  });
});
