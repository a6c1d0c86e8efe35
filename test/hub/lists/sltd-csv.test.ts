import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSltdCsv } from '#hub/lists/sltd-writer.ts';
import {
  documentCategorySchema,
  documentSourceOf,
  documentSourceSchema,
  documentTypeSchema,
  type SltdRecord,
  sltdRecordSchema,
} from '#shared/documents/sltd-record.ts';
import { fixture, importAll, refusalOf, summaryOf } from './import-support.ts';

const good = fixture('sltd.csv');
const HEADER = 'documentNumber,issuingState,documentType,category,dateReported';
const ROW = 'X1,UTO,passport,lost,2030-01-01';

describe('the SLTD CSV', () => {
  it('reads records, the day of the list and the end mark', async () => {
    const imported = await importAll('sltd', [good]);
    expect(summaryOf(imported)).toEqual({
      listDate: '2030-04-05',
      read: 3,
      accepted: 3,
      skipped: 0,
      rejected: { count: 0, first: [] },
      warnings: [],
    });
    expect(imported.documents).toEqual([
      {
        documentNumber: 'L898902C3',
        issuingState: 'UTO',
        documentType: 'passport',
        category: 'stolen',
        dateReported: '2030-04-01',
        dateOfTheft: '2030-03-30',
        theftCountry: 'FRA',
        dateOfIssue: '2021-01-01',
        dateOfExpiry: '2031-01-01',
        reviewDate: '2040-04-01',
        nationalReference: 'UT-77/1',
      },
      {
        documentNumber: 'AB 12-34',
        issuingState: 'DEU',
        documentType: 'identity-card',
        category: 'lost',
        dateReported: '2030-04-02',
      },
      {
        documentNumber: 'X0000009',
        issuingState: 'UTO',
        documentType: 'passport',
        category: 'stolen-blank',
        dateReported: '2030-04-03',
        nationalReference: 'UT-77,2',
      },
    ]);
  });

  it('takes columns by name, in any order and spelling', async () => {
    const file = `Date Reported,CATEGORY,document_type,issuing-state,DocumentNumber\r\n2030-01-01,lost,passport,UTO,X1\r\n`;
    const imported = await importAll('sltd', [`\ufeff${file}`]);
    expect(imported.documents).toMatchObject([{ documentNumber: 'X1', issuingState: 'UTO' }]);
    expect(summaryOf(imported).warnings).toEqual([
      { kind: 'end-mark-missing', count: 1, examples: ['SLTD'] },
    ]);
  });

  it.each([
    { row: ',UTO,passport,lost,2030-01-01,,', kind: 'missing-field', why: 'no number' },
    { row: '---,UTO,passport,lost,2030-01-01,,', kind: 'invalid-field', why: 'only separators' },
    {
      row: `${'9'.repeat(31)},UTO,passport,lost,2030-01-01,,`,
      kind: 'invalid-field',
      why: 'a long number',
    },
    { row: 'X1,GER,passport,lost,2030-01-01,,', kind: 'unknown-code', why: 'an unknown state' },
    { row: 'X1,UTO,pass,lost,2030-01-01,,', kind: 'unknown-code', why: 'an unknown type' },
    { row: 'X1,UTO,passport,gone,2030-01-01,,', kind: 'unknown-code', why: 'an unknown category' },
    { row: 'X1,UTO,passport,lost,2030-02-30,,', kind: 'invalid-field', why: 'an impossible day' },
    { row: 'X1,UTO,passport,lost,,,', kind: 'invalid-field', why: 'no report date' },
    { row: 'X1,UTO,passport,lost,2030-01-01', kind: 'malformed-record', why: 'too few cells' },
    { row: 'X1,UTO,passport,lost,"2030-01-01,,', kind: 'malformed-record', why: 'an open quote' },
    {
      row: `X1,UTO,passport,lost,2030-01-01,${'9'.repeat(61)},`,
      kind: 'invalid-field',
      why: 'a long reference',
    },
    {
      row: 'X1,UTO,passport,lost,2030-01-01,,"TAVISH, Orlen"',
      kind: 'nominal-data',
      why: 'a name',
    },
    {
      row: 'X1,UTO,passport,lost,2030-01-01,Orlen Tavish,',
      kind: 'nominal-data',
      why: 'a name as reference',
    },
    {
      row: 'X1,UTO,passport,lost,2030-01-01,,holder was drunk',
      kind: 'nominal-data',
      why: 'the holder',
    },
    { row: 'X1,UTO,passport,lost,2030-01-01,,né en 1970', kind: 'nominal-data', why: 'a birth' },
    {
      row: 'X1,UTO,passport,lost,2030-01-01,,أورلن تافيش',
      kind: 'nominal-data',
      why: 'an Arabic name',
    },
    {
      row: 'ORLEN TAVISH,UTO,passport,lost,2030-01-01,,',
      kind: 'nominal-data',
      why: 'a name for a number',
    },
  ])('rejects a row with $why, by line, and keeps the next', async ({ row, kind }) => {
    const file = `${HEADER},nationalReference,additionalInformation\n${row}\n${ROW},,\n#end,2,\n`;
    const imported = await importAll('sltd', [file]);
    expect(imported.documents).toHaveLength(1);
    expect(summaryOf(imported).rejected.first).toMatchObject([{ line: 2, reason: { kind } }]);
  });

  it('reads the notice that a document is associated with, and which register it comes from', async () => {
    const file = `${HEADER},noticeReference,source\n${ROW},2030/4711,\n${ROW},,National\n${ROW},,\n`;
    const { documents } = await importAll('sltd', [file]);
    expect(documents).toMatchObject([{ noticeReference: '2030/4711' }, { source: 'national' }, {}]);
    expect(documents.map(documentSourceOf)).toEqual(['tdawn', 'national', 'sltd']);
  });

  it.each([
    { cells: `${'9'.repeat(61)},`, kind: 'invalid-field', why: 'a long notice reference' },
    { cells: 'Orlen Tavish,', kind: 'nominal-data', why: 'a name for a notice' },
    { cells: ',abroad', kind: 'unknown-code', why: 'an unknown source' },
  ])('rejects $why', async ({ cells, kind }) => {
    const file = `${HEADER},noticeReference,source\n${ROW},${cells}\n${ROW},,\n`;
    const summary = summaryOf(await importAll('sltd', [file]));
    expect(summary.rejected.first).toMatchObject([{ line: 2, reason: { kind } }]);
    expect(summary.accepted).toBe(1);
  });

  it('rejects documents that expire before they were issued', async () => {
    const file = `${HEADER},dateOfIssue,dateOfExpiry,theftCountry\n${ROW},2030-01-02,2030-01-01,\n${ROW},,1x,\n${ROW},,,??\n${ROW},,,\n`;
    const summary = summaryOf(await importAll('sltd', [file]));
    expect(summary.rejected.first.map(({ reason }) => reason.kind)).toEqual([
      'invalid-field',
      'invalid-field',
      'unknown-code',
    ]);
  });

  it.each(['stolen at Gatwick Airport', 'Police Station 4', 'batch of 40 blanks', 'UT-2030/77'])(
    'accepts "%s" as information that names nobody',
    async (text) => {
      const file = `${HEADER},additionalInformation\n${ROW},${text}\n`;
      expect(summaryOf(await importAll('sltd', [file])).accepted).toBe(1);
    },
  );

  it.each([
    'name',
    'Surname',
    'given_names',
    'holder',
    'date_of_birth',
    'dob',
    'sex',
    'primaryIdentifier',
    'Place of birth',
  ])('refuses a whole file with the nominal column "%s"', async (column) => {
    const imported = await importAll('sltd', [`${HEADER},${column}\n${ROW},A\n`]);
    expect(refusalOf(imported)).toEqual({ kind: 'nominal-data', line: 1 });
    expect(imported.outcome.ok ? '' : imported.outcome.failure.reason).toContain(`"${column}"`);
    expect(imported.documents).toEqual([]);
  });

  it.each([
    { file: '', kind: 'empty', line: null, why: 'an empty file' },
    { file: `${HEADER}\n`, kind: 'no-records', line: null, why: 'no rows' },
    {
      file: `${HEADER},colour\n${ROW},red\n`,
      kind: 'wrong-columns',
      line: 1,
      why: 'an unknown column',
    },
    {
      file: `${HEADER},category\n${ROW},lost\n`,
      kind: 'wrong-columns',
      line: 1,
      why: 'a column twice',
    },
    {
      file: 'documentNumber,issuingState\nX1,UTO\n',
      kind: 'wrong-columns',
      line: 1,
      why: 'missing columns',
    },
    { file: `${HEADER.replaceAll(',', ';')}\n`, kind: 'wrong-columns', line: 1, why: 'semicolons' },
    { file: `${ROW}\n${ROW}\n`, kind: 'wrong-columns', line: 1, why: 'no header' },
    { file: `${HEADER}\n${ROW}\nX2,UTO,pass`, kind: 'truncated', line: 3, why: 'a cut last line' },
    {
      file: `${HEADER}\n${ROW}\n#end,2,2030-01-01\n`,
      kind: 'truncated',
      line: 3,
      why: 'a lost row',
    },
    { file: `${HEADER}\n${ROW}\n#en`, kind: 'truncated', line: 3, why: 'half an end mark' },
    {
      file: `${HEADER}\n${ROW}\n#end,1,\n${ROW}\n`,
      kind: 'not-csv',
      line: 4,
      why: 'rows after the end',
    },
    { file: 'x'.repeat(1_100_000), kind: 'oversized-record', line: 1, why: 'an endless line' },
  ])('refuses $why: $kind', async ({ file, kind, line }) => {
    expect(refusalOf(await importAll('sltd', [file]))).toEqual({ kind, line });
  });

  it('caps the rejected records it remembers, and keeps the true number', async () => {
    const file = `${HEADER}\n${ROW}\n${'X1,GER,passport,lost,2030-01-01\n'.repeat(1_500)}`;
    const imported = await importAll('sltd', [file]);
    const { rejected } = summaryOf(imported);
    expect([rejected.count, rejected.first.length]).toEqual([1_500, 1_000]);
    expect(imported.events.filter(({ kind }) => kind === 'rejected')).toHaveLength(1_500);
  });
});

