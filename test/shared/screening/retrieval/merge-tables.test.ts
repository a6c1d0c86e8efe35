import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, arrangePersons, unchangedPersons } from '#shared/release/person-changes.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { changedTables } from '#shared/screening/retrieval/changed-tables.ts';
import type { NameTables } from '#shared/screening/retrieval/name-tables.ts';
import { digestOfTables, encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { openNameIndex } from '#shared/screening/search-index.ts';
import { findPersons } from '#shared/screening/search-persons.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { changesBetween, inBuckets, packStartOf } from '#test/support/changed-list.ts';
import { aDocument, aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const BUCKETS = 4;
const BINDING = new Uint8Array(32).fill(5);

/** Words that share keys, are written in two scripts, are one and the same, or are more than are kept. */
const WORDS = [
  ...[
    'Muhammad',
    'Mohamed',
    'محمد',
    'محمود',
    'Tariq',
    'Tarik',
    'Tareq',
    'Abdul',
    'al',
    'Abdulrahman',
  ],
  ...[
    'Oren',
    'Orin',
    'Valdis',
    'Waldis',
    'Иван',
    'Ivan',
    'Petrov',
    'Петров',
    'Bill',
    'William',
    'Ya',
  ],
  ...['de', 'la', 'Cruz', 'Nguyen', 'Smith', 'Smyth', 'Aleksandr', 'Alexander', 'Sasha', "O'Brien"],
];
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{2,9}$/u) },
);
const whole = fc.oneof(
  { weight: 9, arbitrary: fc.array(word, { minLength: 1, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.array(word, { minLength: 30, maxLength: 40 }) },
);
const joined = fc
  .tuple(whole, fc.constantFrom(' ', ' ', ', ', '-', '/'))
  .map(([words, between]) => words.join(between).slice(0, 500));
const numbers = fc.constantFrom('P1234567', 'P7654321', 'AB 1234567', 'X0000001');
const someone: fc.Arbitrary<Person> = fc
  .record({
    id: fc.nat(60).map((number) => `p${number}`),
    names: fc
      .array(fc.tuple(joined, fc.constantFrom('strong' as const, 'weak' as const)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((names) => names.map(([name, quality]) => aName(name, { quality }))),
    datesOfBirth: fc.array(
      fc
        .integer({ min: 1940, max: 2005 })
        .map((year) => ({ precision: 'circa' as const, year, month: null, day: null })),
      { maxLength: 3 },
    ),
    nationalities: fc.subarray(['UTO', 'D', 'XXA']),
    sex: fc.constantFrom('M' as const, 'F' as const, 'U' as const),
    documents: fc.array(
      numbers.map((documentNumber) => ({
        kind: 'passport' as const,
        documentNumber,
        issuingState: null,
      })),
      { maxLength: 3 },
    ),
  })
  .map(aPerson);
const listed = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 15 });
/** Some are left out, some replaced, some new. */
const edited = (before: readonly Person[]) =>
  fc.tuple(fc.subarray([...before]), listed).map(([kept, others]) => {
    const ids = new Set(others.map(({ id }) => id));
    return [...kept.filter(({ id }) => !ids.has(id)), ...others];
  });
const history = listed.chain((first) =>
  edited(first).chain((second) => edited(second).map((third) => [first, second, third] as const)),
);

function wholeOf(persons: readonly Person[]): NameTables {
  const builder = createTableBuilder();
  for (const pack of inBuckets(persons, BUCKETS)) builder.addPack(pack);
  return builder.finish(BINDING);
}

/** The index of the first list, brought up to date by a file of changes for each of the others. */
function mergedOf([first, ...later]: readonly [readonly Person[], ...(readonly Person[])[]]) {
  const packed = inBuckets(first, BUCKETS);
  let state = unchangedPersons(first.length);
  for (const version of later) {
    const after = applyChanges(state, changesBetween(packed, state, inBuckets(version, BUCKETS)));
    if (after === null) throw new Error('refused');
    state = after;
  }
  const arranged = arrangePersons(state, packStartOf(packed));
  if (arranged === null) throw new Error('not arranged');
  return changedTables(wholeOf(first), arranged, BINDING);
}

const travellers = joined.map((name) =>
  aTraveller({
    primaryIdentifier: name,
    secondaryIdentifier: '',
    document: aDocument({ documentNumber: 'P1234567' }),
  }),
);

describe('changedTables', () => {
  it('gives the bytes of an index built anew, after any changes', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const merged = mergedOf(versions);
        const built = wholeOf(versions[2]);
        expect(Buffer.compare(encodeTables(merged), encodeTables(built))).toBe(0);
        expect(digestOfTables(merged)).toBe(digestOfTables(built));
      }),
    );
  });

  it('finds the same persons with the same scores in the same order', () => {
    fc.assert(
      fc.property(history, travellers, (versions, traveller) => {
        const found = findPersons(openNameIndex(mergedOf(versions)), traveller, 0.7);
        expect(found).toEqual(findPersons(openNameIndex(wholeOf(versions[2])), traveller, 0.7));
      }),
    );
  });

  it('never finds an entry that is gone, nor one that was replaced by the name it had', () => {
    const before = [
      aPerson({ id: 'a', names: [aName('Tariq Benhalim')] }),
      aPerson({ id: 'b', names: [aName('Oren Valdis')] }),
      aPerson({ id: 'c', names: [aName('Marek Dolinski')] }),
    ];
    const after = [
      aPerson({ id: 'b', names: [aName('Kerim Adaly')] }),
      aPerson({ id: 'c', names: [aName('Marek Dolinski')] }),
    ];
    const index = openNameIndex(mergedOf([before, after]));
    const count = (name: string) =>
      findPersons(index, aTraveller({ primaryIdentifier: name, secondaryIdentifier: '' }), 0)
        .candidates.length;
    expect(['TARIQ BENHALIM', 'OREN VALDIS', 'KERIM ADALY', 'MAREK DOLINSKI'].map(count)).toEqual([
      0, 0, 1, 1,
    ]);
  });
});
