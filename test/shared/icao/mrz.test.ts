import { describe, expect, it } from 'vitest';
import { type ReadMrz, readMrz } from '#shared/icao/mrz.ts';

const today = { year: 2026, month: 11, day: 23 };
const NAME = 'P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const DATA = 'L898902C36SWE7408122F3204153<<<<<<<<<<<<<<04';
const PASSPORT = [NAME, DATA];
const CARD = [
  'I<SWED231458907<<<<<<<<<<<<<<<',
  '7408122F3204153SWE<<<<<<<<<<<2',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const VISA = [
  'V<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'Z1234567<1IND7408122F3204153C12MULT<<<<<<<<<',
];

function read(input: string | readonly string[]): ReadMrz {
  const result = readMrz(input, { today });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const said = (reading: ReadMrz, severity: 'error' | 'warning'): string[] =>
  reading.findings
    .filter((finding) => finding.severity === severity)
    .map(({ field, code }) => `${field} ${code}`);

/** A passport with other characters from a position of a line on, counted from 0. */
const withText = (line: 0 | 1, start: number, text: string): string[] =>
  PASSPORT.map((each, index) =>
    index === line ? each.slice(0, start) + text + each.slice(start + text.length) : each,
  );

describe('the specimens of Doc 9303', () => {
  it('reads the passport of Part 4, Appendix B in full', () => {
    const reading = read([
      'PPUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ]);
    expect(reading).toMatchObject({
      format: 'TD3',
      documentCode: 'PP',
      issuingState: 'UTO',
      primaryIdentifier: 'ERIKSSON',
      secondaryIdentifier: 'ANNA MARIA',
      nameTruncated: false,
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      dateOfBirth: { year: 1974, month: 8, day: 12 },
      dateOfBirthRaw: '740812',
      sex: 'F',
      dateOfExpiry: { year: 2012, month: 4, day: 15 },
      dateOfExpiryRaw: '120415',
      optionalData: ['ZE184226B'],
      valid: true,
      repairs: [],
      ignored: [],
    });
    expect(said(reading, 'warning')).toEqual([
      'issuingState specimen-state',
      'nationality specimen-state',
      'dateOfExpiry expired',
    ]);
    expect(reading.checkDigits.map(({ field, agrees }) => [field, agrees])).toEqual([
      ['documentNumberCheckDigit', true],
      ['dateOfBirthCheckDigit', true],
      ['dateOfExpiryCheckDigit', true],
      ['optionalDataCheckDigit', true],
      ['compositeCheckDigit', true],
    ]);
  });

  it.each([
    {
      source: 'Part 5, Appendix B',
      format: 'TD1',
      lines: [
        'I<UTOD231458907<<<<<<<<<<<<<<<',
        '7408122F1204159UTO<<<<<<<<<<<6',
        'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
      ],
    },
    {
      source: 'Part 6, Appendix B',
      format: 'TD2',
      lines: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
    },
    {
      source: 'Part 8, Appendix B',
      format: 'TD2',
      lines: ['PUUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F2606277<<<<<<<8'],
    },
    {
      source: 'Part 7, 7th edition specimen',
      format: 'MRV-A',
      lines: [
        'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
        'L8988901C4XXX4009078F96121096ZE184226B<<<<<<',
      ],
    },
    {
      source: 'Part 7, §7',
      format: 'MRV-B',
      lines: ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
    },
  ])('reads the $format of $source', ({ format, lines }) => {
    const reading = read(lines);
    expect(said(reading, 'error')).toEqual([]);
    expect(reading).toMatchObject({ format, lines, valid: true, primaryIdentifier: 'ERIKSSON' });
  });
});

describe('long document numbers (Part 5 and 6, note j)', () => {
  const card = (number: string, composite: string) => [
    `I<SWE${number}`,
    `7408122F3204153SWE<<<<<<<<<<<${composite}`,
    'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  ];

  it('continues in the optional data of a TD1, whose rest stays optional data', () => {
    const reading = read(card('AB1234567<89X7<CREW5<<<<<', '0'));
    expect(reading).toMatchObject({
      valid: true,
      documentNumber: 'AB123456789X',
      optionalData: ['CREW5', ''],
    });
    expect(reading.checkDigits[0]).toEqual({
      field: 'documentNumberCheckDigit',
      line: 0,
      start: 18,
      end: 19,
      agrees: true,
    });
  });

  it('continues in the optional data of a TD2 (Part 11, Appendix D.2)', () => {
    const reading = read([
      'I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<',
      'D23145890<UTO3407127M95071227349<<<8',
    ]);
    expect(reading).toMatchObject({ documentNumber: 'D23145890734', valid: true });
  });

  it.each([
    ['D23145890<<<<<<<<<<<<<<<<', '3', 'D23145890', 'not-a-digit', 'nothing follows'],
    ['D23145890<7<<<<<<<<<<<<<<', '6', 'D231458907', 'not-a-digit', 'a lone character follows'],
    ['AB1234567<89X5<<<<<<<<<<<', '6', 'AB123456789X', 'check-digit', 'its digit is wrong'],
    [
      'AB1234567<012345678901232',
      '8',
      'AB1234567012345678901232',
      'number-not-terminated',
      'no closing filler',
    ],
  ])('never passes a shortened number: %s %s %s %s (%s)', (...row) => {
    const [number, composite, kept, code] = row;
    const reading = read(card(number, composite));
    expect(reading.documentNumber).toBe(kept);
    expect(reading.valid).toBe(false);
    expect(said(reading, 'error')).toContain(`documentNumberCheckDigit ${code}`);
  });

  it('does not exist in a passport', () => {
    const reading = read(withText(1, 9, '<'));
    expect(said(reading, 'error')).toContain('documentNumberCheckDigit not-a-digit');
    expect(reading.documentNumber).toBe('L898902C3');
  });
});

describe('rules of the fields', () => {
  it.each([
    {
      what: 'a digit in the document code',
      line: 0,
      at: 0,
      text: 'P1',
      error: 'documentCode document-code',
    },
    { what: 'an unknown State', line: 0, at: 2, text: 'QQQ', error: 'issuingState unknown-state' },
    { what: 'DEU for D', line: 0, at: 2, text: 'DEU', error: 'issuingState state-code-deviation' },
    { what: 'a former State', line: 1, at: 10, text: 'YUG', error: 'nationality former-state' },
    {
      what: 'a refugee code as issuer',
      line: 0,
      at: 2,
      text: 'XXB',
      error: 'issuingState state-not-here',
    },
    { what: 'no nationality', line: 1, at: 10, text: '<<<', error: 'nationality unknown-state' },
    { what: 'X for sex (Part 4 note p)', line: 1, at: 20, text: 'X', error: 'sex sex' },
    { what: 'H for sex', line: 1, at: 20, text: 'H', error: 'sex sex' },
    {
      what: 'a digit in the primary identifier',
      line: 0,
      at: 9,
      text: '0',
      error: 'primaryIdentifier illegal-character',
    },
    {
      what: 'a digit in the secondary identifier',
      line: 0,
      at: 16,
      text: '4',
      error: 'secondaryIdentifier illegal-character',
    },
    {
      what: 'an apostrophe',
      line: 0,
      at: 6,
      text: "'",
      error: 'primaryIdentifier illegal-character',
    },
    {
      what: 'a name that starts with a filler',
      line: 0,
      at: 5,
      text: '<',
      error: 'primaryIdentifier misplaced-filler',
    },
    { what: 'no name', line: 0, at: 5, text: '<'.repeat(39), error: 'primaryIdentifier empty' },
    {
      what: 'K for fillers',
      line: 0,
      at: 30,
      text: 'KKK',
      error: 'secondaryIdentifier filler-misread',
    },
    {
      what: 'no document number',
      line: 1,
      at: 0,
      text: '<<<<<<<<<0',
      error: 'documentNumber empty',
    },
    {
      what: 'a sign in the document number',
      line: 1,
      at: 3,
      text: '*',
      error: 'documentNumber illegal-character',
    },
    {
      what: 'a sign in the optional data',
      line: 1,
      at: 30,
      text: '*',
      error: 'optionalData illegal-character',
    },
    { what: '30 February', line: 1, at: 13, text: '740230', error: 'dateOfBirth impossible-date' },
    { what: 'month 13', line: 1, at: 21, text: '321301', error: 'dateOfExpiry impossible-date' },
    {
      what: 'an unknown date of expiry',
      line: 1,
      at: 21,
      text: '<<<<<<0',
      error: 'dateOfExpiry impossible-date',
    },
    {
      what: 'a letter as check digit',
      line: 1,
      at: 9,
      text: 'B',
      error: 'documentNumberCheckDigit not-a-digit',
    },
    {
      what: 'a wrong check digit',
      line: 1,
      at: 19,
      text: '3',
      error: 'dateOfBirthCheckDigit check-digit',
    },
    {
      what: 'a filler as composite',
      line: 1,
      at: 43,
      text: '<',
      error: 'compositeCheckDigit not-a-digit',
    },
    {
      what: 'a digit over no optional data',
      line: 1,
      at: 42,
      text: '5',
      error: 'optionalDataCheckDigit check-digit',
    },
  ] as const)('reports $what', ({ line, at, text, error }) => {
    const reading = read(withText(line, at, text));
    expect(reading.valid).toBe(false);
    expect(said(reading, 'error')).toContain(error);
  });

  it('underlines the place and tells found from expected', () => {
    expect(read(withText(1, 27, '4')).findings).toContainEqual({
      field: 'dateOfExpiryCheckDigit',
      code: 'check-digit',
      severity: 'error',
      line: 1,
      start: 27,
      end: 28,
      expected: '3',
      found: '4',
    });
  });

  it('says nothing of a digit over characters that are no MRZ text: they are reported themselves', () => {
    expect(said(read(withText(1, 28, '*')), 'error')).toEqual(['optionalData illegal-character']);
    expect(said(read(withText(1, 28, '*<<<<<<<<<<<<<O')), 'error')).toEqual([
      'optionalData illegal-character',
      'optionalDataCheckDigit not-a-digit',
    ]);
  });

  it('accepts a filler as the digit of unused optional data (Part 4 §4.2.2.2)', () => {
    expect(read(withText(1, 42, '<')).valid).toBe(true);
  });

  it('keeps sex X readable and takes everything else as unspecified', () => {
    expect(read(withText(1, 20, 'X')).sex).toBe('X');
    expect(read(withText(1, 20, 'H')).sex).toBe('<');
    expect(read(withText(1, 20, 'M')).sex).toBe('M');
    expect(read(withText(1, 20, '<'))).toMatchObject({ sex: '<', valid: true });
  });

  it('answers with unknown parts for an impossible date of birth', () => {
    expect(read(withText(1, 13, '7<0812')).dateOfBirth).toEqual({
      year: null,
      month: null,
      day: null,
    });
  });
});

describe('what is worth saying without failing', () => {
  it.each([
    {
      what: 'an old second letter',
      line: 0,
      at: 1,
      text: 'N',
      warning: 'documentCode legacy-document-code',
    },
    {
      what: 'a withdrawn code that is still admitted',
      line: 1,
      at: 10,
      text: 'ANT',
      warning: 'nationality superseded-state',
    },
    {
      what: 'PR without XXB',
      line: 0,
      at: 1,
      text: 'R',
      warning: 'nationality convention-nationality',
    },
    {
      what: 'PS without XXA',
      line: 0,
      at: 1,
      text: 'S',
      warning: 'nationality convention-nationality',
    },
    {
      what: 'a name up to the last position',
      line: 0,
      at: 26,
      text: 'A'.repeat(18),
      warning: 'secondaryIdentifier name-truncated',
    },
    {
      what: 'a single name up to the last position',
      line: 0,
      at: 5,
      text: 'A'.repeat(39),
      warning: 'primaryIdentifier name-truncated',
    },
  ] as const)('mentions $what', ({ line, at, text, warning }) => {
    const reading = read(withText(line, at, text));
    expect(reading.valid).toBe(true);
    expect(said(reading, 'warning')).toEqual([warning]);
  });

  it('is content with XXB in a refugee and XXA in a stateless travel document (Part 4 note o)', () => {
    const document = (code: string, nationality: string) => [
      code + NAME.slice(2),
      DATA.slice(0, 10) + nationality + DATA.slice(13),
    ];
    for (const lines of [document('PR', 'XXB'), document('PR', 'XXC'), document('PS', 'XXA')]) {
      expect(read(lines)).toMatchObject({ findings: [], valid: true });
    }
  });

  it('mentions a code without second letter on a document that outlives 2037 (Part 4 §4.4)', () => {
    const late = [NAME, 'L898902C36SWE7408122F3801014<<<<<<<<<<<<<<00'];
    expect(said(read(late), 'warning')).toContain('documentCode document-code-after-2038');
    const harmonized = [NAME.replace('P<', 'PP'), 'L898902C36SWE7408122F3801014<<<<<<<<<<<<<<00'];
    expect(said(read(harmonized), 'warning')).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['ARKFREITH', 'ARKFREITH', ''],
    ['SATRIYA<SUDARPA', 'SATRIYA SUDARPA', ''],
    ['AL<BASRI<<HUDA<MUHAMMAD<JAWAD', 'AL BASRI', 'HUDA MUHAMMAD JAWAD'],
    ['ERIKSSON<<ANNA<<MARIA', 'ERIKSSON', 'ANNA MARIA'],
    ['ERIKSSON<<<ANNA', 'ERIKSSON', 'ANNA'],
    ['A'.repeat(38), 'A'.repeat(38), ''],
  ])('reads %s', (field, primaryIdentifier, secondaryIdentifier) => {
    const reading = read(withText(0, 5, field.padEnd(39, '<')));
    expect(reading).toMatchObject({
      primaryIdentifier,
      secondaryIdentifier,
      nameTruncated: false,
      valid: true,
    });
  });

  it('does not take a secondary identifier without a primary one for a name', () => {
    const reading = read(withText(0, 5, '<<ANNA'.padEnd(39, '<')));
    expect(reading).toMatchObject({ primaryIdentifier: '', secondaryIdentifier: 'ANNA' });
    expect(said(reading, 'error')).toEqual(['primaryIdentifier misplaced-filler']);
  });
});

describe('raw input', () => {
  it.each([
    ['one text with CR LF', `${NAME}\r\n${DATA}\r\n`],
    ['blank lines', ['', NAME, '  ', DATA, '']],
    ['no line break', NAME + DATA],
    ['STX, ETX and a tab', `\u0002${NAME}\t${DATA}\u0003`],
    ['a byte order mark', `\ufeff${NAME}\n${DATA}`],
    ['lower case', PASSPORT.join('\n').toLowerCase()],
    ['mixed case', [NAME.replace('ANNA', 'Anna'), DATA]],
    ['spaces for fillers', PASSPORT.map((line) => line.replaceAll('<', ' '))],
    ['spaces around', PASSPORT.map((line) => `  ${line} `)],
    ['a stray space', [NAME.replace('SWE', 'SWE '), DATA]],
    ['« for two fillers', PASSPORT.map((line) => line.replaceAll('<<', '«'))],
    ['« for one filler', PASSPORT.map((line) => line.replaceAll('<', '«'))],
    ['‹ for a filler', PASSPORT.map((line) => line.replaceAll('<', '‹'))],
    ['a break after 80 characters', [(NAME + DATA).slice(0, 80), (NAME + DATA).slice(80)]],
  ])('is read through %s', (_, input) => {
    expect(read(input)).toEqual(read(PASSPORT));
  });

  it.each([
    ['TD1', CARD],
    ['MRV-A', VISA],
    ['TD2', ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']],
  ])('is read from one line of a %s', (format, lines) => {
    expect(read(lines.join(''))).toMatchObject({ format, lines, valid: true });
  });

  it('says which lines had lost fillers', () => {
    const reading = read([NAME.replace(/<+$/u, ''), DATA]);
    expect(reading).toMatchObject({ lines: PASSPORT, valid: true });
    expect(reading.findings).toEqual([
      {
        field: 'lines',
        code: 'line-length',
        severity: 'warning',
        line: 0,
        start: 25,
        end: 44,
        expected: '44',
        found: '25',
      },
    ]);
    expect(read(CARD.join('').replace(/<+$/u, ''))).toMatchObject({ lines: CARD, valid: true });
  });

  it('cuts fillers beyond the end of a line and says so', () => {
    const reading = read([`${NAME}<<`, DATA]);
    expect(reading.lines).toEqual(PASSPORT);
    expect(said(reading, 'warning')).toEqual(['lines line-length']);
  });

  it('prefers the large visa when its first line is whole', () => {
    const shortened = VISA.map((line, index) => (index === 1 ? line.replace(/<+$/u, '') : line));
    expect(read(shortened)).toMatchObject({ format: 'MRV-A', lines: VISA, valid: true });
  });

  it('finds the zone among lines of the visual zone and reports them', () => {
    const reading = read(['PASSPORT SWEDEN', ...PASSPORT, '12 JUL 2020']);
    expect(reading).toMatchObject({ lines: PASSPORT, ignored: ['PASSPORT<SWEDEN', '12<JUL<2020'] });
    expect(said(reading, 'warning')).toEqual(['lines ignored-text', 'lines ignored-text']);
  });

  it('reads a zone once that was sent twice', () => {
    expect(read([...PASSPORT, ...PASSPORT])).toMatchObject({ lines: PASSPORT, valid: true });
  });

  it('does not choose between two zones', () => {
    expect(readMrz([...PASSPORT, ...VISA], { today })).toEqual({
      ok: false,
      failure: { kind: 'several-mrz', count: 2 },
    });
    expect(readMrz([...VISA, ...PASSPORT], { today }).ok).toBe(false);
  });

  it.each([
    ['nothing', '', { kind: 'empty' }],
    ['only what cannot be seen', ' \u0002\r\n\t', { kind: 'empty' }],
    [
      'two short sentences',
      ['Good morning', 'how are you'],
      { kind: 'not-an-mrz', reason: 'line-lengths', lengths: [12, 11] },
    ],
    [
      'a lost character in the middle',
      [NAME, DATA.replace('SWE', 'SW')],
      { kind: 'not-an-mrz', reason: 'line-lengths', lengths: [44, 43] },
    ],
    [
      'text of the right size',
      ['!'.repeat(44), '?'.repeat(44)],
      { kind: 'not-an-mrz', reason: 'implausible', lengths: [44, 44] },
    ],
    [
      'lines too long',
      [`${NAME}A`, `${DATA}A`],
      { kind: 'not-an-mrz', reason: 'line-lengths', lengths: [45, 45] },
    ],
    [
      'too many lines',
      Array.from({ length: 25 }, () => 'X'),
      { kind: 'not-an-mrz', reason: 'line-lengths', lengths: Array.from({ length: 25 }, () => 1) },
    ],
    ['a book', 'A'.repeat(1001), { kind: 'too-long', characters: 1001, limit: 1000 }],
  ])('is refused: %s', (_, input, failure) => {
    expect(readMrz(input, { today })).toEqual({ ok: false, failure });
  });

  it('reads a zone whose first letter was misread when a check digit speaks for it', () => {
    const [first = '', ...others] = CARD;
    expect(said(read([`1${first.slice(1)}`, ...others]), 'error')).toEqual([
      'documentCode document-code',
    ]);
    const wrong = [`1${first.slice(1, 14)}8${first.slice(15)}`, '7408123F3204154SWE<<<<<<<<<<<9'];
    expect(readMrz([...wrong, ...others.slice(1)], { today }).ok).toBe(false);
  });

  it('gives every sign one position', () => {
    const reading = read([NAME.replace('ANNA', 'A😀NA'), DATA]);
    expect(reading.lines[0]).toHaveLength(44);
    expect(said(reading, 'error')).toEqual(['secondaryIdentifier illegal-character']);
  });
});
