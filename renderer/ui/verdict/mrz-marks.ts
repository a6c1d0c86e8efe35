/** Which characters of a zone a check digit vouches for, and which it contradicts. */
import { layoutFor, type MrzLayout, type Span } from '#shared/icao/mrz-layout.ts';

export type CharacterMark = 'plain' | 'agrees' | 'differs';

/** The part of a reading that can be drawn. */
export type MarkedReading = {
  readonly lines: readonly string[];
  readonly checkDigits: readonly (Span & { readonly field: string; readonly agrees: boolean })[];
};

/** A mark for every character of every line. The final digit covers nearly all and marks only itself. */
export function markCharacters({
  lines,
  checkDigits,
}: MarkedReading): readonly (readonly CharacterMark[])[] {
  const marks: CharacterMark[][] = lines.map((line) => [...line].map(() => 'plain'));
  const layout = checkDigits.length === 0 ? null : layoutFor(lines.length, lines[0] ?? '');
  for (const digit of checkDigits) {
    const mark: CharacterMark = digit.agrees ? 'agrees' : 'differs';
    for (const span of [coveredBy(digit.field, layout), digit]) {
      if (span === null) continue;
      marks[span.line]?.fill(mark, span.start, span.end);
    }
  }
  return marks;
}

function coveredBy(field: string, layout: MrzLayout | null): Span | null {
  switch (field) {
    case 'documentNumberCheckDigit':
      return layout?.documentNumber ?? null;
    case 'dateOfBirthCheckDigit':
      return layout?.dateOfBirth ?? null;
    case 'dateOfExpiryCheckDigit':
      return layout?.dateOfExpiry ?? null;
    default:
      return null;
  }
}
