import { describe, expect, it } from 'vitest';
import {
  documentLookups,
  MOST_VARIANTS,
  nearVariants,
} from '#shared/screening/documents/lookups.ts';
import { aDocument, aTraveller } from '#test/support/screening-subjects.ts';

const lookups = (document: ReturnType<typeof aDocument> | null, nationality = 'UTO') =>
  documentLookups(aTraveller({ document, nationality })).map(
    ({ issuingState, documentNumber, exact }) =>
      `${issuingState} ${documentNumber}${exact ? '' : ' near'}`,
  );

describe('nearVariants', () => {
  it.each([
    ['AX49', []],
    ['O1', ['01', 'OI']],
    ['S8Z6', ['58Z6', 'SBZ6', 'S826', 'S8ZG']],
  ])('of %s are %j', (number, variants) => {
    expect(nearVariants(number)).toEqual(variants);
  });

  it('are bounded', () => {
    expect(nearVariants('0'.repeat(40))).toHaveLength(MOST_VARIANTS);
  });
});

describe('documentLookups', () => {
  it('looks up the number in canonical form, then what it is easily mistaken for', () => {
    expect(lookups(aDocument({ documentNumber: 'ax-4 1', issuingState: 'D<<' }))).toEqual([
      'DEU AX41',
      'DEU AX4I near',
    ]);
  });

  it('looks up both numbers of a visa, the passport also with the holder’s own state', () => {
    const visa = aDocument({ documentNumber: 'V47', otherNumber: 'P94', issuingState: 'XYZ' });
    expect(lookups(visa)).toEqual(['XYZ V47', 'UTO V47', 'XYZ P94', 'UTO P94']);
    expect(lookups(visa, '')).toEqual(['XYZ V47', 'XYZ P94']);
  });

  it('looks the only number of a visa up under the holder’s own state too: it may be the passport’s', () => {
    const visa = aDocument({ documentType: 'visa', documentNumber: 'P94', issuingState: 'XYZ' });
    expect(lookups(visa)).toEqual(['XYZ P94', 'UTO P94']);
  });

  it.each([
    ['no document', null],
    ['no comparable number', aDocument({ documentNumber: '---' })],
    ['no issuing state', aDocument({ issuingState: '<' })],
  ])('has nothing to look up with %s', (_, document) => {
    expect(lookups(document)).toEqual([]);
  });
});
