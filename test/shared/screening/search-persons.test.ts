import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryNamesOf } from '#shared/screening/scoring/query-names.ts';
import { searchIndex } from '#shared/screening/search-index.ts';
import { createPersonIndex, searchPersons } from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { aDocument, aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const named = (whole: string): Traveller =>
  aTraveller({
    primaryIdentifier: whole,
    secondaryIdentifier: '',
    dateOfBirth: { year: null, month: null, day: null },
    nationality: '',
    sex: 'U',
  });
const people = (...names: string[]): Person[] =>
  names.map((whole, n) => aPerson({ id: `p${n}`, names: [aName(whole)] }));
const list = people(
  'Tariq Benhalim',
  'Oren Valdis',
  'Abdulrahman Masoudi',
  'Konstantinos Papadopoulos',
  'Ya',
);
const search = (traveller: Traveller, persons: readonly Person[] = list) =>
  searchPersons(createPersonIndex('un-sc', persons), traveller, 0.7);
const found = (traveller: Traveller, persons?: readonly Person[]) => {
  const outcome = search(traveller, persons);
  return outcome.kind === 'searched' ? outcome.candidates.map(({ person }) => person.id) : outcome;
};

describe('searchPersons', () => {
  it.each([
    ['Benhalim Tariq', ['p0']],
    ['Tarek Benhaleem', ['p0']],
    ['طارق بنحليم', ['p0']],
    ['Orenvaldis', ['p1']],
    ['Abd al Rahman Masudi', ['p2']],
    ['Jane Innocent', []],
  ])('finds who resembles %s: %j', (name, ids) => {
    expect(found(named(name))).toEqual(ids);
  });

  it('finds a truncated name by its beginning', () => {
    expect(found({ ...named('Papadopoulos Konst'), nameTruncated: true })).toEqual(['p3']);
  });

  it('finds spellings of one word in several names, the most alike first', () => {
    const spelled = people(
      'Karim Sokolov',
      'Kareem Sokolov',
      'Karem Karam Sokolow',
      'Carim Sokolov',
    );
    expect(found(named('Karim Sokolov'), spelled)).toEqual(['p0', 'p1', 'p3', 'p2']);
  });

  it('tells words of the same letters apart, one of which lacks its vowels, whichever is asked first', () => {
    const listed = people('يوسف Valdis', 'Yusf Valdis');
    const asked = [named('Yusf Valdis'), named('يوسف Valdis')];
    for (const travellers of [asked, [...asked].reverse()]) {
      const index = createPersonIndex('un-sc', listed);
      for (const traveller of [...travellers, ...travellers]) {
        expect(searchPersons(index, traveller, 0.7)).toEqual(search(traveller, listed));
      }
    }
    expect(found(named('Yusf Valdis'), listed)).toEqual(['p0', 'p1']);
  });

  it('knows which words of a listed name are the family name', () => {
    const listed = people('VALDIS PETRAK, Oren');
    expect(found(named('Oren Valdis'), listed)).toEqual(['p0']);
    expect(found(named('Oren Petrak'), listed)).toEqual([]);
  });

  it('looks a single particle up all the same', () => {
    expect(found(named('Yaa bin'), people('Bin Yaa'))).toEqual(['p0']);
  });

  it('says how near the nearest was, for honesty', () => {
    const outcome = search(named('Tariq Sokolov'));
    expect(outcome).toMatchObject({ candidates: [], nearest: expect.closeTo(0.5, 0) as number });
    expect(search(named('Qwrtz'), [])).toMatchObject({ candidates: [], nearest: null });
  });

  it('finds the holder of a listed document that was typed without a name', () => {
    const listed = aPerson({
      documents: [{ kind: 'passport', documentNumber: 'A1234567', issuingState: 'XYZ' }],
    });
    const document = aDocument({ documentNumber: 'A1234567', issuingState: 'XYZ' });
    const outcome = search({ ...named(''), document }, [listed]);
    expect(outcome.kind === 'searched' ? outcome.holders.length : outcome).toBe(1);
  });

  it('cannot search without a comparable name', () => {
    expect(search(named('12 !'))).toEqual({
      kind: 'not-searched',
      failure: { kind: 'nothing-to-search-with' },
    });
  });

  it('cannot search by the number of a document that is somebody else’s, where there is no name', () => {
    const documents = [
      { kind: 'passport' as const, documentNumber: 'A1234567', issuingState: 'XYZ' },
    ];
    const document = aDocument({ documentNumber: 'A1234567', issuingState: 'UTO' });
    for (const name of ['', '12 !']) {
      expect(search({ ...named(name), document }, [aPerson({ documents })])).toEqual({
        kind: 'not-searched',
        failure: { kind: 'nothing-to-search-with' },
      });
    }
  });

  it('finds all that resemble, equal ones in the order of the list', () => {
    const twins = people(...Array.from({ length: 15 }, () => 'Tariq Benhalim'));
    const ids = found(named('Tariq Benhalim'), twins);
    expect(ids).toEqual(twins.map(({ id }) => id));
  });

  it('finds the holder of a listed document whatever the name, and only once', () => {
    const holder = aPerson({
      documents: [
        { kind: 'passport', documentNumber: 'No. 77-66', issuingState: null },
        { kind: 'passport', documentNumber: 'P99887766', issuingState: 'UTO' },
      ],
    });
    const document = aDocument({ documentNumber: 'p 99887766' });
    const anyone = search({ ...named('Jane Innocent'), document }, [holder]);
    expect(anyone).toMatchObject({ candidates: [], holders: [{ score: 0.6 }] });
    const herself = search({ ...named('Tariq Benhalim'), document }, [holder]);
    expect(herself).toMatchObject({ candidates: [], holders: [{ score: 1 }] });
  });

  it.each([
    ['another state issued it', 'P99887766', 'XYZ'],
    ['the number is only near', 'P9988776G', 'UTO'],
    ['there is no such number', 'Q1', 'UTO'],
  ])('does not take a document for the listed one when %s', (_, documentNumber, issuingState) => {
    const documents = [
      { kind: 'passport' as const, documentNumber: 'P99887766', issuingState: 'UTO' },
    ];
    const document = aDocument({ documentNumber, issuingState });
    const outcome = search({ ...named('Jane Innocent'), document }, [aPerson({ documents })]);
    expect(outcome).toMatchObject({ holders: [] });
  });

  it('ignores listed numbers too short to be one', () => {
    const documents = [{ kind: 'other' as const, documentNumber: '12', issuingState: null }];
    const document = aDocument({ documentNumber: '12' });
    const outcome = search({ ...named('Jane Innocent'), document }, [aPerson({ documents })]);
    expect(outcome).toMatchObject({ holders: [] });
  });
});

describe('searchIndex', () => {
  it('always leads to a person by a name of theirs, in any order of its words', () => {
    const word = fc.stringMatching(/^[b-z]{4,9}$/u);
    const name = fc.array(word, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), fc.nat(), (names, pick) => {
        const { names: index } = createPersonIndex(
          'un-sc',
          people(...names.map((words) => words.join(' '))),
        );
        const chosen = pick % names.length;
        const turned = [...(names[chosen] ?? [])].reverse().join(' ');
        const traveller = named(turned);
        const found = searchIndex(index, traveller, queryNamesOf(traveller));
        expect(found.map(({ person }) => person)).toContain(chosen);
      }),
    );
  });
});
