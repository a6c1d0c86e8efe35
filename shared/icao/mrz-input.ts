/**
 * From what a reader, a keyboard wedge or a hand sends to lines of exact length.
 *
 * Only the shape is mended: line breaks, control characters, capitals, other signs for the filler,
 * fillers lost or added at the end of a line. No letter or digit is ever changed, and what is left out
 * is reported. Where the shape allows several readings, all are offered; the reader compares them.
 */
import { FILLER } from './check-digit.ts';

/** One way to see the input as a zone. */
export type MrzShape = {
  readonly lines: readonly string[];
  /** The input lines it uses, `from` to `to` inclusive, counted from 0 without empty ones. */
  readonly from: number;
  readonly to: number;
  /** Fillers added (positive) or cut (negative) at the end of each line; 0 is exact. */
  readonly padding: readonly number[];
  /** The input broke its lines elsewhere: believed only when its content speaks for it. */
  readonly rebroken: boolean;
  /** Input lines left out. */
  readonly ignored: readonly string[];
};

const LINE_BREAK = /[\r\n\v\f\u0085\u2028\u2029]+/u;
/** Control, zero-width and direction characters: STX, ETX, byte order mark, … (tabs and breaks too). */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const ANY_SPACE = /\p{Zs}/gu;
/** Two code units for one sign: replaced by one, so that a position is a position. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;
/** Other signs for one filler. */
const FILLER_SIGNS = /[\u2039\u3008\u2329\u27e8\uff1c\u276e]/gu;
const DOUBLE_SIGNS = /[\u00ab\u300a\u226a\u27ea]/gu;

const SIZES = [
  { lineCount: 3, width: 30 },
  { lineCount: 2, width: 36 },
  { lineCount: 2, width: 44 },
] as const;

/** The most lines that can break into one zone: a wedge may wrap a line in two. */
const LONGEST_WINDOW = 6;

/** The input's own lines, cleaned of what cannot be seen; empty ones are gone. */
export function inputLines(input: string | readonly string[]): string[] {
  return (typeof input === 'string' ? [input] : input)
    .flatMap((text) => text.split(LINE_BREAK))
    .map((line) =>
      capitals(line.replace(INVISIBLE, '').replace(ANY_SPACE, ' ').replace(ASTRAL, '\ufffd')),
    )
    .filter((line) => line.trim() !== '');
}

/** All the ways to see these lines as a zone, likelier ones first. */
export function shapesOf(lines: readonly string[]): MrzShape[] {
  const seen = new Map<string, MrzShape>();
  for (const spelled of spellings(lines)) {
    for (const shape of windowsOf(spelled)) {
      const key = `${shape.from}-${shape.to}:${shape.lines.join('\n')}`;
      if (!seen.has(key)) seen.set(key, shape);
    }
  }
  return [...seen.values()];
}

/**
 * Capitals, except a `k` that stands alone among capitals: readers of OCR-B write it for a filler, and as
 * `K` it would pass every check digit (20 is 0 modulo 10). Left as it is, it is reported.
 */
function capitals(line: string): string {
  const letters = line.replace(/[^A-Za-z]/gu, '');
  const misread = /[A-Z]/u.test(letters) && /k/u.test(letters) && !/[a-jl-z]/u.test(letters);
  return misread ? line : line.replace(/[a-z]/gu, (letter) => letter.toUpperCase());
}

/** A space is a filler, a margin or an accident; a guillemet is two fillers or one. */
function spellings(lines: readonly string[]): string[][] {
  const ways = [
    (line: string) => line.replaceAll(' ', FILLER),
    (line: string) => line.trim().replaceAll(' ', FILLER),
    (line: string) => line.replaceAll(' ', ''),
  ];
  return [FILLER + FILLER, FILLER].flatMap((double) =>
    ways.map((way) =>
      lines.map((line) => way(line.replace(FILLER_SIGNS, FILLER).replace(DOUBLE_SIGNS, double))),
    ),
  );
}

function windowsOf(lines: readonly string[]): MrzShape[] {
  return lines.flatMap((_, from) =>
    lines.slice(from, from + LONGEST_WINDOW).flatMap((__, more) => {
      const to = from + more;
      const window = lines.slice(from, to + 1);
      const ignored = [...lines.slice(0, from), ...lines.slice(to + 1)];
      return SIZES.flatMap((size) => [...asLines(window, size), ...asStream(window, size)]).map(
        (fitted) => ({ ...fitted, from, to, ignored }),
      );
    }),
  );
}

type Size = (typeof SIZES)[number];
type Fitted = Pick<MrzShape, 'lines' | 'padding' | 'rebroken'>;

/** The window's lines are the zone's lines. */
function asLines(window: readonly string[], { lineCount, width }: Size): Fitted[] {
  if (window.length !== lineCount) return [];
  if (window.some((line) => !/^<*$/u.test(line.slice(width)))) return [];
  return [
    {
      lines: window.map((line) => line.slice(0, width).padEnd(width, FILLER)),
      padding: window.map((line) => width - line.length),
      rebroken: false,
    },
  ];
}

/** The window is one stream of characters that was broken elsewhere or not at all. */
function asStream(window: readonly string[], { lineCount, width }: Size): Fitted[] {
  const stream = window.join('');
  const missing = lineCount * width - stream.length;
  if (missing < 0 || missing >= width || (missing > 0 && window.length > 1)) return [];
  const padded = stream.padEnd(lineCount * width, FILLER);
  const lines = Array.from({ length: lineCount }, (_, line) =>
    padded.slice(line * width, (line + 1) * width),
  );
  const padding = lines.map((_, line) => (line === lineCount - 1 ? missing : 0));
  return [{ lines, padding, rebroken: window.length > 1 }];
}
