/**
 * The index of a list of which some persons are gone and others were entered since it was built.
 *
 * What comes out is, byte for byte, what building the index anew from the same persons in the same order gives. So a
 * search needs to know nothing of changes, and the hash of the whole shows whether the parts belong together.
 */
import { postingsOf } from './build-tables.ts';
import { ENTERED, gatherRanges, gatherValues, numberOf, type Order, type Pair } from './gather.ts';
import { createGrowing } from './growing.ts';
import { mergePairs, NOWHERE, renumberPairs } from './merge-pairs.ts';
import { mergeWords } from './merge-words.ts';
import { type NameTables, namesIn, personsIn, wordsIn } from './name-tables.ts';

/** How the persons of two tables stand in the one that is made of them. */
export type Arrangement = {
  /** Where each person comes from. Those of each table stay in order; who is left out is gone. */
  readonly order: Order;
  readonly packStart: Uint32Array;
  readonly binding: Uint8Array;
};

export function mergeTables(
  tables: Pair<NameTables>,
  { order, packStart, binding }: Arrangement,
): NameTables {
  const persons = newNumbers(tables, order);
  const names = orderNames(tables, order);
  const used = [
    usedWords(tables[0], persons[0]),
    usedWords(tables[1], persons[1]),
  ] as const satisfies Pair<Uint8Array>;
  const { vocabulary, renumbered } = mergeWords(tables, used);
  const nameWords = renumberedWords(tables, names.order, renumbered);
  return {
    binding,
    packStart,
    ...vocabulary,
    nameStart: nameWords.starts,
    nameWords: nameWords.values,
    nameOwners: names.owners,
    namePlaces: gatherValues([tables[0].namePlaces, tables[1].namePlaces], names.order, Uint8Array),
    nameTraits: gatherValues([tables[0].nameTraits, tables[1].nameTraits], names.order, Uint8Array),
    ...postingsOf(
      { nameStart: nameWords.starts, nameWords: nameWords.values },
      vocabulary.wordTraits.length,
    ),
    ...mergeFacts(tables, order),
    ...mergeDocuments(tables, persons),
  };
}

/** The new number of each person of both tables. */
function newNumbers(tables: Pair<NameTables>, order: Order): Pair<Uint32Array> {
  const numbers = [
    new Uint32Array(personsIn(tables[0])).fill(NOWHERE),
    new Uint32Array(personsIn(tables[1])).fill(NOWHERE),
  ] as const;
  for (let at = 0; at < order.length; at += 1) {
    const origin = order[at] as number;
    numbers[origin >= ENTERED ? 1 : 0][numberOf(origin)] = at;
  }
  return numbers;
}

/** Names stand in the order of their owners. */
function orderNames(tables: Pair<NameTables>, persons: Order) {
  const order = createGrowing(Uint32Array);
  const owners = createGrowing(Uint32Array);
  const starts = [firstNames(tables[0]), firstNames(tables[1])] as const;
  for (let at = 0; at < persons.length; at += 1) {
    const origin = persons[at] as number;
    const bit = origin >= ENTERED ? ENTERED : 0;
    const names = starts[bit === 0 ? 0 : 1];
    const end = names[origin - bit + 1] as number;
    for (let name = names[origin - bit] as number; name < end; name += 1) {
      order.push(name + bit);
      owners.push(at);
    }
  }
  return { order: order.take(), owners: owners.take() };
}

/** Names before those of each person. */
function firstNames(tables: NameTables): Uint32Array {
  const starts = new Uint32Array(personsIn(tables) + 1);
  for (const owner of tables.nameOwners) starts[owner + 1] = (starts[owner + 1] as number) + 1;
  for (let person = 1; person < starts.length; person += 1) {
    starts[person] = (starts[person] as number) + (starts[person - 1] as number);
  }
  return starts;
}

/** One for each word that somebody has who is still there. */
function usedWords(tables: NameTables, persons: Uint32Array): Uint8Array {
  const { nameOwners, nameStart, nameWords } = tables;
  const used = new Uint8Array(wordsIn(tables));
  for (let name = 0; name < namesIn(tables); name += 1) {
    if (persons[nameOwners[name] as number] === NOWHERE) continue;
    const end = nameStart[name + 1] as number;
    for (let at = nameStart[name] as number; at < end; at += 1) used[nameWords[at] as number] = 1;
  }
  return used;
}

function renumberedWords(
  tables: Pair<NameTables>,
  names: Order,
  [packedWords, enteredWords]: Pair<Uint32Array>,
) {
  const [packed, entered] = tables;
  const words = gatherRanges(
    [
      { starts: packed.nameStart, values: packed.nameWords },
      { starts: entered.nameStart, values: entered.nameWords },
    ],
    names,
    Uint32Array,
  );
  const { starts, values } = words;
  for (let name = 0; name < names.length; name += 1) {
    const renumbered = (names[name] as number) >= ENTERED ? enteredWords : packedWords;
    const end = starts[name + 1] as number;
    for (let at = starts[name] as number; at < end; at += 1) {
      values[at] = renumbered[values[at] as number] as number;
    }
  }
  return words;
}

function mergeFacts([packed, entered]: Pair<NameTables>, order: Order) {
  const dates = gatherRanges(
    [
      { starts: packed.dateStart, values: packed.dates },
      { starts: entered.dateStart, values: entered.dates },
    ],
    order,
    Uint32Array,
  );
  const states = gatherRanges(
    [
      { starts: packed.stateStart, values: packed.states },
      { starts: entered.stateStart, values: entered.states },
    ],
    order,
    Uint16Array,
  );
  return {
    dateStart: dates.starts,
    dates: dates.values,
    stateStart: states.starts,
    states: states.values,
    sexes: gatherValues([packed.sexes, entered.sexes], order, Uint8Array),
  };
}

/** By hash, and under one hash by owner. */
function mergeDocuments(tables: Pair<NameTables>, persons: Pair<Uint32Array>) {
  const remaining = (which: 0 | 1) => {
    const { documents, documentOwners } = tables[which];
    return renumberPairs({ keys: documents, values: documentOwners }, persons[which]);
  };
  const { keys, values } = mergePairs(remaining(0), remaining(1));
  return { documents: keys, documentOwners: values };
}
