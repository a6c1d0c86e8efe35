/**
 * The index of a list's names as bytes: `docs/formats/release.md`, "Name index".
 *
 * Little-endian, as the machines are that build and read it; every array begins at a multiple of four, so reading
 * copies nothing. What was read is checked before it is used: an index that does not add up is none.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { BINDING_BYTES, type NameTables } from './name-tables.ts';

/** Why bytes are no index. `position` counts bytes from the beginning. */
export type IndexFailure = {
  readonly kind: 'not-an-index' | 'unknown-version' | 'wrong-length' | 'out-of-range';
  readonly section: string;
  readonly position: number;
  readonly remedy: string;
};

/** Grows whenever the layout, or what the words of a name are, changes: an index and its reader must agree. */
const VERSION = 2;
const MAGIC = 0x314e5046; // "FPN1"
const WORD = 4;
const HEADER_WORDS = 2 + BINDING_BYTES / WORD;

type Column = Exclude<keyof NameTables, 'binding'>;
type Elements = Uint8Array | Uint16Array | Uint32Array;

/** Every array, in the order in which it is written. */
const COLUMNS: ReadonlyArray<readonly [Column, 1 | 2 | 4]> = [
  ['packStart', 4],
  ['wordStart', 4],
  ['wordLetters', 1],
  ['soundStart', 4],
  ['wordSounds', 1],
  ['wordTraits', 1],
  ['wordWeights', 1],
  ['wordMasks', 2],
  ['nameStart', 4],
  ['nameWords', 4],
  ['nameOwners', 4],
  ['namePlaces', 1],
  ['nameTraits', 1],
  ['postingStart', 4],
  ['postings', 4],
  ['keys', 4],
  ['keyStart', 4],
  ['keyWords', 4],
  ['dateStart', 4],
  ['dates', 4],
  ['stateStart', 4],
  ['states', 2],
  ['sexes', 1],
  ['documents', 4],
  ['documentOwners', 4],
];

/** The same tables always give the same bytes. */
export function encodeTables(tables: NameTables): Uint8Array {
  const sections = sectionsOf(tables);
  const bytes = new Uint8Array(sections.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const section of sections) {
    bytes.set(section, at);
    at += section.length;
  }
  return bytes;
}

/** SHA-256 of what `encodeTables` gives, in lower-case hex, without making a copy. */
export function digestOfTables(tables: NameTables): string {
  const digest = sha256.create();
  for (const section of sectionsOf(tables)) digest.update(section);
  return toHex(digest.digest());
}

/** The header and every array, each followed by what fills it up. */
function sectionsOf(tables: NameTables): Uint8Array[] {
  const header = new Uint32Array(HEADER_WORDS + COLUMNS.length);
  header.set([MAGIC, VERSION]);
  const sections: Uint8Array[] = [new Uint8Array(header.buffer)];
  sections[0]?.set(tables.binding, 2 * WORD);
  for (const [index, [column]] of COLUMNS.entries()) {
    const { buffer, byteOffset, byteLength, length } = tables[column];
    header[HEADER_WORDS + index] = length;
    sections.push(new Uint8Array(buffer, byteOffset, byteLength));
    sections.push(new Uint8Array(aligned(byteLength) - byteLength));
  }
  return sections;
}

/** The tables over these bytes, or why they are none. */
export function decodeTables(given: Uint8Array): Result<NameTables, IndexFailure> {
  const bytes = given.byteOffset % WORD === 0 ? given : given.slice();
  const headerBytes = (HEADER_WORDS + COLUMNS.length) * WORD;
  if (bytes.length < headerBytes) return no('not-an-index', 'header', 0);
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_WORDS + COLUMNS.length);
  if (header[0] !== MAGIC) return no('not-an-index', 'header', 0);
  if (header[1] !== VERSION) return no('unknown-version', 'header', WORD);
  const columns = new Map<Column, Elements>();
  let at = headerBytes;
  for (const [index, [column, width]] of COLUMNS.entries()) {
    const length = header[HEADER_WORDS + index] as number;
    if (at + length * width > bytes.length) return no('wrong-length', column, at);
    columns.set(column, view(bytes, { at, length, width }));
    at += aligned(length * width);
  }
  if (at !== bytes.length) return no('wrong-length', 'end', at);
  const binding = bytes.slice(2 * WORD, 2 * WORD + BINDING_BYTES);
  const tables = { binding, ...Object.fromEntries(columns) } as NameTables;
  const damaged = damagedSection(tables);
  return damaged === null ? succeed(tables) : no('out-of-range', damaged, headerBytes);
}

const aligned = (size: number): number => Math.ceil(size / WORD) * WORD;

function no(
  kind: IndexFailure['kind'],
  section: string,
  position: number,
): Result<never, IndexFailure> {
  return fail({ kind, section, position, remedy: 'publish the list again, then fetch it again' });
}

type Place = { readonly at: number; readonly length: number; readonly width: 1 | 2 | 4 };

function view({ buffer, byteOffset }: Uint8Array, { at, length, width }: Place): Elements {
  if (width === 1) return new Uint8Array(buffer, byteOffset + at, length);
  return width === 2
    ? new Uint16Array(buffer, byteOffset + at, length)
    : new Uint32Array(buffer, byteOffset + at, length);
}

/** The first section that refers to something that is not there. */
function damagedSection(tables: NameTables): Column | null {
  const words = tables.wordTraits.length;
  const names = tables.nameOwners.length;
  const persons = tables.sexes.length;
  const starts: ReadonlyArray<readonly [Column, number, number]> = [
    ['wordStart', words, tables.wordLetters.length],
    ['soundStart', words, tables.wordSounds.length],
    ['nameStart', names, tables.nameWords.length],
    ['postingStart', words, tables.postings.length],
    ['keyStart', tables.keys.length, tables.keyWords.length],
    ['dateStart', persons, tables.dates.length],
    ['stateStart', persons, tables.states.length],
    ['packStart', tables.packStart.length - 1, persons],
  ];
  const lengths: ReadonlyArray<readonly [Column, number]> = [
    ['wordWeights', words],
    ['wordMasks', words],
    ['namePlaces', names],
    ['nameTraits', names],
    ['postings', tables.nameWords.length],
    ['documentOwners', tables.documents.length],
  ];
  const numbers: ReadonlyArray<readonly [Column, number]> = [
    ['nameWords', words],
    ['nameOwners', persons],
    ['postings', names],
    ['keyWords', words],
    ['documentOwners', persons],
  ];
  return (
    starts.find(([column, things, end]) => !ascends(tables[column], things, end))?.[0] ??
    lengths.find(([column, length]) => tables[column].length !== length)?.[0] ??
    numbers.find(([column, below]) => !staysBelow(tables[column], below))?.[0] ??
    null
  );
}

/** From 0 to `end`, never falling, with one element more than there are things. */
function ascends(starts: Elements, things: number, end: number): boolean {
  if (starts.length !== things + 1 || starts[0] !== 0 || starts[things] !== end) return false;
  for (let at = 1; at < starts.length; at += 1) {
    if ((starts[at] as number) < (starts[at - 1] as number)) return false;
  }
  return true;
}

/** A plain loop: there are tens of millions of numbers, and each is looked at. */
function staysBelow(numbers: Elements, below: number): boolean {
  for (let at = 0; at < numbers.length; at += 1) {
    if ((numbers[at] as number) >= below) return false;
  }
  return true;
}
