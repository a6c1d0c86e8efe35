/**
 * Breaks text into lines and each line into pieces from left to right, by the Unicode Bidirectional Algorithm (UAX #9).
 * Letters that no font has are written as `[U+1218]`: nothing is left out silently.
 */
import bidiFactory from 'bidi-js';
import { type Face, faceOf, type Weight } from './faces.ts';

const bidi = bidiFactory();

export type Piece = { readonly text: string; readonly face: Face; readonly width: number };
export type Line = {
  /** From left to right as they stand on the page. */
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly isRightToLeft: boolean;
};

export type Measure = (text: string, face: Face) => number;

export type LineSetting = {
  readonly weight: Weight;
  /** Points. */
  readonly width: number;
  /** `auto`: by the first letter that has a direction. */
  readonly direction: 'ltr' | 'rtl' | 'auto';
  readonly measure: Measure;
};

/** At least one line, also of an empty text. */
export const linesOf = (text: string, setting: LineSetting): readonly Line[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((part) => linesOfParagraph(part, setting));

type Paragraph = {
  readonly text: string;
  /** Of each code unit. */
  readonly faces: readonly Face[];
  readonly levels: ReturnType<typeof bidi.getEmbeddingLevels>;
};

function linesOfParagraph(part: string, setting: LineSetting): readonly Line[] {
  const { weight, direction } = setting;
  const { text, faces } = withFaces(part.normalize('NFC').replaceAll('\t', ' '), weight);
  const paragraph = { text, faces, levels: bidi.getEmbeddingLevels(text, direction) };
  return breaksOf(paragraph, setting).map(([start, end]) =>
    lineOf(paragraph, { start, end }, setting.measure),
  );
}

function withFaces(given: string, weight: Weight): Pick<Paragraph, 'text' | 'faces'> {
  let text = '';
  const faces: Face[] = [];
  const put = (character: string, face: Face): void => {
    text += character;
    faces.push(face);
  };
  for (const character of given) {
    const face = faceOf(character, weight, faces.at(-1) ?? null);
    if (face !== null) put(character, face);
    else for (const letter of codeOf(character)) put(letter, `noto-sans-arabic latin ${weight}`);
  }
  return { text, faces };
}

const codeOf = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** Start and end (not included) of each line, in the order of reading. */
function breaksOf(
  paragraph: Paragraph,
  { width, measure }: LineSetting,
): readonly (readonly [number, number])[] {
  const { text } = paragraph;
  const breaks: (readonly [number, number])[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const { 0: word, index } of text.matchAll(/\s*\S+/gu)) {
    const next = index + word.length;
    used += widthBetween(paragraph, { start: index, end: next }, measure);
    if (end > start && used > width) {
      breaks.push([start, end]);
      start = next - word.trimStart().length;
      used = widthBetween(paragraph, { start, end: next }, measure);
    }
    end = next;
    while (used > width) {
      const fits = longestFit(paragraph, { start, end, width }, measure);
      breaks.push([start, fits]);
      start = fits;
      used = widthBetween(paragraph, { start, end }, measure);
    }
  }
  return [...breaks, [start, text.length]];
}

type Span = { readonly start: number; readonly end: number };

/** A word longer than the line is broken where it must be; at least one letter is taken. */
function longestFit(
  paragraph: Paragraph,
  { start, end, width }: Span & { readonly width: number },
  measure: Measure,
): number {
  let fits = start + 1;
  while (fits + 1 < end && widthBetween(paragraph, { start, end: fits + 1 }, measure) <= width) {
    fits += 1;
  }
  return fits;
}

function widthBetween({ text, faces }: Paragraph, { start, end }: Span, measure: Measure): number {
  let width = 0;
  let from = start;
  for (let at = start + 1; at <= end; at += 1) {
    if (at < end && faces[at] === faces[from]) continue;
    width += measure(text.slice(from, at), faces[from] ?? '');
    from = at;
  }
  return width;
}

function lineOf(paragraph: Paragraph, { start, end }: Span, measure: Measure): Line {
  const { text, levels } = paragraph;
  const base = levels.paragraphs.at(-1)?.level ?? 0;
  const pieces = end > start ? piecesOf(paragraph, { start, end }, measure) : [];
  return {
    pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    isRightToLeft: text !== '' && base % 2 === 1,
  };
}

/** Letters that stand beside one another in the same font and direction are drawn at once. */
function piecesOf(paragraph: Paragraph, { start, end }: Span, measure: Measure): readonly Piece[] {
  const { text, faces, levels } = paragraph;
  const order = bidi.getReorderedIndices(text, levels, start, end - 1).slice(start, end);
  const isRightToLeft = (at: number): boolean => (levels.levels[at] ?? 0) % 2 === 1;
  const groups: number[][] = [];
  for (const at of order) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNext =
      last !== undefined &&
      faces[last] === faces[at] &&
      isRightToLeft(last) === isRightToLeft(at) &&
      at === last + (isRightToLeft(at) ? -1 : 1);
    if (isNext) group?.push(at);
    else groups.push([at]);
  }
  return groups.map((group) => {
    const [first = start] = group;
    const face = faces[first] ?? '';
    const drawn = isRightToLeft(first)
      ? fromRight(paragraph, group.toReversed())
      : group.map((at) => text[at]).join('');
    return { text: drawn, face, width: measure(drawn, face) };
  });
}

/**
 * What the font is given for letters that run to the left. It turns Arabic round by itself; signs without a direction
 * of their own must come turned round already, and brackets mirrored.
 */
function fromRight({ text, levels }: Paragraph, indices: readonly number[]): string {
  const letters = indices.map((at) => {
    const letter = text[at] ?? '';
    const isMirrored = (levels.levels[at] ?? 0) % 2 === 1;
    return (isMirrored ? bidi.getMirroredCharacter(letter) : null) ?? letter;
  });
  const turnsItself = letters.some((letter) => /\p{Script=Arabic}/u.test(letter));
  return (turnsItself ? letters : letters.toReversed()).join('');
}
