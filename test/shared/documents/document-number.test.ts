import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
  losesCharacters,
} from '#shared/documents/document-number.ts';

describe('canonicalDocumentNumber', () => {
  it.each([
    { raw: 'l898902c3', canonical: 'L898902C3', why: 'lower case' },
    { raw: 'AB 12-34.56/7', canonical: 'AB1234567', why: 'separators' },
    { raw: 'AB2134<<<', canonical: 'AB2134', why: 'fillers of the machine readable zone' },
    { raw: 'ＡＢ１２３', canonical: 'AB123', why: 'full-width characters' },
    { raw: ' \t', canonical: '', why: 'nothing at all' },
    { raw: 'Ж-12', canonical: '12', why: 'a letter of another script, which cannot be kept' },
    { raw: 'O0I1', canonical: 'O0I1', why: 'confusable characters, which stay apart' },
  ])('gives "$canonical" for $why', ({ raw, canonical }) => {
    expect(canonicalDocumentNumber(raw)).toBe(canonical);
  });

  it('is settled after one pass and holds nothing but A–Z and 0–9', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = canonicalDocumentNumber(raw);
        expect(once).toMatch(/^[A-Z0-9]*$/u);
        expect(canonicalDocumentNumber(once)).toBe(once);
      }),
    );
  });
});

describe('canonicalIssuingState', () => {
  it.each([
    { code: 'D', canonical: 'DEU' },
    { code: 'D<<', canonical: 'DEU' },
    { code: 'deu', canonical: 'DEU' },
    { code: ' UTO ', canonical: 'UTO' },
    { code: 'GBN', canonical: 'GBN' },
    { code: 'toString', canonical: 'TOSTRING' },
    { code: '', canonical: '' },
  ])('gives $canonical for "$code"', ({ code, canonical }) => {
    expect(canonicalIssuingState(code)).toBe(canonical);
  });
});

describe('digits and letters of other scripts', () => {
  it.each([
    ['A١٢٣٤٥٦٧', 'A1234567'],
    ['AB۱۲۳۴۵۶', 'AB123456'],
    ['४५', '45'],
  ])('%s is %s', (raw, canonical) => {
    expect(canonicalDocumentNumber(raw)).toBe(canonical);
    expect(losesCharacters(raw)).toBe(false);
  });

  it.each(['С1234567', 'AÖ12', '๑๒'])('says that of %s something would be lost', (raw) => {
    expect(losesCharacters(raw)).toBe(true);
  });
});
