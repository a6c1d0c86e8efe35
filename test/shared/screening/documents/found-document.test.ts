import { describe, expect, it } from 'vitest';
import { type DocumentType, documentTypeSchema } from '#shared/documents/sltd-record.ts';
import { exactFirst, foundDocument } from '#shared/screening/documents/found-document.ts';
import { documentLookups } from '#shared/screening/documents/lookups.ts';
import type { DocumentMatch } from '#shared/screening/verdict.ts';
import { aDocument, aTraveller } from '#test/support/screening-subjects.ts';

const match = (documentType: DocumentType): DocumentMatch => ({
  list: 'sltd',
  category: 'stolen',
  documentType,
  dateReported: '2025-11-30',
  documentNumber: 'AX41',
  issuingState: 'UTO',
});

const lookupsOf = (documentType: DocumentType, nationality = 'UTO') =>
  documentLookups(
    aTraveller({ document: aDocument({ documentType, documentNumber: 'AX41' }), nationality }),
  );

const found = (presented: DocumentType, listed: DocumentType, place = 0) => {
  const lookup = lookupsOf(presented)[place];
  if (lookup === undefined) throw new Error('no such look-up');
  return foundDocument(lookup, match(listed));
};

describe('foundDocument', () => {
  it.each(documentTypeSchema.options.map((type) => ({ type })))(
    'is exact for a $type that is reported as one',
    ({ type }) => {
      expect(found(type, type)).toEqual({ match: match(type), presented: 'AX41', exact: true });
    },
  );

  it('is exact where the report names the type of a passport wrongly', () => {
    expect(found('refugee-travel-document', 'passport').exact).toBe(true);
    expect(found('passport', 'other').exact).toBe(true);
  });

  it.each([
    ['passport', 'visa'],
    ['passport', 'identity-card'],
    ['identity-card', 'passport'],
  ] as const)('is near and says so for a %s reported as %s', (presented, listed) => {
    expect(found(presented, listed)).toEqual({
      match: match(listed),
      presented: 'AX41',
      exact: false,
      near: { kind: 'other-type', presented, listed },
    });
  });

  it('is exact for the passport whose number stands in a visa', () => {
    const [visa, passport] = documentLookups(
      aTraveller({
        document: aDocument({ documentType: 'visa', documentNumber: 'AX41', issuingState: 'XYZ' }),
      }),
    );
    if (visa === undefined || passport === undefined) throw new Error('no look-up');
    expect(foundDocument(visa, match('passport')).exact).toBe(false);
    expect(foundDocument(passport, match('passport')).exact).toBe(true);
    expect(foundDocument(visa, match('visa')).exact).toBe(true);
    expect(foundDocument(passport, match('visa')).near?.kind).toBe('other-type');
  });

  it('stays near for the reason it was looked up, whatever the type', () => {
    expect(found('passport', 'passport', 1)).toMatchObject({
      exact: false,
      near: { kind: 'confusable' },
    });
    expect(found('passport', 'visa', 1)).toMatchObject({ near: { kind: 'confusable' } });
  });
});

describe('exactFirst', () => {
  it('lets no near match crowd out an exact one', () => {
    const near = found('passport', 'visa');
    const exact = found('passport', 'passport');
    expect([near, exact, near].sort(exactFirst)).toEqual([exact, near, near]);
  });
});
