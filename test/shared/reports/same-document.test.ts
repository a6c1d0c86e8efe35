import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, keysOf, type Report } from '#shared/reports/report.ts';
import { sharesDocumentWith } from '#shared/reports/same-document.ts';

const report = (documentNumber: string, lastDocumentNumber?: string): Report => ({
  documentNumber,
  ...(lastDocumentNumber === undefined ? {} : { lastDocumentNumber }),
  issuingState: 'UTO',
  documentType: 'passport',
  category: 'stolen-blank',
  dateReported: '2026-11-23',
  reviewDate: '2036-11-23',
});

describe('sharesDocumentWith', () => {
  const number = fc
    .tuple(fc.constantFrom('', 'A', 'B', '1', '0'), fc.constantFrom(1, 2, 3), fc.nat({ max: 12 }))
    .map(([prefix, width, value]) => `${prefix}${String(value).padStart(width, '0')}`);
  const any = fc.tuple(number, fc.option(number)).map(([a, b]) => report(a, b ?? undefined));

  it('answers as if every number were written out and compared', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), any, (reports, one) => {
        const keys = new Set(reports.flatMap(keysOf));
        const isShared = keysOf(one).some((key) => keys.has(key));
        expect(sharesDocumentWith(reports)(one)).toBe(isShared);
        expect(countOf(one)).toBe(keysOf(one).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells documents of another category apart', () => {
    const lost: Report = { ...report('B1'), category: 'lost' };
    expect(sharesDocumentWith([report('B1')])(lost)).toBe(false);
  });
});
