import { describe, expect, it } from 'vitest';
import { parseName } from '#shared/screening/names/tokens.ts';
import { relateDates } from '#shared/screening/scoring/date-of-birth.ts';
import { queryNamesOf } from '#shared/screening/scoring/query-names.ts';
import { candidateOf } from '#shared/screening/scoring/score.ts';
import { scoreUnnamed, searchIndex } from '#shared/screening/search-index.ts';
import { createPersonIndex } from '#shared/screening/search-persons.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import { candidateSchema } from '#shared/screening/verdict.ts';
import type { ListedDate, Person } from '#shared/watchlist/person.ts';
import { aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const exact = (
  year: number,
  month: number | null = null,
  day: number | null = null,
): ListedDate => ({
  precision: 'exact',
  year,
  month,
  day,
});
const circa = (year: number): ListedDate => ({ precision: 'circa', year, month: null, day: null });
const between = (fromYear: number, toYear: number): ListedDate => ({
  precision: 'between',
  fromYear,
  toYear,
});
const born = (year: number | null, month: number | null = null, day: number | null = null) => ({
  year,
  month,
  day,
});

describe('relateDates', () => {
  it.each([
    [born(1980, 5, 7), [exact(1980, 5, 7)], 'equal'],
    [born(1980, 7, 5), [exact(1980, 5, 7)], 'digits-swapped'],
    [born(1980, 5, 8), [exact(1980, 5, 7)], 'one-digit-off'],
    [born(1908, 5, 7), [exact(1980, 5, 7)], 'one-digit-off'],
    [born(1980, 11, 28), [exact(1980, 5, 7)], 'same-year'],
    [born(1980, 11, 28), [exact(1981, 5, 7)], 'near-year'],
    [born(1980, 11, 28), [exact(1987, 5, 7)], 'different'],
    [born(1980, 11, 28), [exact(1999, 5, 7)], 'far'],
    [born(1980), [exact(1980, 5, 7)], 'same-year'],
    [born(1980, 5), [exact(1980)], 'same-year'],
    [born(1980, 6), [exact(1980, 5)], 'near-year'],
    [born(1980), [exact(1982, 5, 7)], 'different'],
    [born(1980, 5, 7), [circa(1980)], 'same-year'],
    [born(1980, 5, 7), [circa(1982)], 'within-range'],
    [born(1980, 5, 7), [circa(1984)], 'near-year'],
    [born(1980, 5, 7), [circa(1990)], 'far'],
    [born(1980, 5, 7), [between(1978, 1981)], 'within-range'],
    [born(1980, 5, 7), [between(1950, 1990)], 'missing'],
    [born(1980, 5, 7), [between(1981, 1983)], 'near-year'],
    [born(1980, 5, 7), [between(1970, 1974)], 'different'],
    [born(1980, 1, 1), [exact(1980, 5, 7)], 'same-year'],
    [born(1980, 5, 7), [exact(1980, 1, 1)], 'same-year'],
    [born(1980, 1, 1), [exact(1981, 1, 1)], 'near-year'],
    [born(null), [exact(1980)], 'missing'],
    [born(1980), [], 'missing'],
    [born(1980, 5, 7), [exact(1990), exact(1980, 5, 7), circa(1960)], 'equal'],
  ])('relates %j to %j as %s', (traveller, listed, relation) => {
    expect(relateDates(traveller, listed).relation).toBe(relation);
  });
});

describe('queryNamesOf', () => {
  it('reads both the document and the original script', () => {
    const traveller = aTraveller({ originalScriptName: 'آنا إريكسون' });
    expect(queryNamesOf(traveller).map(({ whole }) => whole)).toEqual([
      'ERIKSSON ANNA MARIA',
      'آنا إريكسون',
    ]);
  });

  it.each([
    ['ERIKSSON', 'ANNA MARI', 2],
    ['PAPADOPOULOS KONSTAN', '', 1],
  ])('knows which word of %s, %s was cut', (primaryIdentifier, secondaryIdentifier, truncated) => {
    const [query] = queryNamesOf(
      aTraveller({ primaryIdentifier, secondaryIdentifier, nameTruncated: true }),
    );
    expect(query?.truncated).toBe(truncated);
  });

  it('finds nothing to search with in a name without comparable words', () => {
    expect(queryNamesOf(aTraveller({ primaryIdentifier: '12', secondaryIdentifier: '' }))).toEqual(
      [],
    );
  });
});

const man = (differs: Partial<Traveller> = {}): Traveller =>
  aTraveller({
    primaryIdentifier: 'BENHALIM',
    secondaryIdentifier: 'TARIQ',
    dateOfBirth: born(1980, 5, 17),
    sex: 'M',
    ...differs,
  });
function score(traveller: Traveller, person: Person = aPerson()) {
  const { names } = createPersonIndex('interpol-notices', [person]);
  const [scored] = searchIndex(names, traveller, queryNamesOf(traveller));
  return candidateOf('interpol-notices', scored ?? scoreUnnamed(names, traveller, 0), person);
}

describe('candidateOf', () => {
  it('explains every part of the score', () => {
    const candidate = score(man());
    expect(candidateSchema.safeParse(candidate).success).toBe(true);
    expect(candidate.score).toBe(1);
    expect(candidate.features).toMatchObject([
      { feature: 'name', agreement: 'equal', by: 'order', weight: 1 },
      { feature: 'date-of-birth', agreement: 'equal', listed: '1980-05-17', weight: 0.08 },
      { feature: 'nationality', agreement: 'equal', weight: 0.04 },
      { feature: 'sex', agreement: 'equal', weight: 0 },
    ]);
  });

  it('counts nothing against anyone because it is missing', () => {
    const unknown = man({ dateOfBirth: born(null), nationality: '', sex: 'U' });
    const weights = score(unknown)
      .features.slice(1)
      .map(({ agreement, weight }) => [agreement, weight]);
    expect(weights).toEqual([
      ['missing', 0],
      ['missing', 0],
      ['missing', 0],
    ]);
  });

  it.each([
    ['a person of unknown nationality', man(), aPerson({ nationalities: [] })],
    ['a stateless traveller', man({ nationality: 'XXA' }), aPerson()],
    ['a traveller of nationality UNK', man({ nationality: 'UNK' }), aPerson()],
  ])('does not compare the nationality of %s', (_, traveller, person) => {
    expect(score(traveller, person).features[2]).toMatchObject({ agreement: 'missing', weight: 0 });
  });

  it('calls a name different that was compared and has nothing in common', () => {
    const traveller = man();
    const { names } = createPersonIndex('interpol-notices', [aPerson()]);
    const [query = null] = queryNamesOf(traveller);
    const scored = { ...scoreUnnamed(names, traveller, 0), query };
    expect(candidateOf('interpol-notices', scored, aPerson()).features[0]).toMatchObject({
      feature: 'name',
      agreement: 'different',
      weight: 0,
    });
  });

  it('takes a namesake of another age, state and sex below a hit', () => {
    const namesake = man({ dateOfBirth: born(2001, 1, 2), nationality: 'XYZ', sex: 'F' });
    expect(score(namesake).score).toBeLessThan(0.7);
  });

  it('counts a weak alias less', () => {
    const weak = aPerson({
      names: [aName('Oren Valdis'), aName('Tariq Benhalim', { quality: 'weak' })],
    });
    const candidate = score(man(), weak);
    expect(candidate.matchedName).toBe('Tariq Benhalim');
    expect(candidate.features[0]?.weight).toBe(0.9);
  });

  it('takes the name that resembles most, whichever way the traveller is called', () => {
    const listed = aPerson({
      names: [aName('طارق بن حليم'), aName('Oren Valdis')],
      datesOfBirth: [],
    });
    const traveller = man({ originalScriptName: 'طارق بن حليم' });
    expect(score(traveller, listed)).toMatchObject({
      matchedName: 'طارق بن حليم',
      features: [{ traveller: 'طارق بن حليم', weight: 1 }, { listed: '' }, {}, {}],
    });
  });

  it.each([
    [circa(1980), '~1980'],
    [between(1979, 1981), '1979–1981'],
  ])('shows %j as %s', (date, shown) => {
    expect(score(man(), aPerson({ datesOfBirth: [date] })).features[1]?.listed).toBe(shown);
  });

  it.each([
    ['BENHALIMI', 'near'],
    ['BENHOLAMI', 'partial'],
  ])('says how near the name %s is: %s', (primaryIdentifier, agreement) => {
    expect(score(man({ primaryIdentifier })).features[0]?.agreement).toBe(agreement);
  });

  it('never scores below zero', () => {
    const other = man({
      primaryIdentifier: 'XERXES',
      secondaryIdentifier: 'OLOF',
      dateOfBirth: born(1920),
    });
    expect(score(other)).toMatchObject({
      score: 0,
      features: [{ feature: 'date-of-birth' }, {}, {}],
    });
  });

  it('shows the first name when there was nothing to compare', () => {
    const nameless = man({ primaryIdentifier: '12', secondaryIdentifier: '' });
    expect(score(nameless)).toMatchObject({
      matchedName: 'Tariq Benhalim',
      features: [{ feature: 'date-of-birth' }, {}, {}],
    });
  });
});

describe('the words that an index keeps ready', () => {
  it('are forgotten when they are too many, and found again', () => {
    const { names } = createPersonIndex('interpol-notices', [aPerson()]);
    const search = () => searchIndex(names, man(), queryNamesOf(man()));
    const found = search();
    const [token] = parseName('Valdis').tokens;
    if (token === undefined) throw new Error('no word');
    names.words.clear();
    for (let word = 0; word < 20_000; word += 1) names.words.set(1_000_000 + word, token);
    expect(search()).toEqual(found);
    expect(names.words.size).toBeLessThan(10);
  });
});
