/** The words of two tables as those of one. */
import { ENTERED, gatherRanges, gatherValues, type Order, type Pair } from './gather.ts';
import { createGrowing, groupSorted } from './growing.ts';
import { mergePairs, NOWHERE, renumberPairs } from './merge-pairs.ts';
import { type NameTables, wordsIn } from './name-tables.ts';
import type { Vocabulary } from './word-book.ts';

export type MergedWords = {
  readonly vocabulary: Vocabulary;
  /** The new number of each old word. */
  readonly renumbered: Pair<Uint32Array>;
};

/** `used` tells of each word whether a name has it that remains. */
export function mergeWords(tables: Pair<NameTables>, used: Pair<Uint8Array>): MergedWords {
  const { order, renumbered, taken } = orderWords(tables, used);
  const ranges = (start: 'wordStart' | 'soundStart', values: 'wordLetters' | 'wordSounds') => {
    const [packed, entered] = tables;
    return gatherRanges(
      [
        { starts: packed[start], values: packed[values] },
        { starts: entered[start], values: entered[values] },
      ],
      order,
      Uint8Array,
    );
  };
  const letters = ranges('wordStart', 'wordLetters');
  const sounds = ranges('soundStart', 'wordSounds');
  const [packed, entered] = tables;
  return {
    renumbered,
    vocabulary: {
      wordStart: letters.starts,
      wordLetters: letters.values,
      soundStart: sounds.starts,
      wordSounds: sounds.values,
      wordTraits: gatherValues([packed.wordTraits, entered.wordTraits], order, Uint8Array),
      wordWeights: gatherValues([packed.wordWeights, entered.wordWeights], order, Uint8Array),
      wordMasks: gatherValues([packed.wordMasks, entered.wordMasks], order, Uint16Array),
      ...mergeKeys(tables, taken),
    },
  };
}

type OrderedWords = Pick<MergedWords, 'renumbered'> & {
  readonly order: Order;
  /** The new number of each old word; nowhere for one that was taken from the other tables. */
  readonly taken: Pair<Uint32Array>;
};

/** Both are sorted. A word that both have is taken from the packs. */
function orderWords(tables: Pair<NameTables>, used: Pair<Uint8Array>): OrderedWords {
  const [packed, entered] = [placesOf(used[0]), placesOf(used[1])];
  const renumbered = [nowhere(tables[0]), nowhere(tables[1])] as const;
  const taken = [nowhere(tables[0]), nowhere(tables[1])] as const;
  const order = createGrowing(Uint32Array);
  const take = (which: 0 | 1, word: number) => {
    taken[which][word] = order.length();
    order.push(which === 0 ? word : word + ENTERED);
  };
  let [a, b] = [0, 0];
  while (a < packed.length || b < entered.length) {
    const [first, second] = [packed[a], entered[b]];
    const compared = compareWords(
      { tables: tables[0], word: first },
      { tables: tables[1], word: second },
    );
    const [isPacked, isEntered] = [compared <= 0, compared >= 0];
    if (isPacked) renumbered[0][first as number] = order.length();
    if (isEntered) renumbered[1][second as number] = order.length();
    take(isPacked ? 0 : 1, (isPacked ? first : second) as number);
    a += Number(isPacked);
    b += Number(isEntered);
  }
  return { order: order.take(), renumbered, taken };
}

const nowhere = (tables: NameTables): Uint32Array => new Uint32Array(wordsIn(tables)).fill(NOWHERE);

/** Where there is a one. */
function placesOf(flags: Uint8Array): Uint32Array {
  const places = createGrowing(Uint32Array);
  for (let at = 0; at < flags.length; at += 1) if (flags[at] === 1) places.push(at);
  return places.take();
}

/** A word of these tables; undefined after the last one. */
type Candidate = { readonly tables: NameTables; readonly word: number | undefined };

/** By letters, then by traits: the order of the word book. What is not there comes last. */
function compareWords(one: Candidate, other: Candidate): number {
  if (one.word === undefined || other.word === undefined) return one.word === undefined ? 1 : -1;
  const [a, b] = [lettersOf(one.tables, one.word), lettersOf(other.tables, other.word)];
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  const traits = one.tables.wordTraits[one.word] as number;
  return a.length - b.length || traits - (other.tables.wordTraits[other.word] as number);
}

const lettersOf = ({ wordStart, wordLetters }: NameTables, word: number): Uint8Array =>
  wordLetters.subarray(wordStart[word], wordStart[word + 1]);

type Keys = Pick<NameTables, 'keys' | 'keyStart' | 'keyWords'>;

/** Each word brings its keys from where it was taken. */
function mergeKeys([packed, entered]: Pair<NameTables>, taken: Pair<Uint32Array>): Keys {
  const { keys, starts, values } = groupSorted(
    mergePairs(
      renumberPairs(ungrouped(packed), taken[0]),
      renumberPairs(ungrouped(entered), taken[1]),
    ),
  );
  return { keys, keyStart: starts, keyWords: values };
}

/** Each word with its key beside it. */
function ungrouped({ keys, keyStart, keyWords }: Keys) {
  const repeated = new Uint32Array(keyWords.length);
  for (let at = 0; at < keys.length; at += 1) {
    repeated.fill(keys[at] as number, keyStart[at], keyStart[at + 1]);
  }
  return { keys: repeated, values: keyWords };
}
