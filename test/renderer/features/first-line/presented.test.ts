import { describe, expect, it } from 'vitest';
import { travellerOf } from '#renderer/features/first-line/presented.ts';
import { readMrz } from '#shared/icao/mrz.ts';

const SECOND = 'L898902C36UTO7408122F3305201<<<<<<<<<<<<<<02';

function travellerFrom(first: string) {
  const reading = readMrz([first, SECOND], { today: { year: 2026, month: 11, day: 23 } });
  if (!reading.ok) throw new Error(reading.failure.kind);
  return travellerOf(reading.value);
}

const errorsOf = (first: string) =>
  travellerFrom(first)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('a name line that came short', () => {
  it('is whole when all its fillers came', () => {
    const first = 'PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
    expect(errorsOf(first)).toEqual([]);
    expect(travellerFrom(first).nameTruncated).toBe(false);
  });

  it('may go on when only its fillers can be missing: it is matched by prefix', () => {
    const first = 'PPUTOERIKSSON<<ANNA<MARIA';
    expect(errorsOf(first)).toEqual([]);
    expect(travellerFrom(first).nameTruncated).toBe(true);
  });

  it.each([
    ['PPUTOERIK', 'no given name came'],
    ['PPUTOERI<<ANNA<MARIA<<<<<<', 'fillers came, so letters are what is missing'],
  ])('does not add up as %s: %s', (first) => {
    expect(errorsOf(first)).toEqual(['line-length']);
  });
});
