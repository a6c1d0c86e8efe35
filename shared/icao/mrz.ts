/**
 * Reads the machine readable zone of a travel document, visa or card.
 *
 * Source: ICAO Doc 9303, 8th edition, Parts 3 to 8. `readMrz` says what stands there and every rule it
 * breaks. It changes no letter and no digit: what it would read otherwise, it only proposes. A valid
 * zone says nothing about the document being genuine.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { DateContext } from './mrz-date.ts';
import { type MrzFinding, warning } from './mrz-finding.ts';
import { inputLines, type MrzShape, shapesOf } from './mrz-input.ts';
import { type ProposedRepair, proposeRepairs } from './mrz-repair.ts';
import { type LineReading, readLines } from './read-lines.ts';

/** How to resolve dates; see `DateContext`. */
export type ReadMrzOptions = DateContext;

/** The reading of one zone. */
export type ReadMrz = LineReading & {
  /** Other ways to read what cannot be right, likelier first; empty when `valid`. Never applied here. */
  readonly repairs: readonly ProposedRepair[];
  /** Input lines that are not part of the zone. */
  readonly ignored: readonly string[];
};

/** Why there is no reading. `lengths` are those of the input lines, to compare with 30, 36 and 44. */
export type MrzFailure =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly characters: number; readonly limit: number }
  | {
      readonly kind: 'not-an-mrz';
      /** `line-lengths`: no lines of a known size; `implausible`: the size fits, the content does not. */
      readonly reason: 'line-lengths' | 'implausible';
      readonly lengths: readonly number[];
    }
  | { readonly kind: 'several-mrz'; readonly count: number };

/** Far above any zone with its surroundings, far below what would take time. */
const LIMIT = 1_000;
const MOST_LINES = 24;
/** Lines that had to be padded are believed when at least this many check digits agree. */
const DIGITS_TO_BELIEVE = 2;

/** Reads raw input (one text or lines, as a wedge, a reader or a hand sends it). Never throws. */
export function readMrz(
  input: string | readonly string[],
  options: ReadMrzOptions,
): Result<ReadMrz, MrzFailure> {
  const characters = typeof input === 'string' ? input.length : input.join('\n').length;
  if (characters > LIMIT) return fail({ kind: 'too-long', characters, limit: LIMIT });
  const given = inputLines(input);
  if (given.length === 0) return fail({ kind: 'empty' });
  const lengths = given.map((line) => line.length);
  const shapes = given.length > MOST_LINES ? [] : shapesOf(given);
  if (shapes.length === 0) return fail({ kind: 'not-an-mrz', reason: 'line-lengths', lengths });
  const views = shapes
    .map((shape) => ({ shape, reading: readLines(shape.lines, options) }))
    .filter(isPlausible)
    .sort((a, b) => faultsOf(a) - faultsOf(b));
  const [best] = views;
  if (best === undefined) {
    const exact = shapes.some(isExact);
    return fail({ kind: 'not-an-mrz', reason: exact ? 'implausible' : 'line-lengths', lengths });
  }
  const others = views.filter((view) => isAnotherZone(view, best));
  if (others.length > 0) {
    const places = new Set(others.map((view) => view.shape.from));
    return fail({ kind: 'several-mrz', count: places.size + 1 });
  }
  return succeed(complete(best, options));
}

type View = { readonly shape: MrzShape; readonly reading: LineReading };

function complete({ shape, reading }: View, options: ReadMrzOptions): ReadMrz {
  return {
    ...reading,
    findings: [...reading.findings, ...findingsOfShape(shape)],
    repairs: proposeRepairs(reading, options),
    ignored: shape.ignored,
  };
}

function findingsOfShape({ lines, padding, ignored }: MrzShape): MrzFinding[] {
  const lengths = lines.flatMap((text, line) => {
    const missing = padding.slice(line, line + 1).reduce((_, count) => count, 0);
    if (missing === 0) return [];
    const at = { line, start: text.length - Math.max(missing, 0), end: text.length };
    const details = { expected: String(text.length), found: String(text.length - missing) };
    return [warning({ field: 'lines', code: 'line-length', at }, details)];
  });
  const nowhere = { line: 0, start: 0, end: 0 };
  return [
    ...lengths,
    ...ignored.map((found) =>
      warning({ field: 'lines', code: 'ignored-text', at: nowhere }, { found }),
    ),
  ];
}

/** Keeps text that merely has the size of a zone, or could be stretched to it, from being read as one. */
function isPlausible({ shape, reading }: View): boolean {
  const agreeing = reading.checkDigits.filter((digit) => digit.agrees).length;
  if (agreeing >= DIGITS_TO_BELIEVE) return true;
  if (!isExact(shape)) return false;
  const text = shape.lines.join('');
  const foreign = text.replace(/[A-Z0-9<]/gu, '').length;
  return foreign * 4 <= text.length && (/^[PACIV]/u.test(text) || agreeing > 0);
}

/** The input's own lines, all of the right length. */
const isExact = ({ padding, rebroken }: MrzShape): boolean =>
  !rebroken && padding.every((count) => count === 0);

/** Errors weigh most, then text left out, then fillers added or cut. */
function faultsOf({ shape, reading }: View): number {
  const errors = reading.findings.filter((finding) => finding.severity === 'error').length;
  // Readers lose fillers more often than they invent some.
  const padded = shape.padding.reduce((sum, count) => sum + (count < 0 ? -8 * count : count), 0);
  return errors * 1_000_000 + shape.ignored.join('').length * 1_000 + padded;
}

/** Elsewhere in the input, in order, and not the same zone sent twice. */
function isAnotherZone(view: View, best: View): boolean {
  const apart = view.shape.from > best.shape.to || view.shape.to < best.shape.from;
  return apart && view.reading.valid && view.shape.lines.join('') !== best.shape.lines.join('');
}
