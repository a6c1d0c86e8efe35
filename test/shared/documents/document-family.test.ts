import { describe, expect, it } from 'vitest';
import { familyOf, typeAgreement } from '#shared/documents/document-family.ts';
import { type DocumentType, documentTypeSchema } from '#shared/documents/sltd-record.ts';

const TYPES: readonly DocumentType[] = documentTypeSchema.options;

describe('typeAgreement', () => {
  it.each([
    { presented: 'passport', listed: 'passport', agreement: 'same', why: 'the type itself' },
    { presented: 'visa', listed: 'visa', agreement: 'same', why: 'the type itself' },
    {
      presented: 'refugee-travel-document',
      listed: 'passport',
      agreement: 'family',
      why: 'Part 4 §4.4: PR beside PP',
    },
    {
      presented: 'passport',
      listed: 'stateless-travel-document',
      agreement: 'family',
      why: 'Part 4 §4.4: PP beside PS',
    },
    {
      presented: 'emergency-travel-document',
      listed: 'passport',
      agreement: 'family',
      why: 'Part 4 §4.4: PE beside PP',
    },
    {
      presented: 'laissez-passer',
      listed: 'passport',
      agreement: 'family',
      why: 'Part 4 §4.4: PL beside PP',
    },
    { presented: 'passport', listed: 'visa', agreement: 'another', why: 'P against V' },
    { presented: 'identity-card', listed: 'passport', agreement: 'another', why: 'I against P' },
    { presented: 'identity-card', listed: 'visa', agreement: 'another', why: 'I against V' },
    {
      presented: 'refugee-travel-document',
      listed: 'identity-card',
      agreement: 'another',
      why: 'PR against I',
    },
    {
      presented: 'passport',
      listed: 'other',
      agreement: 'unknown',
      why: 'a report that does not say',
    },
    {
      presented: 'other',
      listed: 'visa',
      agreement: 'unknown',
      why: 'a document whose code says nothing',
    },
    {
      presented: 'other',
      listed: 'other',
      agreement: 'unknown',
      why: 'nothing said on either side',
    },
  ] as const)(
    'of $presented and $listed is "$agreement": $why',
    ({ presented, listed, agreement }) => {
      expect(typeAgreement(presented, listed)).toBe(agreement);
    },
  );

  it('is symmetric, and never lets `other` contradict', () => {
    for (const one of TYPES) {
      for (const two of TYPES) {
        expect(typeAgreement(one, two)).toBe(typeAgreement(two, one));
      }
      expect(typeAgreement(one, 'other')).toBe('unknown');
    }
  });

  it('calls two types different exactly when their families are', () => {
    for (const one of TYPES) {
      for (const two of TYPES) {
        const families = new Set([familyOf(one), familyOf(two)]);
        const differ = families.size === 2 && !families.has('any');
        expect(typeAgreement(one, two) === 'another').toBe(differ);
      }
    }
  });
});
