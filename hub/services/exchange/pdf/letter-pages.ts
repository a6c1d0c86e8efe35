/** Where everything of a letter stands on its pages. Each page alone says what it is, for whom, and under which law. */
import type { Exported } from '#shared/asylum/forwarding/export-of.ts';
import { isRightToLeft, type LetterBlock } from '#shared/asylum/templates/letter.ts';
import { recipientText } from '#shared/asylum/templates/notification-letter.ts';
import { wordsIn } from '#shared/asylum/templates/words-in.ts';
import type { Face, Weight } from './faces.ts';
import { type Line, linesOf } from './lines.ts';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGIN = 56;
const WIDTH = PAGE.width - 2 * MARGIN;
const LABEL = 150;
const GAP = 12;
const TEXT = 10.5;
const SMALL = 8.5;
const TITLE = 16;
const LEADING = 1.6;
/** Recipients that need more lines than this at the foot are counted there; the text names each. */
const FOOT_LINES = 3;

/** `y` is the base line, from the top of the page. */
export type Placed = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
};

export type MeasureAt = (text: string, face: Face, size: number) => number;

/** From left to right: a label and its value stand beside one another in two columns. */
type Column = { readonly x: number; readonly width: number; readonly lines: readonly Line[] };
type Band = { readonly size: number; readonly space: number; readonly columns: readonly Column[] };

export function letterPages(exported: Exported, measureAt: MeasureAt): readonly Placed[][] {
  const set = setter(exported, measureAt);
  const head = headOf(exported, set);
  const foot = footOf(exported, set);
  const top = MARGIN + heightOf(head) + GAP;
  const bottom = PAGE.height - MARGIN - heightOf(foot) - 2 * GAP - SMALL * LEADING;
  const pages: Placed[][] = [[]];
  let y = top;
  for (const band of rowsOf(bodyOf(exported, set))) {
    if (y + heightOf([band]) > bottom && y > top) {
      pages.push([]);
      y = top;
    }
    pages.at(-1)?.push(...placed([band], y));
    y += heightOf([band]);
  }
  return pages.map((page, at) => [
    ...placed(head, MARGIN),
    ...page,
    ...placed(foot, bottom + GAP),
    ...placed(
      [pageLine(exported, set, `${at + 1}/${pages.length}`)],
      bottom + GAP + heightOf(foot),
    ),
  ]);
}

type Setting = {
  readonly size: number;
  readonly weight?: Weight;
  readonly width?: number;
  readonly direction?: 'auto';
};
type Set = (text: string, setting: Setting) => readonly Line[];

function setter({ letter }: Exported, measureAt: MeasureAt): Set {
  const own: 'rtl' | 'ltr' = isRightToLeft(letter.language) ? 'rtl' : 'ltr';
  return (text, { size, weight = 'regular', width = WIDTH, direction = own }) =>
    linesOf(text, {
      weight,
      width,
      direction,
      measure: (part, face) => measureAt(part, face, size),
    });
}

const whole = (lines: readonly Line[], size: number, space = 0): Band => ({
  size,
  space,
  columns: [{ x: MARGIN, width: WIDTH, lines }],
});

function headOf({ letter }: Exported, set: Set): readonly Band[] {
  if (letter.marking === null) return [];
  return [whole(set(letter.marking, { size: SMALL, weight: 'bold' }), SMALL)];
}

function footOf({ content, letter }: Exported, set: Set): readonly Band[] {
  const words = wordsIn(letter.language);
  const { recipients, legalBasis } = content;
  const named = recipients.map((recipient) => recipientText(recipient, words)).join('; ');
  const all = set(`${words.labels.to}: ${named}`, { size: SMALL });
  const lines =
    all.length <= FOOT_LINES
      ? all
      : set(`${words.labels.to}: ${recipients.length} (${content.reference}, 1)`, { size: SMALL });
  const law = legalBasis === null ? [] : [`${words.labels['legal-basis']}: ${legalBasis}`];
  return [
    whole(lines, SMALL),
    ...law.map((text) => whole(set(text, { size: SMALL }).slice(0, FOOT_LINES), SMALL)),
  ];
}

function pageLine({ content }: Exported, set: Set, page: string): Band {
  const time = `${content.exportedAt.slice(0, 16).replace('T', ' ')} UTC`;
  return whole(set(`${content.reference}   ${time}   ${page}`, { size: SMALL }), SMALL);
}

function bodyOf({ letter }: Exported, set: Set): readonly Band[] {
  return [
    whole(set(letter.title, { size: TITLE, weight: 'bold' }), TITLE, GAP),
    // A request about a hit has no row for its recipients: they are at the foot, with the page.
    ...letter.blocks.flatMap((block) => bandsOf(block, letter.language === 'ar', set)),
  ];
}

function bandsOf(block: LetterBlock, isMirrored: boolean, set: Set): readonly Band[] {
  switch (block.kind) {
    case 'heading':
      return [whole(set(block.text, { size: TEXT, weight: 'bold' }), TEXT, GAP)];
    case 'own':
      return [whole(set(block.text, { size: TEXT, direction: 'auto' }), TEXT, GAP / 2)];
    case 'text':
      return [whole(set(block.text, { size: TEXT }), TEXT, GAP)];
    case 'row':
      return [rowBand(block, isMirrored, set)];
  }
}

function rowBand(
  { label, value }: Extract<LetterBlock, { kind: 'row' }>,
  isMirrored: boolean,
  set: Set,
): Band {
  const rest = WIDTH - LABEL - GAP;
  const labels = set(label, { size: TEXT, weight: 'bold', width: LABEL });
  const values = set(value, { size: TEXT, width: rest });
  const columns = isMirrored
    ? [
        { x: MARGIN + rest + GAP, width: LABEL, lines: labels },
        { x: MARGIN, width: rest, lines: values },
      ]
    : [
        { x: MARGIN, width: LABEL, lines: labels },
        { x: MARGIN + LABEL + GAP, width: rest, lines: values },
      ];
  return { size: TEXT, space: 0, columns };
}

/** One line of each column at a time, so that a page may end within a long text. */
const rowsOf = (bands: readonly Band[]): readonly Band[] =>
  bands.flatMap(({ size, space, columns }) =>
    Array.from({ length: Math.max(...columns.map(({ lines }) => lines.length)) }, (_, at) => ({
      size,
      space: at === 0 ? space : 0,
      columns: columns.map((column) => ({ ...column, lines: column.lines.slice(at, at + 1) })),
    })),
  );

const heightOf = (bands: readonly Band[]): number =>
  bands.reduce(
    (sum, { size, space, columns }) =>
      sum + space + Math.max(...columns.map(({ lines }) => lines.length)) * size * LEADING,
    0,
  );

function placed(bands: readonly Band[], from: number): readonly Placed[] {
  let y = from;
  return bands.flatMap((band) => {
    const { size, space, columns } = band;
    const first = y + space + size;
    y += heightOf([band]);
    return columns.flatMap(({ x, width, lines }) =>
      lines.flatMap((line, at) =>
        placedLine(line, { x, width, y: first + at * size * LEADING }, size),
      ),
    );
  });
}

type Place = { readonly x: number; readonly width: number; readonly y: number };

function placedLine(
  { pieces, width: used, isRightToLeft: isMirrored }: Line,
  { x: left, width, y }: Place,
  size: number,
): readonly Placed[] {
  let x = isMirrored ? left + width - used : left;
  return pieces.map(({ text, face, width: advance }) => {
    const at = x;
    x += advance;
    return { x: at, y, text, face, size };
  });
}
