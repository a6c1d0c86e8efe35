import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentCategorySchema,
  documentSourceSchema,
  documentTypeSchema,
} from '#shared/documents/sltd-record.ts';
import { classText, readClass } from '#shared/release/document-classes.ts';

describe('a class of rows', () => {
  it('is one line of text', () => {
    const of = {
      category: 'stolen-blank',
      documentType: 'emergency-travel-document',
      issuingState: 'UTO',
      source: 'tdawn',
    } as const;
    expect(classText(of)).toBe('stolen-blank emergency-travel-document UTO tdawn');
    expect(classText(of).length).toBeLessThanOrEqual(80);
  });

  it('is read back as it was', () => {
    const any = fc.record({
      category: fc.constantFrom(...documentCategorySchema.options),
      documentType: fc.constantFrom(...documentTypeSchema.options),
      issuingState: fc.constantFrom('UTO', 'D', 'XXB'),
      source: fc.constantFrom(...documentSourceSchema.options),
    });
    fc.assert(
      fc.property(any, (of) => {
        expect(readClass(classText(of))).toEqual(of);
      }),
    );
  });

  it.each([
    '',
    'stolen passport UTO',
    'stolen passport UTOPIA sltd',
    'stolen passport  sltd',
    'gone passport UTO sltd',
    'stolen pass UTO sltd',
    'stolen passport UTO press',
  ])('is none in "%s"', (text) => {
    expect(readClass(text)).toBeNull();
  });
});
