import { describe, expect, it } from 'vitest';
import {
  NOTHING_TYPED,
  readDate,
  readTyped,
  type TypedTraveller,
} from '#renderer/features/first-line/typed-traveller.ts';
import { travellerSchema } from '#shared/screening/traveller.ts';

const typed = (change: Partial<TypedTraveller>): TypedTraveller => ({
  ...NOTHING_TYPED,
  ...change,
});
const problems = (change: Partial<TypedTraveller>) => {
  const read = readTyped(typed(change));
  return read.ok ? [] : read.failure.map(({ field, why }) => `${field}: ${why}`);
};

describe('readTyped', () => {
  it('takes a document without a name', () => {
    const read = readTyped(typed({ documentNumber: 'r 120-488', issuingState: 'UTO' }));
    expect(read).toMatchObject({ ok: true, value: { document: { documentNumber: 'r 120-488' } } });
    expect(travellerSchema.safeParse(read.ok ? read.value : null).success).toBe(true);
  });

  it('takes a name without a document, whatever was typed in hidden fields', () => {
    const read = readTyped(
      typed({
        documentType: 'none',
        primaryIdentifier: ' Alkhouri ',
        originalScriptName: 'الخوري',
        expiry: { day: '45', month: '', year: '' },
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      value: { document: null, primaryIdentifier: 'Alkhouri', originalScriptName: 'الخوري' },
    });
  });

  it.each<{ why: string; change: Partial<TypedTraveller>; expected: string[] }>([
    { why: 'nothing', change: {}, expected: ['documentNumber: need-number'] },
    {
      why: 'a number without its issuer',
      change: { documentNumber: 'R1' },
      expected: ['issuingState: need-state'],
    },
    {
      why: 'a number of signs only',
      change: { documentNumber: '--', issuingState: 'UTO' },
      expected: ['documentNumber: need-number'],
    },
    {
      why: 'no document and no name',
      change: { documentType: 'none' },
      expected: ['primaryIdentifier: need-something'],
    },
    {
      why: 'a number with a Cyrillic letter in it',
      change: { documentNumber: 'С1234567', issuingState: 'UTO' },
      expected: ['documentNumber: bad-number'],
    },
    {
      why: 'an impossible birth date',
      change: {
        documentType: 'none',
        primaryIdentifier: 'A',
        birth: { day: '30', month: '2', year: '1990' },
      },
      expected: ['birth: bad-date'],
    },
  ])('refuses $why', ({ change, expected }) => {
    expect(problems(change)).toEqual(expected);
  });
});

describe('readDate', () => {
  it.each([
    { typed: { day: '29', month: '2', year: '2024' }, date: { day: 29, month: 2, year: 2024 } },
    { typed: { day: '', month: '', year: '1989' }, date: { day: null, month: null, year: 1989 } },
    { typed: { day: '', month: '', year: '' }, date: { day: null, month: null, year: null } },
    { typed: { day: '٣', month: '3', year: '1989' }, date: null },
    { typed: { day: '29', month: '2', year: '2023' }, date: null },
    { typed: { day: '31', month: '4', year: '' }, date: null },
    { typed: { day: '1', month: '13', year: '' }, date: null },
    { typed: { day: '1', month: '1', year: '89' }, date: null },
    { typed: { day: '0', month: '1', year: '1989' }, date: null },
  ])('reads $typed as $date', ({ typed: parts, date }) => {
    expect(readDate(parts)).toEqual(date);
  });
});
