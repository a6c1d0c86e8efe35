/**
 * Which of some words can be read in the files below some folders, by anyone who opens them: as text in
 * the encodings that browsers, databases and logs use. What was compressed first is not seen.
 */
import { createReadStream, type Dirent, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type Finding = { readonly file: string; readonly word: string; readonly form: string };

export type Search = {
  readonly findings: readonly Finding[];
  readonly words: number;
  /** Ways to write those words. */
  readonly forms: number;
  readonly files: number;
  readonly bytes: number;
};

type Pattern = { readonly word: string; readonly form: string; readonly bytes: Buffer };

/** How much of a file is in memory at once. */
export const PIECE_BYTES = 1 << 20;
const PREFIX_BYTES = 3;

/** Every file below the folders, in pieces that overlap by the longest pattern, and the name of each. */
export async function readableOnDisk(
  folders: readonly string[],
  words: readonly string[],
): Promise<Search> {
  const patterns = words.flatMap(patternsOf);
  const find = searcherFor(patterns);
  const findings: Finding[] = [];
  const files = folders.flatMap(filesBelow);
  let bytes = 0;
  for (const file of files) {
    const found = new Map<string, Finding>();
    const note = ({ word, form }: Pattern) => found.set(`${word} ${form}`, { file, word, form });
    find(Buffer.from(file), note);
    bytes += await searchFile(file, { find, note, overlap: longestOf(patterns) - 1 });
    findings.push(...found.values());
  }
  return { findings, words: words.length, forms: patterns.length, files: files.length, bytes };
}

/** Every ordinary file below a folder; none when there is no such folder. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry: Dirent) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
}

type Found = (pattern: Pattern) => void;
type Find = (bytes: Buffer, found: Found) => void;
type SearchFile = { readonly find: Find; readonly note: Found; readonly overlap: number };

async function searchFile(file: string, { find, note, overlap }: SearchFile): Promise<number> {
  let before = Buffer.alloc(0);
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    const both = Buffer.concat([before, piece as Buffer]);
    bytes += (piece as Buffer).length;
    find(both, note);
    before = Buffer.from(both.subarray(Math.max(0, both.length - overlap)));
  }
  return bytes;
}

const longestOf = (patterns: readonly Pattern[]): number =>
  Math.max(1, ...patterns.map(({ bytes }) => bytes.length));

/** One pass for all patterns: a table of their first three bytes says where it is worth looking closer. */
function searcherFor(patterns: readonly Pattern[]): Find {
  const isStart = new Uint8Array(1 << (8 * PREFIX_BYTES));
  const byStart = new Map<number, Pattern[]>();
  for (const pattern of patterns) {
    const start = pattern.bytes.readUIntBE(0, PREFIX_BYTES);
    isStart[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), pattern]);
  }
  const lookCloser = (patterns: readonly Pattern[], there: Buffer, found: Found): void => {
    for (const pattern of patterns) {
      if (pattern.bytes.equals(there.subarray(0, pattern.bytes.length))) found(pattern);
    }
  };
  return (bytes, found) => {
    let start = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      start = ((start << 8) | (bytes[end] ?? 0)) & 0xff_ff_ff;
      if (end < PREFIX_BYTES - 1 || isStart[start] !== 1) continue;
      const there = bytes.subarray(end - PREFIX_BYTES + 1);
      lookCloser(byStart.get(start) ?? [], there, found);
    }
  };
}

/** Every way in which a word may stand in a file. Words are at least five characters long. */
function patternsOf(word: string): Pattern[] {
  if (word.length < 5) throw new Error(`too short to be told from chance: ${word}`);
  const patterns = new Map<string, Pattern>();
  for (const [spelling, text] of spellingsOf(word)) {
    for (const [encoding, bytes] of encodingsOf(text)) {
      const key = bytes.toString('hex');
      const form = `${spelling}, ${encoding}`;
      if (!patterns.has(key)) patterns.set(key, { word, form, bytes });
    }
  }
  return [...patterns.values()];
}

function spellingsOf(word: string): ReadonlyArray<readonly [string, string]> {
  const cases = [
    ['as it is', word],
    ['lower case', word.toLowerCase()],
    ['upper case', word.toUpperCase()],
  ] as const;
  return cases.flatMap(([name, text]) => [
    [name, text] as const,
    [`${name}, as in a machine readable line`, text.replaceAll(/[ '-]+/gu, '<')] as const,
    [`${name}, words joined`, text.replaceAll(/[ '-]+/gu, '')] as const,
    [`${name}, backwards`, [...text].reverse().join('')] as const,
    [`${name}, percent-encoded`, encodeURIComponent(text)] as const,
    [`${name}, as a form sends it`, encodeURIComponent(text).replaceAll('%20', '+')] as const,
    [`${name}, escaped`, escaped(text)] as const,
  ]);
}

/** As JSON that keeps to ASCII. */
const escaped = (text: string): string =>
  text.replaceAll(
    /[^\x20-\x7e]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function encodingsOf(text: string): ReadonlyArray<readonly [string, Buffer]> {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  return [
    ['utf8', utf8],
    ['utf16le', utf16],
    ['utf16be', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ...base64sOf('utf8', utf8),
    ...base64sOf('utf16le', utf16),
  ];
}

/** At each of the three places where a word may begin; only the signs that the word alone decides. */
function base64sOf(of: string, bytes: Buffer): Array<readonly [string, Buffer]> {
  const before = [0, 1, 2];
  return before.flatMap((count) => {
    const text = Buffer.concat([Buffer.alloc(count), bytes])
      .toString('base64')
      .replace(/=+$/u, '');
    const last = (count + bytes.length) % 3 === 0 ? text.length : text.length - 1;
    const sure = text.slice(Math.ceil((count * 8) / 6), last);
    const url = sure.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`base64 of ${of} at ${count}`, Buffer.from(sure)] as const,
      [`base64url of ${of} at ${count}`, Buffer.from(url)] as const,
    ];
  });
}