describe('the CSV of changes', () => {
  const CHANGES = `change,${HEADER}`;

  it('says of each row whether it is added or withdrawn, in any spelling of the two words', async () => {
    const file = `${CHANGES}\nadd,${ROW}\nWithdraw,${ROW}\n add ,${ROW}\n#end,3,2030-04-05\n`;
    const imported = await importAll('sltd-changes', [file]);
    expect(summaryOf(imported)).toMatchObject({ accepted: 3, listDate: '2030-04-05' });
    const changes = imported.events.flatMap((event) =>
      event.kind === 'document' ? [[event.change, event.record.documentNumber]] : [],
    );
    expect(changes).toEqual([
      ['add', 'X1'],
      ['withdraw', 'X1'],
      ['add', 'X1'],
    ]);
  });

  it.each(['', 'delete', 'added'])('rejects the row of an unknown change: "%s"', async (word) => {
    const file = `${CHANGES}\n${word},${ROW}\nadd,${ROW}\n#end,2,\n`;
    expect(summaryOf(await importAll('sltd-changes', [file]))).toMatchObject({
      accepted: 1,
      rejected: { count: 1, first: [{ line: 2, reason: { kind: 'unknown-code' } }] },
    });
  });

  it('may have no row at all on a quiet day, with the mark that says so', async () => {
    const quiet = await importAll('sltd-changes', [`${CHANGES}\n#end,0,2030-04-05\n`]);
    expect(summaryOf(quiet)).toMatchObject({ read: 0, listDate: '2030-04-05', warnings: [] });
  });

  it.each([
    { file: `${CHANGES}\n`, kind: 'no-records', why: 'no row and no mark' },
    { file: `${CHANGES}\n#end,0,\n`, kind: 'no-records', why: 'no row and no day' },
    { file: `${CHANGES}\nkeep,${ROW}\n`, kind: 'no-records', why: 'no usable row' },
    { file: '', kind: 'empty', why: 'nothing' },
  ])('is refused with $why', async ({ file, kind }) => {
    expect(refusalOf(await importAll('sltd-changes', [file]))).toMatchObject({ kind });
  });

  it('is not taken for a register, nor a register for changes', async () => {
    const changes = await importAll('sltd', [`${CHANGES}\nadd,${ROW}\n`]);
    expect(refusalOf(changes)).toEqual({ kind: 'wrong-columns', line: 1 });
    const register = await importAll('sltd-changes', [`${HEADER}\n${ROW}\n`]);
    expect(refusalOf(register)).toEqual({ kind: 'wrong-columns', line: 1 });
  });

  it('is held to the same rules as a register: no persons, no cut line', async () => {
    const nominal = await importAll('sltd-changes', [`${CHANGES},holder\nadd,${ROW},A\n`]);
    expect(refusalOf(nominal)).toMatchObject({ kind: 'nominal-data' });
    const cut = await importAll('sltd-changes', [`${CHANGES}\nadd,${ROW}\nwithdraw,X2,UTO`]);
    expect(refusalOf(cut)).toEqual({ kind: 'truncated', line: 3 });
  });
});

