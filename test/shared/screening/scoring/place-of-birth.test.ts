import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { type Screening, verdictOf } from '#shared/screening/decide.ts';
import { pairOf } from '#shared/screening/judgement.ts';
import { relatePlaces } from '#shared/screening/scoring/place-of-birth.ts';
import { createPersonIndex, searchPersons } from '#shared/screening/search-persons.ts';
import { type Traveller, travellerSchema } from '#shared/screening/traveller.ts';
import { candidateSchema } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const LIST = 'interpol-notices';
const tariq = aTraveller({
  primaryIdentifier: 'BENHALIM',
  secondaryIdentifier: 'TARIQ',
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
});
const bornIn = (town: string, state = '', who: Traveller = tariq): Traveller => ({
  ...who,
  placeOfBirth: { town, state },
});

function candidatesOf(traveller: Traveller, persons: readonly Person[], refer = 0.7) {
  const outcome = searchPersons(createPersonIndex(LIST, persons), traveller, refer);
  if (outcome.kind !== 'searched') throw new Error('not searched');
  return outcome.candidates;
}
const idsOf = (traveller: Traveller, persons: readonly Person[]) =>
  candidatesOf(traveller, persons).map(({ person }) => person.id);

function verdictFor(traveller: Traveller, persons: readonly Person[]) {
  const outcome = searchPersons(createPersonIndex(LIST, persons), traveller, 0.7);
  const lists = KNOWN_LISTS.filter(({ id }) => id === LIST).map((list) => ({
    ...list,
    listDate: '2026-03-01',
    records: persons.length,
  }));
  const screening: Screening = {
    traveller,
    answers: [{ list: LIST, outcome }],
    policy: DEFAULT_POLICY,
    release: { version: 7, lists },
    today: { year: 2026, month: 3, day: 5 },
  };
  return verdictOf(screening);
}

describe('relatePlaces', () => {
  it.each([
    [{ town: 'Port Amaurote', state: 'TUR' }, ['Port Amaurote, TUR'], 'equal'],
    [{ town: 'PORT AMAUROTE', state: '' }, ['Port Amaurote, Utopia'], 'equal'],
    [{ town: 'Málaga', state: 'ESP' }, ['Malaga, ESP'], 'equal'],
    [{ town: 'Basra', state: '' }, ['Al-Basrah, Iraq'], 'near'],
    [{ town: 'البصرة', state: 'IRQ' }, ['Basra, IRQ'], 'near'],
    [{ town: 'الموصل', state: '' }, ['Mosul, Ninawa, Iraq'], 'near'],
    [{ town: 'البصرة', state: '' }, ['Al-Basra'], 'near'],
    [{ town: 'بغداد', state: '' }, ['Baghdad, Iraq'], 'near'],
    [{ town: 'حمص', state: '' }, ['Hama'], 'different'],
    [{ town: 'Москва', state: 'RUS' }, ['Moskva, RUS'], 'equal'],
    [{ town: 'Köln', state: 'D' }, ['Koln, DEU'], 'equal'],
    [{ town: 'Mosul, Iraq', state: '' }, ['Basra, Iraq'], 'different'],
    [{ town: 'Dorvala', state: 'XYZ' }, ['Dorvala, UTO'], 'partial other-state'],
    [{ town: 'Dorvala', state: 'UTO' }, ['Oren, UTO'], 'partial other-town'],
    [{ town: 'Dorvala', state: 'UTO' }, ['UTO'], 'partial same-state'],
    [{ town: '', state: 'UTO' }, ['Oren, UTO'], 'partial same-state'],
    [{ town: 'Dorvala', state: 'UTO' }, ['Oren, XYZ'], 'different'],
    [{ town: 'Dorvala', state: '' }, ['Oren'], 'different'],
    [{ town: 'Dorvala', state: 'UTO' }, [], 'missing'],
    [{ town: 'Dorvala', state: '' }, ['UTO'], 'missing'],
    [{ town: '', state: 'UTO' }, ['Oren'], 'missing'],
    [{ town: '', state: 'XXA' }, ['XXA'], 'missing'],
    [{ town: '12', state: '' }, ['Oren'], 'missing'],
    [{ town: 'Dorvala', state: 'UTO' }, ['Oren, XYZ', 'Oren, UTO', 'Dorvala, UTO'], 'equal'],
  ])('relates %j to %j as %s', (place, listed, expected) => {
    const { relation } = relatePlaces(place, listed);
    expect([relation.agreement, relation.by].filter(Boolean).join(' ')).toBe(expected);
    expect(relation.weight).toBeGreaterThanOrEqual(0);
  });

  it('shows the place that fits best', () => {
    const places = ['Oren, XYZ', 'Dorvala, UTO'];
    expect(relatePlaces({ town: 'Dorvala', state: '' }, places).listed).toBe('Dorvala, UTO');
  });
});

