import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { checkReport, type ReportRules, reviewDateAfter } from '#shared/reports/check-report.ts';
import {
  draftOf,
  EMPTY_DRAFT,
  keysOf,
  numbersOf,
  type ReportDraft,
  recordsOf,
} from '#shared/reports/report.ts';

const TODAY = '2026-11-23';
const RULES: ReportRules = { ownState: 'UTO', dateReported: TODAY, today: TODAY };

const DRAFT: ReportDraft = {
  ...EMPTY_DRAFT,
  documentNumber: 'l 898902-c3',
  issuingState: 'uto',
  documentType: 'Refugee travel document',
  category: 'revoked',
};

const findings = (change: Partial<ReportDraft>, rules: Partial<ReportRules> = {}) => {
  const checked = checkReport({ ...DRAFT, ...change }, { ...RULES, ...rules });
  return checked.ok
    ? []
    : checked.failure.map(({ field, kind, detail }) => [field, kind, detail ?? null].join(' '));
};

describe('checkReport', () => {
  it('takes a report with the mandatory fields, in canonical form, reviewed after ten years', () => {
    expect(checkReport(DRAFT, RULES)).toEqual({
      ok: true,
      value: {
        documentNumber: 'L898902C3',
        issuingState: 'UTO',
        documentType: 'refugee-travel-document',
        category: 'revoked',
        dateReported: TODAY,
        reviewDate: '2036-11-23',
      },
    });
  });

  it('says everything that is missing at once', () => {
    expect(checkReport(EMPTY_DRAFT, RULES)).toEqual({
      ok: false,
      failure: [
        { field: 'documentNumber', kind: 'missing' },
        { field: 'issuingState', kind: 'missing' },
        { field: 'documentType', kind: 'missing' },
        { field: 'category', kind: 'missing' },
      ],
    });
  });

  it.each<[string, Partial<ReportDraft>, string]>([
    ['another State', { issuingState: 'FRA' }, 'issuingState foreign-document UTO'],
    ['a convention code as issuer', { issuingState: 'XXB' }, 'issuingState foreign-document UTO'],
    ['no comparable number', { documentNumber: '--' }, 'documentNumber number-not-comparable '],
    [
      'a number in letters that a zone cannot carry',
      { documentNumber: 'Ж12' },
      'documentNumber number-loses-characters ',
    ],
    [
      'a name for a number',
      { documentNumber: 'Mustermann' },
      'documentNumber number-without-digit ',
    ],
    ['a number of 31 characters', { documentNumber: '1'.repeat(31) }, 'documentNumber too-long 30'],
    ['an unknown type', { documentType: 'driving licence' }, 'documentType unknown-word '],
    ['an unknown category', { category: 'borrowed' }, 'category unknown-word '],
    ['a day that is none', { dateOfTheft: '2026-02-30' }, 'dateOfTheft not-a-day '],
    ['a day in another order', { dateOfIssue: '23-11-2020' }, 'dateOfIssue not-a-day '],
    ['a theft tomorrow', { dateOfTheft: '2026-11-24' }, 'dateOfTheft in-future '],
    ['an issue tomorrow', { dateOfIssue: '2026-11-24' }, 'dateOfIssue in-future '],
    [
      'an expiry before the issue',
      { dateOfIssue: '2020-01-02', dateOfExpiry: '2020-01-01' },
      'dateOfExpiry expiry-before-issue ',
    ],
    [
      'a theft before the issue',
      { dateOfIssue: '2020-01-02', dateOfTheft: '2020-01-01' },
      'dateOfTheft theft-before-issue ',
    ],
    [
      'a review on the day of the report',
      { reviewDate: TODAY },
      'reviewDate review-not-after-report ',
    ],
    [
      'a review after more than ten years',
      { reviewDate: '2036-11-24' },
      'reviewDate review-too-late 2036-11-23',
    ],
    [
      'a country of theft that nobody knows',
      { theftCountry: 'QQQ' },
      'theftCountry unknown-state ',
    ],
    [
      'a reference that is too long',
      { nationalReference: 'x1'.repeat(31) },
      'nationalReference too-long 60',
    ],
    [
      'information that is too long',
      { additionalInformation: 'x1 '.repeat(101) },
      'additionalInformation too-long 300',
    ],
    [
      'a person in the information',
      { additionalInformation: 'Held by HASSAN, Omar' },
      'additionalInformation names-person ',
    ],
    [
      'a person in the reference',
      { nationalReference: 'Omar Hassan' },
      'nationalReference names-person ',
    ],
    [
      'a run of documents that are no blanks',
      { lastDocumentNumber: 'L898902C9' },
      'lastDocumentNumber range-not-of-blanks ',
    ],
  ])('refuses %s', (_, change, found) => {
    expect(findings(change).map((text) => text.trim())).toEqual([found.trim()]);
  });

  it.each<[string, string, string]>([
    ['unlike numbers', 'C0000001', 'range-unlike'],
    ['a last number before the first', 'B0000998', 'range-backwards'],
    ['more than ten thousand', 'B0010999', 'range-too-long 10000'],
  ])('refuses a run of blanks with %s', (_, lastDocumentNumber, found) => {
    const blanks = { documentNumber: 'B0000999', category: 'stolen-blank', lastDocumentNumber };
    expect(findings(blanks).map((text) => text.trim())).toEqual([`lastDocumentNumber ${found}`]);
  });

  it('reads Germany by either of its codes', () => {
    expect(findings({ issuingState: 'D' }, { ownState: 'DEU' })).toEqual([]);
    expect(findings({ issuingState: 'DEU' }, { ownState: 'D' })).toEqual([]);
  });

  it('refuses the names of a holder whom the caller knows, in other letters too', () => {
    const text = { additionalInformation: 'taken from the desk drawer of müller' };
    expect(findings(text)).toEqual([]);
    expect(findings(text, { knownNames: ['Muller, Ana'] })).toEqual([
      'additionalInformation names-known-name ',
    ]);
  });

  it('reviews a report of 29 February on 28 February when there is no such day', () => {
    expect(reviewDateAfter('2028-02-29')).toBe('2038-02-28');
  });

  it('never throws, and what it takes keeps the rules of the register', () => {
    const fields = Object.keys(EMPTY_DRAFT);
    const some = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(
        'UTO',
        'passport',
        'stolen',
        'stolen-blank',
        'B0000001',
        'B0000300',
        TODAY,
        '2019-01-01',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(fields.map((field) => [field, some]))), (typed) => {
        const checked = checkReport({ ...EMPTY_DRAFT, ...typed }, RULES);
        if (!checked.ok) {
          expect(checked.failure.length).toBeGreaterThan(0);
          return;
        }
        const report = checked.value;
        const records = recordsOf(report);
        expect(records.every((record) => sltdRecordSchema.safeParse(record).success)).toBe(true);
        expect(records).toHaveLength(numbersOf(report).length);
        expect(new Set(keysOf(report)).size).toBe(records.length);
        // What was taken is taken again from its own draft: so the hub comes to the same answer.
        expect(checkReport(draftOf(report), RULES)).toEqual(checked);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the day of review that the officer names', () => {
    const checked = checkReport({ ...DRAFT, reviewDate: '2029-01-31' }, RULES);
    expect(checked.ok && checked.value.reviewDate).toBe('2029-01-31');
  });
});

describe('the numbers of a report', () => {
  const taken = (differs: Partial<ReportDraft>) => {
    const checked = checkReport({ ...DRAFT, ...differs }, RULES);
    if (!checked.ok) throw new Error(JSON.stringify(checked.failure));
    return checked.value;
  };
  const blanks = {
    category: 'stolen-blank',
    documentType: 'passport',
    documentNumber: 'B0000998',
    lastDocumentNumber: 'B0001001',
  } as const;
  const run = ['B0000998', 'B0000999', 'B0001000', 'B0001001'];

  it('are one, or every one of a run of blanks', () => {
    expect(numbersOf(taken({}))).toEqual(['L898902C3']);
    expect(numbersOf(taken(blanks))).toEqual(run);
  });

  it('each make a record of the own State that carries no free text', () => {
    const report = taken({ ...blanks, additionalInformation: 'Box 7' });
    const records = recordsOf(report);
    expect(records.map(({ documentNumber }) => documentNumber)).toEqual(run);
    for (const record of records) {
      expect(sltdRecordSchema.parse(record)).toEqual(record);
      expect(record).toMatchObject({ source: 'national', category: 'stolen-blank' });
      expect(JSON.stringify(record)).not.toContain('Box 7');
    }
    expect(keysOf(report)[0]).toBe('stolen-blank passport UTO B0000998');
    expect(new Set(keysOf(report)).size).toBe(4);
  });

  it('are the two that it names when they make no run, so that neither is lost', () => {
    const report = { ...taken({}), documentNumber: 'A1', lastDocumentNumber: 'B77' };
    expect(numbersOf(report)).toEqual(['A1', 'B77']);
  });

  it('are taken again from the draft of the report: so the hub comes to the same answer', () => {
    for (const report of [taken({}), taken(blanks), taken({ additionalInformation: 'Box 7' })]) {
      expect(checkReport(draftOf(report), RULES)).toEqual({ ok: true, value: report });
    }
  });
});
