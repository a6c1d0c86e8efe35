import { describe, expect, it } from 'vitest';
import { ISO_3166 } from '#shared/icao/iso-3166.ts';
import { findState, objectionTo, STATE_CODES } from '#shared/icao/states.ts';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

describe('the table of ISO 3166-1', () => {
  it('has 249 pairs, no two-letter code twice', () => {
    expect(ISO_3166.size).toBe(249);
    expect(new Set(ISO_3166.values()).size).toBe(249);
  });

  it('has codes of the right form that the platform can name', () => {
    for (const [alpha3, alpha2] of ISO_3166) {
      expect(alpha3).toMatch(/^[A-Z]{3}$/u);
      expect(names.of(alpha2), alpha3).toBeTypeOf('string');
    }
  });
});

describe('findState', () => {
  it.each([
    { code: 'SWE', kind: 'state', alpha2: 'SE' },
    { code: 'D<<', kind: 'state', alpha2: 'DE' },
    { code: 'RKS', kind: 'state', alpha2: 'XK' },
    { code: 'EUE', kind: 'union', alpha2: 'EU' },
    { code: 'UNO', kind: 'united-nations', alpha2: 'UN' },
    { code: 'XPO', kind: 'organization', alpha2: null },
    { code: 'GBN', kind: 'british-nationality', alpha2: null },
    { code: 'XXA', kind: 'stateless', alpha2: null },
    { code: 'XXB', kind: 'refugee', alpha2: null },
    { code: 'XXC', kind: 'other-refugee', alpha2: null },
    { code: 'XXX', kind: 'unspecified-nationality', alpha2: null },
    { code: 'UTO', kind: 'specimen', alpha2: null },
  ])('knows $code (Doc 9303-3 §5)', ({ code, kind, alpha2 }) => {
    expect(findState(code)).toEqual({ code: code.replaceAll('<', ''), kind, alpha2 });
  });

  it.each(['QQQ', '', '<<<', 'SE', 'S<E', 'swe', 'constructor'])('does not know %j', (code) => {
    expect(findState(code)).toBeNull();
  });

  it('says since when a code is withdrawn and what replaces it', () => {
    expect(findState('ANT')).toMatchObject({ withdrawn: { year: 2010, month: 12, day: 15 } });
    expect(findState('ZAR')).toMatchObject({ kind: 'former', replacedBy: 'COD' });
  });

  it('finds every code it lists', () => {
    for (const code of STATE_CODES) expect(findState(code)?.code).toBe(code);
  });
});

describe('objectionTo', () => {
  it.each([
    { code: 'SWE', issuingState: null, nationality: null },
    { code: 'D<<', issuingState: null, nationality: null },
    { code: 'DEU', issuingState: 'state-code-deviation', nationality: 'state-code-deviation' },
    { code: 'GBD', issuingState: null, nationality: null },
    { code: 'ANT', issuingState: null, nationality: null },
    { code: 'YUG', issuingState: 'former-state', nationality: 'former-state' },
    { code: 'XXA', issuingState: 'state-not-here', nationality: null },
    { code: 'XXB', issuingState: 'state-not-here', nationality: null },
    { code: 'XXX', issuingState: 'state-not-here', nationality: null },
    { code: 'IAO', issuingState: 'state-not-here', nationality: 'state-not-here' },
    { code: 'QQQ', issuingState: 'unknown-state', nationality: 'unknown-state' },
  ])('judges $code by field', ({ code, issuingState, nationality }) => {
    expect(objectionTo(code, 'issuingState')).toBe(issuingState);
    expect(objectionTo(code, 'nationality')).toBe(nationality);
  });
});
