import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { factsOf, packState, unpackState } from '#shared/screening/retrieval/person-facts.ts';
import { sortByKey } from '#shared/screening/retrieval/sort-by-key.ts';
import { decodeTables, encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { tokenOfWord } from '#shared/screening/retrieval/word-traits.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { aName, aPerson } from '#test/support/screening-subjects.ts';

const BINDING = new Uint8Array(32).fill(3);
const PERSONS: readonly Person[] = [
  aPerson({
    names: [aName('Tariq Benhalim'), aName('طارق بن حليم'), aName('A/Oren Valdis/Marek Dolinski')],
    datesOfBirth: [
      { precision: 'exact', year: 1980, month: 5, day: 17 },
      { precision: 'circa', year: 1979, month: null, day: null },
      { precision: 'between', fromYear: 1970, toYear: 1985 },
    ],
    nationalities: ['UTO', 'D'],
    documents: [{ kind: 'passport', documentNumber: 'P99887766', issuingState: null }],
  }),
  aPerson({ id: 'red/2026-2', names: [aName('Oren Valdis', { quality: 'weak' })], sex: 'X' }),
];

function tablesOf(persons: readonly Person[]) {
  const builder = createTableBuilder();
  builder.addPack(persons.slice(0, 1));
  builder.addPack(persons.slice(1));
  return builder.finish(BINDING);
}
const bytes = encodeTables(tablesOf(PERSONS));

describe('encodeTables and decodeTables', () => {
  it('give back the same tables, from any place in memory', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    for (const given of [bytes, shifted.subarray(1)]) {
      const decoded = decodeTables(given);
      expect(decoded.ok && encodeTables(decoded.value)).toEqual(bytes);
    }
  });

  it('give equal bytes for equal lists', () => {
    expect(encodeTables(tablesOf(PERSONS))).toEqual(bytes);
  });

  it('keep what is known of a person', () => {
    const decoded = decodeTables(bytes);
    if (!decoded.ok) throw new Error(decoded.failure.kind);
    expect(factsOf(decoded.value, 0)).toEqual({
      datesOfBirth: PERSONS[0]?.datesOfBirth,
      nationalities: ['UTO', 'D'],
      sex: 'M',
    });
    expect(factsOf(decoded.value, 1)).toMatchObject({ sex: 'X' });
    expect([...decoded.value.packStart]).toEqual([0, 1, 2]);
    expect(decoded.value.binding).toEqual(BINDING);
  });

  it('hold an empty list', () => {
    const decoded = decodeTables(encodeTables(tablesOf([])));
    expect(decoded.ok && decoded.value.sexes.length).toBe(0);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not-an-index'],
    ['something else', new Uint8Array(400).fill(7), 'not-an-index'],
    ['a later version', changed(4, 9), 'unknown-version'],
    ['less than there should be', bytes.slice(0, bytes.length - 8), 'wrong-length'],
    ['more than there should be', new Uint8Array([...bytes, 0, 0, 0, 0]), 'wrong-length'],
  ])('do not take %s for an index', (_, given, kind) => {
    expect(decodeTables(given)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('make nothing but known kinds of what stands in a word, a date or a sex', () => {
    const decoded = decodeTables(bytes.slice());
    if (!decoded.ok) throw new Error(decoded.failure.kind);
    const tables = decoded.value;
    tables.dates.fill(0xffff_ffff);
    tables.sexes.fill(0xff);
    tables.wordTraits.fill(0xff);
    const { datesOfBirth, sex } = factsOf(tables, 0);
    expect(sex).toBe('U');
    expect(datesOfBirth.map(({ precision }) => precision)).toEqual(Array(3).fill('exact'));
    expect(tokenOfWord(tables, 0)).toMatchObject({ script: 'Zyyy', vowelless: true });
  });

  it('never answer with tables that refer to what is not there, whatever was changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const decoded = decodeTables(changed(at, value));
        if (!decoded.ok) {
          expect(decoded.failure.remedy).not.toBe('');
          return;
        }
        const { nameWords, wordTraits, nameOwners, postings, keyWords, sexes } = decoded.value;
        expect(nameWords.every((word) => word < wordTraits.length)).toBe(true);
        expect(keyWords.every((word) => word < wordTraits.length)).toBe(true);
        expect(postings.every((name) => name < nameOwners.length)).toBe(true);
        expect(nameOwners.every((person) => person < sexes.length)).toBe(true);
      }),
    );
  });
});

function changed(at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('packState', () => {
  it.each(['UTO', 'D', '', 'XXA'])('keeps %s', (code) => {
    expect(unpackState(packState(code))).toBe(code);
  });

  it('makes nothing of what is no letter', () => {
    expect(unpackState(packState('1a'))).toBe('');
  });
});

describe('sortByKey', () => {
  it('sorts by the whole key and leaves equal ones in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1)), (numbers) => {
        const keys = Uint32Array.from(numbers, (number) => number % 70_000);
        const values = Uint32Array.from(numbers, (_, at) => at);
        const sorted = sortByKey(keys, values);
        const expected = [...keys].map((key, at) => [key, at] as const);
        expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect([...sorted.keys].map((key, at) => [key, sorted.values[at]])).toEqual(expected);
      }),
    );
  });
});
