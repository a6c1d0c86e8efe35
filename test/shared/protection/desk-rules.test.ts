import { describe, expect, it } from 'vitest';
import { DESK_RULES, deskProtection } from '#shared/protection/desk-rules.ts';
import { protectionReasons } from '#shared/protection/protection.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Reason } from '#shared/screening/verdict.ts';

const CONVENTION: Reason = { kind: 'protection', why: 'convention-document' };
const issuedBy = (state: string): Reason => ({
  kind: 'protection',
  why: 'issuer-is-nationality',
  state,
});
const EXPIRED: Reason = { kind: 'document-expired', dateOfExpiry: '2026-08-31' };
const MATCH = {
  list: 'sltd',
  category: 'stolen',
  documentType: 'refugee-travel-document',
  dateReported: '2026-10-02',
  documentNumber: 'R12048837',
  issuingState: 'UTO',
} as const;

const traveller = (part: Partial<Traveller>): Traveller => ({
  primaryIdentifier: 'Darwish',
  secondaryIdentifier: 'Yusuf',
  nameTruncated: false,
  dateOfBirth: { year: 1996, month: 2, day: 8 },
  sex: 'M',
  nationality: 'UTO',
  document: null,
  findings: [],
  mrz: null,
  ...part,
});

describe('what protection asks of the first line', () => {
  it.each([
    ['nothing at all', []],
    ['an expired passport', [EXPIRED]],
  ] satisfies [string, Reason[]][])('is nothing for %s', (_, reasons) => {
    expect(deskProtection({ reasons })).toBeNull();
  });

  it.each([
    ['XXA', 'a stateless person’s nationality'],
    ['XXB', 'a refugee’s nationality'],
    ['XXC', 'another refugee’s nationality'],
  ])('applies to %s, %s, although every list was silent', (nationality) => {
    const reasons = protectionReasons(traveller({ nationality }), []);
    expect(deskProtection({ reasons })).toEqual({
      isConvention: true,
      states: [],
      rules: [
        'no-contact',
        'own-bureau-only',
        'no-reason-to-refuse',
        'fear-is-heard',
        'speak-alone',
      ],
    });
  });

  it.each([
    { kind: 'document-hit', match: MATCH },
    { kind: 'document-near', match: MATCH, presented: 'R1204883T' },
  ] satisfies Reason[])('adds how the document is verified when it answered: $kind', (reason) => {
    const protection = deskProtection({ reasons: [reason, CONVENTION] });
    expect(protection?.rules).toEqual(DESK_RULES.filter((rule) => rule !== 'bureau-decides'));
  });

  it.each([
    ['its issuer is feared', 'SYR', [issuedBy('SYR')]],
    ['it was written otherwise', '  syr', [issuedBy('SYR')]],
    ['its issuer is feared beside another', 'SYR', [issuedBy('RUS'), issuedBy('SYR')]],
    ['it is also a convention document', 'SYR', [CONVENTION, issuedBy('SYR')]],
  ])('never sends the document to its issuer when %s', (_, issuingState, feared) => {
    const match = { ...MATCH, issuingState };
    const answers: Reason[] = [
      { kind: 'document-hit', match },
      { kind: 'document-near', match, presented: 'R1204883T' },
    ];
    for (const hit of answers) {
      const rules = deskProtection({ reasons: [hit, ...feared] })?.rules;
      expect(rules).toContain('bureau-decides');
      expect(rules).not.toContain('verify-through-bureau');
    }
  });

  it('never sends one of two answers to a feared issuer', () => {
    const hits: Reason[] = ['UTO', 'SYR'].map((issuingState) => ({
      kind: 'document-hit',
      match: { ...MATCH, issuingState },
    }));
    const rules = deskProtection({ reasons: [...hits, issuedBy('SYR')] })?.rules;
    expect(rules).not.toContain('verify-through-bureau');
  });

  it('leaves a document of another State than the feared one to the usual way', () => {
    const hit: Reason = { kind: 'document-hit', match: MATCH };
    const rules = deskProtection({ reasons: [hit, issuedBy('SYR')] })?.rules;
    expect(rules).toContain('verify-through-bureau');
    expect(rules).not.toContain('bureau-decides');
  });

  it('names each State once, in one order, and calls no ordinary passport a convention document', () => {
    const reasons = [issuedBy('UTO'), issuedBy('SYR'), issuedBy('UTO')];
    const protection = deskProtection({ reasons });
    expect(protection).toMatchObject({ isConvention: false, states: ['SYR', 'UTO'] });
    expect(protection?.rules).not.toContain('no-reason-to-refuse');
  });

  it('keeps the State of a notice beside a convention document', () => {
    const reasons = [CONVENTION, issuedBy('UTO')];
    expect(deskProtection({ reasons })).toMatchObject({ isConvention: true, states: ['UTO'] });
  });
});
