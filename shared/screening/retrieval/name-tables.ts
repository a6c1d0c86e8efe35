/**
 * The index of a list's names as it is built, shipped and searched: a few typed arrays.
 *
 * Persons, names and words are numbers. `…Start` arrays have one element more than there are things: what belongs to
 * thing n lies between element n and element n + 1.
 */

/** Bytes that say which packs an index was built from. */
export const BINDING_BYTES = 32;

export type NameTables = {
  /** SHA-256 over the hashes of the packs, in order. */
  readonly binding: Uint8Array;
  /** Persons in the packs before each pack. */
  readonly packStart: Uint32Array;
  /** The distinct words in Latin letters, sorted. */
  readonly wordStart: Uint32Array;
  readonly wordLetters: Uint8Array;
  readonly soundStart: Uint32Array;
  readonly wordSounds: Uint8Array;
  /** Bit 0: without vowels; the bits above: the script, by its place in `SCRIPT_NAMES`. */
  readonly wordTraits: Uint8Array;
  /** What each word tells about a person, in hundredths. */
  readonly wordWeights: Uint8Array;
  /** Which classes of consonants a word has, one bit each. */
  readonly wordMasks: Uint16Array;
  /** The words of each name, in order. */
  readonly nameStart: Uint32Array;
  readonly nameWords: Uint32Array;
  readonly nameOwners: Uint32Array;
  /** Place of the name among the names of its owner. */
  readonly namePlaces: Uint8Array;
  /** Bit 0: its publisher calls the name weak; the bits above: how many of its last words are the family name. */
  readonly nameTraits: Uint8Array;
  /** The names that have each word, ascending. */
  readonly postingStart: Uint32Array;
  readonly postings: Uint32Array;
  /** Hashes under which words are found, ascending, and the words of each. */
  readonly keys: Uint32Array;
  readonly keyStart: Uint32Array;
  readonly keyWords: Uint32Array;
  /** What is known of each person beside the names: see `person-facts.ts`. */
  readonly dateStart: Uint32Array;
  readonly dates: Uint32Array;
  readonly stateStart: Uint32Array;
  readonly states: Uint16Array;
  readonly sexes: Uint8Array;
  /** Hashes of the documents that entries name, ascending, and whose entry it is. */
  readonly documents: Uint32Array;
  readonly documentOwners: Uint32Array;
};

/** Counts that follow from the tables. */
export const personsIn = ({ sexes }: NameTables): number => sexes.length;
export const namesIn = ({ nameOwners }: NameTables): number => nameOwners.length;
export const wordsIn = ({ wordTraits }: NameTables): number => wordTraits.length;

export type NameTraits = { readonly weak: boolean; readonly familyTokens: number };

export const packNameTraits = ({ weak, familyTokens }: NameTraits): number =>
  (familyTokens << 1) | (weak ? 1 : 0);
export const unpackNameTraits = (packed: number): NameTraits => ({
  weak: (packed & 1) === 1,
  familyTokens: packed >> 1,
});
