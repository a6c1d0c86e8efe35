import { describe, expect, it } from 'vitest';
import { markCharacters } from '#renderer/ui/verdict/mrz-marks.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { linesOf, misreadLines } from '#test/support/desk/specimens.ts';

const today = { year: 2026, month: 11, day: 23 };

function marksOf(lines: readonly string[]) {
  const reading = readMrz(lines, { today });
  if (!reading.ok) throw new Error(reading.failure.kind);
  return markCharacters(reading.value);
}

describe('markCharacters', () => {
  it('marks what each check digit vouches for, and only that', () => {
    const [first = [], second = []] = marksOf(linesOf('clear'));
    expect(new Set(first)).toEqual(new Set(['plain']));
    expect(second.slice(0, 10)).toEqual(new Array(10).fill('agrees'));
    expect(second.slice(10, 13)).toEqual(new Array(3).fill('plain'));
    expect(second.at(-1)).toBe('agrees');
  });

  it('marks the whole field that a check digit contradicts', () => {
    const [, second = []] = marksOf(misreadLines());
    expect(second.slice(13, 20)).toEqual(new Array(7).fill('differs'));
    expect(second.slice(0, 10)).toEqual(new Array(10).fill('agrees'));
  });
});
