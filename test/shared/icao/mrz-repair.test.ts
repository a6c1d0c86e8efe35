import { describe, expect, it } from 'vitest';
import { type ReadMrz, readMrz } from '#shared/icao/mrz.ts';

const today = { year: 2026, month: 11, day: 23 };
const NAME = 'P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const DATA = 'L898902C36SWE7408122F3204153<<<<<<<<<<<<<<04';
const CARD = [
  'I<SWED231458907<<<<<<<<<<<<<<<',
  '7408122F3204153SWE<<<<<<<<<<<2',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
] as const;

function read(input: readonly string[]): ReadMrz {
  const result = readMrz(input, { today });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** `field from>to`, proposal by proposal. */
const proposed = (input: readonly string[]): string[][] =>
  read(input).repairs.map(({ changes }) =>
    changes.map(({ field, from, to }) => `${field} ${from}>${to}`),
  );

describe('a proposal', () => {
  it.each([
    {
      what: 'I in a date',
      lines: [NAME, DATA.replace('F3204', 'F32O4')],
      changes: ['dateOfExpiry O>0'],
    },
    {
      what: 'G as check digit',
      lines: [NAME, DATA.replace('C36', 'C3G')],
      changes: ['documentNumberCheckDigit G>6'],
    },
    {
      what: 'O as two digits at once',
      lines: [NAME, DATA.replace('F3204', 'F32O4').replace('<04', '<O4')],
      changes: ['optionalDataCheckDigit O>0', 'dateOfExpiry O>0'],
    },
    {
      what: '8 in a given name',
      lines: [NAME.replace('ANNA', 'E8BA'), DATA],
      changes: ['secondaryIdentifier 8>B'],
    },
    {
      what: '0 in the primary identifier',
      lines: [NAME.replace('SSON', 'SS0N'), DATA],
      changes: ['primaryIdentifier 0>O'],
    },
    {
      what: '0 in a name of one part',
      lines: [`P<SWE0LSSON${'<'.repeat(33)}`, DATA],
      changes: ['primaryIdentifier 0>O'],
    },
    {
      what: '0 in a State',
      lines: [NAME.replace('SWE', 'N0R'), DATA.replace('SWE', 'N0R')],
      changes: ['issuingState 0>O', 'nationality 0>O'],
    },
    {
      what: 'K behind D',
      lines: [NAME.replace('SWE', 'DKK'), DATA],
      changes: ['issuingState K><', 'issuingState K><'],
    },
    {
      what: 'k for a filler in a name',
      lines: [NAME.replace('A<M', 'AkM'), DATA],
      changes: ['secondaryIdentifier k><'],
    },
    {
      what: 'K for trailing fillers',
      lines: [`${NAME.slice(0, 30)}KK${NAME.slice(32)}`, DATA],
      changes: ['secondaryIdentifier K><', 'secondaryIdentifier K><'],
    },
    {
      what: '1 as document code',
      lines: [CARD[0].replace('I', '1'), CARD[1], CARD[2]],
      changes: ['documentCode 1>I'],
    },
    {
      what: 'L as document code',
      lines: [CARD[0].replace('I', 'l'), CARD[1], CARD[2]],
      changes: ['documentCode L>I'],
    },
    {
      what: 'a sign in the optional data',
      lines: [NAME, DATA.replace('3<', '3*')],
      changes: ['optionalData *><'],
    },
    {
      what: 'S in the number',
      lines: [NAME, DATA.replace('L898902C36', 'AB1234S671')],
      changes: ['documentNumber S>5'],
    },
  ])('is made for $what', ({ lines, changes }) => {
    const reading = read(lines);
    expect(reading.valid).toBe(false);
    expect(proposed(lines)).toContainEqual(changes);
    for (const repair of reading.repairs) {
      expect(read(repair.lines)).toMatchObject({ valid: true, lines: repair.lines, repairs: [] });
    }
  });

  it('says where and why', () => {
    expect(read([NAME, DATA.replace('L898902C36', 'A812345671')]).repairs).toEqual([
      {
        lines: [NAME, DATA.replace('L898902C36', 'AB12345671')],
        changes: [{ line: 1, position: 1, from: '8', to: 'B', field: 'documentNumber' }],
        reason: 'check-digit',
      },
    ]);
  });

  it('names the weakest of its reasons', () => {
    const reasons = (lines: string[]) => read(lines).repairs.map(({ reason }) => reason);
    expect(reasons([NAME.replace('SSON', 'SS0N'), DATA])).toEqual(['alphabet']);
    expect(reasons([NAME.replace('SWE', '5WE').replace('SSON', 'SS0N'), DATA])).toEqual([
      'state-code',
    ]);
    expect(reasons([`${NAME.slice(0, 30)}KK${NAME.slice(32)}`, DATA])).toEqual(['filler']);
  });

  it('comes with its rivals where a check digit leaves several', () => {
    expect(proposed([NAME, DATA.replace('L89', 'LB9')])).toEqual([
      ['documentNumber B>8'],
      ['documentNumber 8>B'],
      ['documentNumber 2>Z'],
    ]);
  });

  it('covers both parts of a long number', () => {
    const lines = [
      'I<SWEAB1234S67<89X7<<<<<<<<<<<',
      '7408122F3204153SWE<<<<<<<<<<<2',
      'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
    ];
    expect(proposed(lines)).toContainEqual(['documentNumber S>5']);
  });

  it('covers the optional data of a card, which only the composite digit protects', () => {
    const right = [CARD[0], '7408122F3204153SWE84<<<<<<<<<0', CARD[2]];
    const wrong = [CARD[0], '7408122F3204153SWEB4<<<<<<<<<0', CARD[2]];
    expect(read(right).valid).toBe(true);
    expect(proposed(wrong)).toContainEqual(['optionalData B>8']);
  });
});

describe('no proposal', () => {
  it.each([
    { what: 'a valid zone', lines: [NAME, DATA] },
    {
      what: 'a correct C1',
      lines: [
        'C1USA0000000000SRC0000000701<<',
        '7408122F3204153MEX<<<<<<<<<<<1',
        'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
      ],
    },
    { what: 'an unknown State that resembles none', lines: [NAME.replace('SWE', 'QQQ'), DATA] },
    { what: 'a wrong composite digit alone', lines: [NAME, `${DATA.slice(0, 43)}5`] },
    { what: 'an apostrophe in a name', lines: [NAME.replace('ERI', "E'I"), DATA] },
    { what: 'a 3 in a name, which resembles no letter', lines: [NAME.replace('ERI', 'E3I'), DATA] },
    {
      what: 'more doubtful places than can be tried',
      lines: [NAME.replace('SWE', '6B0'), '00000000056B07408122F32041530000000000000055'],
    },
  ])('is made for $what', ({ lines }) => {
    expect(read(lines).repairs).toEqual([]);
  });

  it('is made beyond eight', () => {
    const zeros = DATA.replace('L898902C36', '0000000005');
    expect(read([NAME, `${zeros.slice(0, 43)}6`]).repairs).toHaveLength(8);
  });
});
