import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { documentTypeSchema } from '#shared/documents/sltd-record.ts';
import { documentLookups, MOST_LOOKUPS } from '#shared/screening/documents/lookups.ts';
import { aDocument, aTraveller } from '#test/support/screening-subjects.ts';

const lookups = (document: ReturnType<typeof aDocument> | null, nationality = 'UTO') =>
  documentLookups(aTraveller({ document, nationality })).map(
    ({ issuingState, documentNumber, near }) =>
      `${issuingState} ${documentNumber}${near === undefined ? '' : ` ${near.kind}`}`,
  );

describe('documentLookups', () => {
  it('looks up the number in canonical form, then under other codes of the issuer, then what it is mistaken for', () => {
    expect(lookups(aDocument({ documentNumber: 'ax-4 1', issuingState: 'D<<' }))).toEqual([
      'DEU AX41',
      'DDR AX41 issuer-alias',
      'DEU AX4I confusable',
      'DEU AX4L confusable',
    ]);
  });

  it('says under which other code the issuer is looked up', () => {
    const document = aDocument({ documentNumber: 'AX44', issuingState: 'GBN' });
    const [, first] = documentLookups(aTraveller({ document }));
    expect(first).toMatchObject({
      issuingState: 'GBR',
      exact: false,
      near: { kind: 'issuer-alias', presented: 'GBN', listed: 'GBR' },
    });
  });

  it('looks up both numbers of a visa, the passport also with the holder’s own state', () => {
    const visa = aDocument({ documentNumber: 'V47', otherNumber: 'P94', issuingState: 'XYZ' });
    const exact = ['XYZ V47', 'UTO V47', 'XYZ P94', 'UTO P94'];
    expect(lookups(visa).slice(0, 4)).toEqual(exact);
    expect(lookups(visa).slice(4)).toEqual(['XYZ U47 confusable', 'UTO U47 confusable']);
    expect(lookups(visa, '').slice(0, 2)).toEqual(['XYZ V47', 'XYZ P94']);
  });

  it('looks the only number of a visa up under the holder’s own state too: it may be the passport’s', () => {
    const visa = aDocument({ documentType: 'visa', documentNumber: 'P94', issuingState: 'XYZ' });
    expect(lookups(visa)).toEqual(['XYZ P94', 'UTO P94']);
  });

  it('expects a visa under its issuer and a passport under the holder’s state', () => {
    const visa = aDocument({ documentType: 'visa', documentNumber: 'P94', issuingState: 'XYZ' });
    const types = (nationality: string) =>
      documentLookups(aTraveller({ document: visa, nationality })).map((one) => one.documentTypes);
    expect(types('UTO')).toEqual([['visa'], ['passport']]);
    expect(types('XYZ')).toEqual([['visa', 'passport']]);
  });

  it('prefers what the check digit in the document’s own zone confirms', () => {
    const mrz = [
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C86UTO7408122F1204159ZE184226B<<<<<10',
    ];
    const document = aDocument({ documentNumber: 'L898902C8' });
    const [exact, ...near] = documentLookups(aTraveller({ document, mrz }));
    expect(exact).toMatchObject({ documentNumber: 'L898902C8', exact: true });
    const repairs = near.filter((one) => one.near?.kind === 'check-digit-repair');
    expect(repairs.map(({ documentNumber }) => documentNumber)).toContain('L898902C3');
    expect(near.slice(0, repairs.length)).toEqual(repairs);
  });

  it.each([
    ['no document', null],
    ['no comparable number', aDocument({ documentNumber: '---' })],
    ['no issuing state', aDocument({ issuingState: '<' })],
  ])('has nothing to look up with %s', (_, document) => {
    expect(lookups(document)).toEqual([]);
  });
});

describe('the look-ups of any document', () => {
  const number = fc.oneof(
    fc.stringMatching(/^[A-Z0-9 <-]{1,40}$/u),
    fc.stringMatching(/^[O0I1S5B8]{9,40}$/u),
  );
  const state = fc.constantFrom('D<<', 'GBR', 'SUN', 'UTO', 'UNK', 'RKS', '', 'CHN', 'YUG');
  const document = fc.record({
    documentType: fc.constantFrom(...documentTypeSchema.options),
    documentNumber: number,
    issuingState: state,
    otherNumber: number,
  });

  const made = fc
    .tuple(document, state, fc.boolean())
    .map(([{ otherNumber, ...differs }, nationality, second]) => {
      const presented = aDocument({ ...differs, ...(second ? { otherNumber } : {}) });
      return {
        presented,
        lookups: documentLookups(aTraveller({ document: presented, nationality })),
      };
    });

  it('are bounded, canonical, and each made once', () => {
    fc.assert(
      fc.property(made, ({ lookups: all }) => {
        expect(all.length).toBeLessThanOrEqual(MOST_LOOKUPS);
        const places = all.map((one) => `${one.issuingState} ${one.documentNumber}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { documentNumber, issuingState } of all) {
          expect(canonicalDocumentNumber(documentNumber)).toBe(documentNumber);
          expect(canonicalIssuingState(issuingState)).toBe(issuingState);
        }
      }),
    );
  });

  it('are exact first, and every other one says how it differs', () => {
    fc.assert(
      fc.property(made, ({ lookups: all }) => {
        const exact = all.filter((one) => one.exact).length;
        expect(all.map((one) => one.exact)).toEqual(all.map((_, index) => index < exact));
        for (const one of all) {
          const sameNumber = one.exact || one.near?.kind === 'issuer-alias';
          expect(one.near === undefined).toBe(one.exact);
          expect(one.documentNumber === one.presented).toBe(sameNumber);
        }
      }),
    );
  });

  it('always hold the document as presented, where it has a number and an issuer', () => {
    fc.assert(
      fc.property(made, ({ presented, lookups: all }) => {
        const documentNumber = canonicalDocumentNumber(presented.documentNumber);
        const issuingState = canonicalIssuingState(presented.issuingState);
        const comparable = documentNumber !== '' && issuingState !== '';
        const exact = all.some(
          (one) =>
            one.exact &&
            one.documentNumber === documentNumber &&
            one.issuingState === issuingState &&
            one.documentTypes[0] === presented.documentType,
        );
        expect(exact).toBe(comparable);
      }),
    );
  });
});