describe('formatSltdCsv', () => {
  const day = fc
    .tuple(
      fc.integer({ min: 1900, max: 2099 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const record: fc.Arbitrary<SltdRecord> = fc.record(
    {
      documentNumber: fc.stringMatching(/^[A-Z]{1,2}[0-9]{4,9}$/u),
      issuingState: fc.constantFrom('UTO', 'DEU', 'GBN', 'XXB'),
      documentType: fc.constantFrom(...documentTypeSchema.options),
      category: fc.constantFrom(...documentCategorySchema.options),
      dateReported: day,
      dateOfTheft: day,
      theftCountry: fc.constantFrom('FRA', 'UTO'),
      reviewDate: day,
      nationalReference: fc.stringMatching(/^[0-9]{1,4}[",/ -][0-9]{1,4}$/u),
      noticeReference: fc.stringMatching(/^20[0-9]{2}\/[0-9]{1,6}$/u),
      source: fc.constantFrom(...documentSourceSchema.options),
    },
    {
      requiredKeys: ['documentNumber', 'issuingState', 'documentType', 'category', 'dateReported'],
    },
  );

  it('writes what the importer reads back, and all of it satisfies the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
        const file = [...formatSltdCsv(records, '2031-01-31')].join('');
        const imported = await importAll('sltd', [file]);
        expect(summaryOf(imported)).toMatchObject({ listDate: '2031-01-31', warnings: [] });
        expect(imported.documents).toEqual(records);
        for (const one of imported.documents) expect(sltdRecordSchema.parse(one)).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no row to truncation unnoticed, once the end mark is gone', async () => {
    const file = [
      ...formatSltdCsv([
        {
          documentNumber: 'X1',
          issuingState: 'UTO',
          documentType: 'visa',
          category: 'lost',
          dateReported: '2030-01-01',
        },
      ]),
    ].join('');
    const cut = await importAll('sltd', [file.slice(0, file.indexOf('#end'))]);
    expect(summaryOf(cut).warnings).toMatchObject([{ kind: 'end-mark-missing' }]);
  });
});
