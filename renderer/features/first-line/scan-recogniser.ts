/**
 * Tells a document scan from shortcuts and from typing.
 *
 * A wedge scanner is a keyboard: it types fast, breaks lines as it likes and may or may not end with
 * Enter. So a scan is recognised by its content first (lines of a known size), and speed only decides
 * how long to wait for more. No zone begins with M, R or a space, so these stay free as shortcuts.
 */

/** What to do with the text that has arrived so far. */
export type ScanJudgement =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'submit' }
  /** Submit if nothing more arrives within this time; `null` waits for the officer. */
  | { readonly kind: 'collect'; readonly settleInMs: number | null };

/** Keystrokes of a scanner follow each other faster than this; of a hand hardly ever. */
export const WEDGE_GAP_IN_MS = 45;

const WHOLE = 120;
const WHOLE_WITHOUT_BREAKS = 400;
const BROKEN_OFF = 1_500;
const NOT_A_ZONE = 250;

const SIZES = [
  { lines: 2, width: 44 },
  { lines: 2, width: 36 },
  { lines: 3, width: 30 },
] as const;

type Arrival = {
  /** Enter was the last thing to arrive. */
  readonly ended: boolean;
  /** The last characters came at a scanner's speed. */
  readonly fast: boolean;
};

/** Judges the text of the scan field after each change. */
export function judgeScan(text: string, { ended, fast }: Arrival): ScanJudgement {
  const lines = linesOf(text);
  if (lines.length === 0) return { kind: 'nothing' };
  const settled = settlingTime(lines);
  if (ended && (settled !== null || hasEmptyEnd(text))) return { kind: 'submit' };
  if (settled !== null) return { kind: 'collect', settleInMs: settled };
  if (fast) return { kind: 'collect', settleInMs: BROKEN_OFF };
  return { kind: 'collect', settleInMs: ended && !mayContinue(lines) ? NOT_A_ZONE : null };
}

/** How long a whole zone is left to grow; `null` when it is not whole. */
function settlingTime(lines: readonly string[]): number | null {
  if (isWhole(lines)) return WHOLE;
  return isRun(lines) ? WHOLE_WITHOUT_BREAKS : null;
}

const hasEmptyEnd = (text: string): boolean => /\n[^\S\n]*\n\s*$/u.test(text);

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) => line.replace(/[\s\p{Cc}]/gu, ''))
    .filter((line) => line !== '');
}

function isWhole(lines: readonly string[]): boolean {
  return SIZES.some(
    (size) => lines.length === size.lines && lines.every((line) => line.length === size.width),
  );
}

/** The whole zone in one line, as scanners send it that do not break lines. */
function isRun(lines: readonly string[]): boolean {
  const [only = ''] = lines;
  return lines.length === 1 && SIZES.some((size) => only.length === size.lines * size.width);
}

function mayContinue(lines: readonly string[]): boolean {
  return SIZES.some(
    (size) => lines.length < size.lines && lines.every((line) => line.length === size.width),
  );
}

export type ScanShortcut = 'next' | 'type' | 'refer' | 'commands';

type Key = { readonly key: string; readonly code: string };

/** The command that a key means while the scan field is empty, on any keyboard layout. */
export function shortcutOf({ key, code }: Key): ScanShortcut | null {
  if (key === ' ') return 'next';
  if (key === '?' || key === '؟') return 'commands';
  if (code === 'KeyM') return 'type';
  if (code === 'KeyR') return 'refer';
  return null;
}

/**
 * The Latin character of a key that another keyboard layout would turn into a foreign letter: scanners
 * press keys, they do not know that the officer writes Arabic. `null` leaves the key alone.
 */
export function latinOf({ key, code, shift }: Key & { readonly shift: boolean }): string | null {
  if (key.length !== 1 || key.charCodeAt(0) < 0x80) return null;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  if (letter !== undefined) return letter;
  const digit = /^Digit(\d)$/u.exec(code)?.[1];
  if (digit !== undefined && !shift) return digit;
  return shift && (code === 'Comma' || code === 'IntlBackslash') ? '<' : null;
}
