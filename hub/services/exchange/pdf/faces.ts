/** The fonts of a letter, and which of them has a letter. All are under the SIL Open Font License 1.1. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { sfntOf } from './sfnt.ts';

export type Weight = 'regular' | 'bold';
/** The name of a font and weight, as the PDF knows it. */
export type Face = string;

/** The first that has a letter is taken. Other scripts than these are written by their code points. */
const FAMILIES = [
  'noto-sans-arabic latin',
  'noto-sans-arabic latin-ext',
  'noto-sans-arabic arabic',
  'jetbrains-mono cyrillic',
  'jetbrains-mono cyrillic-ext',
  'jetbrains-mono greek',
  'jetbrains-mono vietnamese',
] as const;
type Family = (typeof FAMILIES)[number];
const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };

const { resolve } = createRequire(import.meta.url);

function fontOf(family: Family, weight: Weight): Buffer {
  const [font, subset] = family.split(' ');
  const file = `@fontsource/${font}/files/${font}-${subset}-${WEIGHTS[weight]}-normal.woff`;
  return sfntOf(readFileSync(resolve(file)));
}

type Fonts = {
  readonly files: ReadonlyMap<Face, Buffer>;
  /** Of the regular weight: both weights of a family have the same letters. */
  readonly families: readonly (readonly [Family, ReturnType<typeof create>])[];
};

let opened: Fonts | null = null;

/** Read once, when the first letter is made. */
function fonts(): Fonts {
  opened ??= {
    files: new Map(
      FAMILIES.flatMap((family) => [
        [`${family} regular`, fontOf(family, 'regular')] as const,
        [`${family} bold`, fontOf(family, 'bold')] as const,
      ]),
    ),
    families: FAMILIES.map((family) => [family, create(fontOf(family, 'regular'))] as const),
  };
  return opened;
}

/** Every font, as an OpenType file, by the name of its face. */
export const faceFiles = (): Fonts['files'] => fonts().files;

/**
 * Which face has a character, or null when none has. `before` is the face of the letter before it: as long as that has
 * the character too the word is not broken apart.
 */
export function faceOf(character: string, weight: Weight, before: Face | null): Face | null {
  const codePoint = character.codePointAt(0) ?? 0;
  // Beyond the first plane none of these fonts has anything that is written.
  if (codePoint > 0xffff) return null;
  const able = fonts().families.filter(([, font]) => font.hasGlyphForCodePoint(codePoint));
  const faces = able.map(([family]) => `${family} ${weight}`);
  return faces.find((face) => face === before) ?? faces[0] ?? null;
}
