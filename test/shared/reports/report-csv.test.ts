import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '#shared/reports/report.ts';
import { LARGEST_FILE, readReportCsv, rejectedCsv } from '#shared/reports/report-csv.ts';

const HEAD = 'documentNumber,issuingState,documentType,category';
const ROW = 'L898902C3,UTO,passport,stolen';

describe('readReportCsv', () => {
  it('reads columns in any order and spelling, quotes, and an end mark', () => {
    const text = [
      '\ufeffCategory,Issuing State,document-type,DOCUMENT_NUMBER,additional information',
      'stolen,UTO,passport, L898902C3 ,"drawer, ""left"" one"',
      '',
      '#end,1,2026-11-23',
      '',
    ].join('\r\n');
    expect(readReportCsv(text)).toEqual({
      ok: true,
      value: {
        header: 'Category,Issuing State,document-type,DOCUMENT_NUMBER,additional information',
        reports: [
          {
            line: 2,
            text: 'stolen,UTO,passport, L898902C3 ,"drawer, ""left"" one"',
            draft: {
              ...EMPTY_DRAFT,
              documentNumber: 'L898902C3',
              issuingState: 'UTO',
              documentType: 'passport',
              category: 'stolen',
              additionalInformation: 'drawer, "left" one',
            },
          },
        ],
        broken: [],
      },
    });
  });

  it('takes the columns of a register that say nothing about a new report, and leaves them out', () => {
    const read = readReportCsv(
      `${HEAD},dateReported,source,noticeReference\n${ROW},2020-01-01,sltd,1/2\n`,
    );
    expect(read.ok && Object.values(read.value.reports[0]?.draft ?? {})).not.toContain(
      '2020-01-01',
    );
  });

  it.each([
    ['quotes around a cell, with spaces about them', ' "a, b" ', 'a, b'],
    ['an empty cell in quotes', '""', ''],
    ['nothing but a quote in quotes', '""""', '"'],
    ['an empty cell at the end', '', ''],
  ])('reads %s', (_, cell, information) => {
    const read = readReportCsv(`additionalInformation,${HEAD}\n${cell},"L1",UTO,passport,stolen\n`);
    expect(read.ok && read.value.reports[0]?.draft).toMatchObject({
      additionalInformation: information,
      documentNumber: 'L1',
    });
    const last = readReportCsv(`${HEAD},additionalInformation\n"L1",UTO,passport,lost,${cell}\n`);
    expect(last.ok && last.value.reports[0]?.draft).toMatchObject({
      category: 'lost',
      additionalInformation: information,
    });
  });

  it('keeps lines apart that do not fit the header', () => {
    const read = readReportCsv(`${HEAD}\n${ROW}\nonly,three,cells\n"open,UTO,passport,lost\n`);
    expect(read.ok && read.value.broken).toEqual([
      { line: 3, text: 'only,three,cells' },
      { line: 4, text: '"open,UTO,passport,lost' },
    ]);
    expect(read.ok && read.value.reports).toHaveLength(1);
  });

  it.each([
    ['nothing', '', { kind: 'empty', line: 1 }],
    ['a header alone', `${HEAD}\n`, { kind: 'empty', line: 1 }],
    [
      'a column about the holder',
      `${HEAD},surname\n${ROW},x\n`,
      { kind: 'column-of-person', line: 1, detail: 'surname' },
    ],
    [
      'a column about a birth',
      `${HEAD},Date of Birth\n${ROW},x\n`,
      { kind: 'column-of-person', line: 1, detail: 'Date of Birth' },
    ],
    [
      'an unknown column',
      `${HEAD},colour\n${ROW},x\n`,
      { kind: 'unknown-column', line: 1, detail: 'colour' },
    ],
    [
      'a header whose quotes do not fit together',
      `"documentNumber,issuingState,documentType,category\n${ROW}\n`,
      { kind: 'unknown-column', line: 1 },
    ],
    [
      'a column twice',
      `${HEAD},category\n${ROW},x\n`,
      { kind: 'repeated-column', line: 1, detail: 'category' },
    ],
    [
      'a missing column',
      `documentNumber,issuingState,category\nA1,UTO,lost\n`,
      { kind: 'missing-column', line: 1, detail: 'documentType' },
    ],
    [
      'a file cut off',
      `${HEAD}\n${ROW}\n#end,2,2026-11-23\n`,
      { kind: 'wrong-count', line: 3, detail: '1' },
    ],
    ['half an end mark', `${HEAD}\n${ROW}\n#en`, { kind: 'wrong-count', line: 3, detail: '1' }],
    ['rows behind the mark', `${HEAD}\n${ROW}\n#end,1,\n${ROW}\n`, { kind: 'after-end', line: 4 }],
    [
      'too many rows',
      `${HEAD}\n${`${ROW}\n`.repeat(501)}`,
      { kind: 'too-many', line: 1, detail: '500' },
    ],
    [
      'a huge file',
      'x'.repeat(LARGEST_FILE + 1),
      { kind: 'too-large', line: 1, detail: String(LARGEST_FILE) },
    ],
  ])('refuses %s as a whole', (_, text, failure) => {
    expect(readReportCsv(text)).toEqual({ ok: false, failure });
  });

  it('never throws, and reads what it rejected again once it is corrected', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', '#', ' ', 'é'),
    });
    fc.assert(
      fc.property(text, (rows) => {
        const read = readReportCsv(`${HEAD}\n${rows}`);
        if (!read.ok) return;
        const { header, reports, broken } = read.value;
        const all = [...reports, ...broken];
        const again = readReportCsv(
          rejectedCsv(
            header,
            all.map((line) => line.text),
          ),
        );
        expect(again.ok && [again.value.reports.length, again.value.broken.length]).toEqual([
          reports.length,
          broken.length,
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time over a hostile line', () => {
    const read = readReportCsv(`${HEAD}\n${' '.repeat(200_000)}x"\n`);
    expect(read.ok && read.value.broken).toHaveLength(1);
  });
});