describe('the place of birth in a search', () => {
  const namesakes = ['', 'Oren, XYZ', 'Dorvala, UTO', 'Oren, UTO'].map((place, at) =>
    aPerson({ id: `p${at}`, placesOfBirth: place === '' ? [] : [place] }),
  );

  it('orders who agrees in everything else', () => {
    expect(idsOf(tariq, namesakes)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(idsOf(bornIn('Dorvala', 'UTO'), namesakes)).toEqual(['p2', 'p3', 'p0', 'p1']);
    const reasons = verdictFor(bornIn('Dorvala', 'UTO'), namesakes).reasons;
    const ids = reasons.flatMap((reason) =>
      reason.kind === 'person-hit' ? [reason.candidate.person.id] : [],
    );
    expect(ids.slice(0, 2)).toEqual(['p2', 'p3']);
  });

  it('does not come before a date of birth that agrees', () => {
    const undated = aPerson({ id: 'place', datesOfBirth: [], placesOfBirth: ['Dorvala, UTO'] });
    expect(idsOf(bornIn('Dorvala', 'UTO'), [undated, aPerson({ id: 'date' })])).toEqual([
      'date',
      'place',
    ]);
  });

  it('puts the one who agrees before more namesakes than are shown', () => {
    const crowd = Array.from({ length: 24 }, (_, at) =>
      aPerson({ id: `p${at}`, placesOfBirth: [at === 20 ? 'Dorvala, UTO' : 'Oren, XYZ'] }),
    );
    const shown = idsOf(bornIn('Dorvala'), crowd);
    expect(shown).toHaveLength(24);
    expect(shown[0]).toBe('p20');
    expect(idsOf(tariq, crowd)[0]).toBe('p0');
  });

  it('is explained with both values, and weighs nothing below a score of 1', () => {
    const place = (who: Traveller) =>
      candidatesOf(who, [aPerson({ placesOfBirth: ['Dorvala, UTO'] })])[0];
    const same = place(bornIn('DORVALA', 'UTO'));
    expect(candidateSchema.parse(same)).toEqual(same);
    expect(same?.features.at(-1)).toEqual({
      feature: 'place-of-birth',
      agreement: 'equal',
      traveller: 'DORVALA, UTO',
      listed: 'Dorvala, UTO',
      weight: 0.02,
    });
    const near = place(bornIn('DORVALA', 'UTO', { ...tariq, primaryIdentifier: 'BENHOLAMI' }));
    expect(near?.score).toBeLessThan(1);
    expect(near?.features.at(-1)).toMatchObject({ agreement: 'equal', weight: 0 });
  });

  it('says nothing where the traveller has none', () => {
    for (const who of [tariq, bornIn(' ')]) {
      expect(verdictFor(who, namesakes)).toEqual(verdictFor(tariq, namesakes));
      expect(JSON.stringify(verdictFor(who, namesakes))).not.toContain('place-of-birth');
    }
  });

  it('is no part of a judged pair', () => {
    const pair = pairOf(tariq, LIST, aPerson());
    expect(pairOf(bornIn('Dorvala', 'UTO'), LIST, aPerson())).toBe(pair);
  });

  it('may be absent, as in every entry of before', () => {
    expect(travellerSchema.parse(tariq)).toEqual(tariq);
    expect(travellerSchema.parse(bornIn('Dorvala'))).toEqual(bornIn('Dorvala'));
  });
});

const place = fc.constantFrom('Dorvala, UTO', 'Dorvala', 'Oren, UTO', 'Oren, XYZ', 'UTO');
const listed = fc
  .record({
    names: fc
      .constantFrom('Tariq Benhalim', 'Tarek Benhaleem', 'Tariq Benholami', 'Benhalim Oren')
      .map((whole) => [aName(whole)]),
    nationalities: fc.constantFrom<string[]>(['UTO'], ['XYZ'], []),
    placesOfBirth: fc.array(place, { maxLength: 2 }),
  })
  .map(aPerson);
const persons = fc
  .array(listed, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((person, at) => ({ ...person, id: `p${at}` })));
const whoever = fc
  .record({ town: fc.constantFrom('Dorvala', 'Oren', ''), state: fc.constantFrom('UTO', 'D', '') })
  .map(({ town, state }) => bornIn(town, state));

describe('for any traveller and any list, a place of birth', () => {
  it('changes no score, no outcome and nobody found', () => {
    fc.assert(
      fc.property(whoever, persons, (traveller, all) => {
        const scores = (who: Traveller) =>
          candidatesOf(who, all)
            .map(({ person, score }) => `${person.id} ${score}`)
            .sort();
        expect(scores(traveller)).toEqual(scores(tariq));
        expect(verdictFor(traveller, all).outcome).toBe(verdictFor(tariq, all).outcome);
      }),
      { numRuns: 25 },
    );
  });

  it('never moves down an entry in which it comes to agree', () => {
    fc.assert(
      fc.property(persons, fc.nat(), (all, at) => {
        const agreeing = all.map((person, index) =>
          index === at % all.length ? { ...person, placesOfBirth: ['Dorvala, UTO'] } : person,
        );
        const id = `p${at % all.length}`;
        const before = idsOf(bornIn('Dorvala', 'UTO'), all).indexOf(id);
        expect(idsOf(bornIn('Dorvala', 'UTO'), agreeing).indexOf(id)).toBeLessThanOrEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
