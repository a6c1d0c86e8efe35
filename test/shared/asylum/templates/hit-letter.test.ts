import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeLanguageSchema } from '#shared/asylum/exchange.ts';
import { hitLetter, namedInHit } from '#shared/asylum/templates/hit-letter.ts';
import { plainText } from '#shared/asylum/templates/letter.ts';
import { asylumTermsIn } from '#shared/protection/asylum-terms.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';
import { aCandidate, aPerson } from '#test/support/screening-subjects.ts';

const LANGUAGES = exchangeLanguageSchema.options;

const reference = fc
  .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1950, max: 2030 }))
  .map(([number, year]) => `${year}/${number}`);

const hits = fc
  .record({
    kind: fc.constantFrom(...noticeKindSchema.options),
    reference,
    issuer: fc.constantFrom('ERI', 'SYR', 'FRA', null),
    hasNotice: fc.boolean(),
  })
  .map(({ kind, reference: number, issuer, hasNotice }) => {
    const notices = hasNotice ? [{ kind, reference: number, issuer }] : [];
    const person = aPerson({ id: `entry/${number}`, notices });
    return { list: 'interpol-notices', candidate: aCandidate({ person }), document: null, notices };
  });

const documents = fc.record({
  documentNumber: fc.stringMatching(/^[A-Z0-9]{5,9}$/u),
  issuingState: fc.constantFrom('ERI', 'FRA', 'D'),
});

describe('the request to confirm a hit', () => {
  it.each(LANGUAGES)('says nothing of a case in any of its forms (%s)', (language) => {
    fc.assert(
      fc.property(fc.uuid(), hits, (id, hit) => {
        const letter = hitLetter({ id, language, hit });
        expect(asylumTermsIn(plainText(letter))).toEqual([]);
        expect(letter.marking).toBeNull();
      }),
    );
  });

  it.each(LANGUAGES)('says nothing of a case when it is about a document (%s)', (language) => {
    fc.assert(
      fc.property(fc.uuid(), documents, (id, { documentNumber, issuingState }) => {
        const document = {
          list: 'sltd',
          category: 'stolen' as const,
          documentType: 'passport' as const,
          dateReported: '2025-01-01',
          documentNumber,
          issuingState,
        };
        const hit = { list: 'sltd', candidate: null, document, notices: [] };
        const text = plainText(hitLetter({ id, language, hit }));
        expect(text).toContain(`${issuingState} ${documentNumber}`);
        // A number may spell anything; the words around it may not.
        expect(asylumTermsIn(text.replaceAll(documentNumber, '?'))).toEqual([]);
      }),
    );
  });

  it('is the same for everyone but for its reference', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), hits, (one, other, hit) => {
        const textOf = (id: string): string =>
          plainText(hitLetter({ id, language: 'en', hit })).replace(/FP-[0-9A-F]{8}/u, 'FP');
        expect(textOf(one)).toBe(textOf(other));
      }),
    );
  });

  it('knows neither the names that were searched for nor how alike they are', () => {
    const candidate = aCandidate({ matchedName: 'Tariq Benhalim', score: 0.93 });
    const { notices } = candidate.person;
    const hit = { list: 'interpol-notices', candidate, document: null, notices };
    for (const language of LANGUAGES) {
      const text = plainText(
        hitLetter({ id: '0198c1de-7a10-4000-8000-0000000000b1', language, hit }),
      );
      expect(text).not.toMatch(/benhalim|0\.93/iu);
      expect(text).toContain('2026/1 (XYZ)');
    }
  });

  it('hands over for judgement all that comes from a list', () => {
    const person = aPerson({ id: 'asylum office/7', notices: [] });
    const hit = {
      list: 'national',
      candidate: aCandidate({ person }),
      document: null,
      notices: person.notices,
    };
    expect(asylumTermsIn(namedInHit(hit))).not.toEqual([]);
    const named = [{ kind: 'red' as const, reference: 'refugee 1', issuer: 'ERI' }];
    expect(asylumTermsIn(namedInHit({ ...hit, notices: named }))).not.toEqual([]);
  });

  it('hands over for judgement also what names a notice without an issuer, or a document', () => {
    const notices = [{ kind: 'red' as const, reference: '2026/1', issuer: null }];
    const candidate = aCandidate();
    expect(namedInHit({ list: 'national', candidate, document: null, notices })).toBe(
      'national\n2026/1 ',
    );
    const document = {
      list: 'sltd',
      category: 'stolen' as const,
      documentType: 'passport' as const,
      dateReported: '2025-01-01',
      documentNumber: 'X1234567',
      issuingState: 'ERI',
    };
    const about = { list: 'sltd', candidate: null, notices: [] };
    expect(namedInHit({ ...about, document })).toBe('sltd\nERI\n');
    const linked = namedInHit({ ...about, document: { ...document, notice: 'refugee 7' } });
    expect(asylumTermsIn(linked)).not.toEqual([]);
  });
});
