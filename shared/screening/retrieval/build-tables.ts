/** Builds the index of a list's names, person by person, in the order of the packs. */

import type { Person } from '#shared/watchlist/person.ts';
import { listedNumbers } from '../documents/listed-documents.ts';
import { familyOf } from '../names/fold.ts';
import { readingsOf } from '../names/tokens.ts';
import { createGrowing } from './growing.ts';
import { type NameTables, packNameTraits } from './name-tables.ts';
import { packDate, packSex, packState } from './person-facts.ts';
import { sortByKey } from './sort-by-key.ts';
import { createWordBook } from './word-book.ts';
import { hashOf } from './word-keys.ts';

export type TableBuilder = {
  /** Persons of one pack. Packs come in order. */
  readonly addPack: (persons: readonly Person[]) => void;
  /** `binding` says which packs these were. Afterwards the builder is of no further use. */
  readonly finish: (binding: Uint8Array) => NameTables;
};

export function createTableBuilder(): TableBuilder {
  const words = createWordBook();
  const names = createNameColumns();
  const facts = createFactColumns();
  const packStart = createGrowing(Uint32Array);
  packStart.push(0);
  let persons = 0;

  function addName(whole: string, name: { readonly weak: boolean; readonly place: number }): void {
    for (const reading of readingsOf(whole)) {
      const numbers = words.numbersOf(reading);
      const familyTokens = words.countOf(familyOf(reading));
      names.add(persons, { ...name, familyTokens, words: numbers });
    }
  }

  return {
    addPack(pack) {
      for (const person of pack) {
        for (const [place, name] of person.names.entries()) {
          addName(name.whole, { weak: name.quality === 'weak', place });
        }
        facts.add(persons, person);
        persons += 1;
      }
      packStart.push(persons);
    },
    finish(binding) {
      const { renumbered, ...vocabulary } = words.finish();
      return {
        binding,
        packStart: packStart.take(),
        ...vocabulary,
        ...names.finish(renumbered),
        ...facts.finish(),
      };
    },
  };
}

type NamedWords = {
  readonly words: readonly number[];
  readonly weak: boolean;
  readonly familyTokens: number;
  readonly place: number;
};

function createNameColumns() {
  const nameStart = createGrowing(Uint32Array);
  const nameWords = createGrowing(Uint32Array);
  const nameOwners = createGrowing(Uint32Array);
  const namePlaces = createGrowing(Uint8Array);
  const nameTraits = createGrowing(Uint8Array);
  nameStart.push(0);
  return {
    add(owner: number, { words, place, ...traits }: NamedWords): void {
      for (const word of words) nameWords.push(word);
      nameStart.push(nameWords.length());
      nameOwners.push(owner);
      namePlaces.push(place);
      nameTraits.push(packNameTraits(traits));
    },
    finish(renumbered: Uint32Array) {
      const columns = { nameStart: nameStart.take(), nameWords: nameWords.take() };
      for (const [at, word] of columns.nameWords.entries()) {
        columns.nameWords[at] = renumbered[word] as number;
      }
      return {
        ...columns,
        nameOwners: nameOwners.take(),
        namePlaces: namePlaces.take(),
        nameTraits: nameTraits.take(),
        ...postingsOf(columns, renumbered.length),
      };
    },
  };
}

type NamesOfWords = Pick<NameTables, 'nameStart' | 'nameWords'>;

/** Turns "this name has these words" around into "this word is in these names". */
export function postingsOf({ nameStart, nameWords }: NamesOfWords, words: number) {
  const postingStart = new Uint32Array(words + 1);
  for (const word of nameWords) postingStart[word + 1] = (postingStart[word + 1] as number) + 1;
  for (let word = 0; word < words; word += 1) {
    postingStart[word + 1] = (postingStart[word + 1] as number) + (postingStart[word] as number);
  }
  const next = postingStart.slice();
  const postings = new Uint32Array(nameWords.length);
  for (let name = 0; name + 1 < nameStart.length; name += 1) {
    for (let at = nameStart[name] as number; at < (nameStart[name + 1] as number); at += 1) {
      const word = nameWords[at] as number;
      postings[next[word] as number] = name;
      next[word] = (next[word] as number) + 1;
    }
  }
  return { postingStart, postings };
}

function createFactColumns() {
  const dateStart = createGrowing(Uint32Array);
  const dates = createGrowing(Uint32Array);
  const stateStart = createGrowing(Uint32Array);
  const states = createGrowing(Uint16Array);
  const sexes = createGrowing(Uint8Array);
  const hashes = createGrowing(Uint32Array);
  const owners = createGrowing(Uint32Array);
  dateStart.push(0);
  stateStart.push(0);
  return {
    add(number: number, { datesOfBirth, nationalities, sex, documents }: Person): void {
      for (const date of datesOfBirth) dates.push(packDate(date));
      dateStart.push(dates.length());
      for (const state of nationalities) states.push(packState(state));
      stateStart.push(states.length());
      sexes.push(packSex(sex));
      for (const documentNumber of listedNumbers(documents)) {
        hashes.push(hashOf('document', documentNumber));
        owners.push(number);
      }
    },
    finish() {
      const documents = sortByKey(hashes.take(), owners.take());
      return {
        dateStart: dateStart.take(),
        dates: dates.take(),
        stateStart: stateStart.take(),
        states: states.take(),
        sexes: sexes.take(),
        documents: documents.keys,
        documentOwners: documents.values,
      };
    },
  };
}
