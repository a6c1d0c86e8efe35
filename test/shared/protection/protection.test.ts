import { describe, expect, it } from 'vitest';
import { holdsConventionDocument, protectionReasons } from '#shared/protection/protection.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { aCandidate, aDocument, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const issuedBy = (issuer: string | null): Pick<Person, 'notices'> => ({
  notices: [{ kind: 'red', reference: '1', issuer }],
});
const reasons = (nationality: string, ...persons: Person[]) =>
  protectionReasons(
    aTraveller({ nationality }),
    persons.map((person) => aCandidate({ person })),
  ).map(({ why, state }) => (state === undefined ? why : `${why} ${state}`));

describe('holdsConventionDocument', () => {
  it.each([
    ['nationality XXA', aTraveller({ nationality: 'XXA' }), true],
    [
      'nationality XXB without a document',
      aTraveller({ nationality: 'XXB', document: null }),
      true,
    ],
    ['nationality XXC', aTraveller({ nationality: 'XXC' }), true],
    ['document code PR', aTraveller({ document: aDocument({ documentCode: 'PR' }) }), true],
    ['document code PS', aTraveller({ document: aDocument({ documentCode: 'PS' }) }), true],
    [
      'a refugee travel document',
      aTraveller({ document: aDocument({ documentType: 'refugee-travel-document' }) }),
      true,
    ],
    [
      'a travel document of a stateless person',
      aTraveller({ document: aDocument({ documentType: 'stateless-travel-document' }) }),
      true,
    ],
    ['an ordinary passport', aTraveller(), false],
    ['no document', aTraveller({ document: null }), false],
  ])('with %s is %s', (...[, traveller, holds]) => {
    expect(holdsConventionDocument(traveller)).toBe(holds);
  });
});

describe('protectionReasons', () => {
  it('warns when the issuer is the state of the traveller or of the person listed', () => {
    const person = aPerson({ ...issuedBy('ABC'), nationalities: ['XYZ'] });
    expect(reasons('ABC', person)).toEqual(['issuer-is-nationality ABC']);
    expect(reasons('UTO', aPerson({ ...issuedBy('XYZ'), nationalities: ['XYZ'] }))).toEqual([
      'issuer-is-nationality XYZ',
    ]);
  });

  it('warns when the issuer is the state of birth, where the list gives it as a code', () => {
    const person = { ...issuedBy('ABC'), nationalities: [] };
    expect(reasons('UTO', aPerson({ ...person, placesOfBirth: ['Town, ABC'] }))).toEqual([
      'issuer-is-birth-state ABC',
    ]);
    expect(reasons('UTO', aPerson({ ...person, placesOfBirth: ['Abcland', ''] }))).toEqual([]);
  });

  it('takes nothing but a code at the end of a place for a state', () => {
    const person = { ...issuedBy('ABC'), nationalities: [] };
    for (const place of ['Town, XABC', 'Town, ABCX', 'ABC Town', 'Town, abc']) {
      expect(reasons('UTO', aPerson({ ...person, placesOfBirth: [place] }))).toEqual([]);
    }
  });

  it('is a reason of its own kind', () => {
    const traveller = aTraveller({ nationality: 'XXA' });
    expect(protectionReasons(traveller, [])).toEqual([
      { kind: 'protection', why: 'convention-document' },
    ]);
  });

  it('says nothing where neither issuer nor nationality is known', () => {
    expect(reasons('', aPerson({ ...issuedBy(null), nationalities: [] }))).toEqual([]);
    expect(reasons('', aPerson({ ...issuedBy(' '), nationalities: [] }))).toEqual([]);
  });

  it('says nothing about notices of other states or of nobody', () => {
    expect(reasons('UTO', aPerson(issuedBy('XYZ')), aPerson(issuedBy(null)))).toEqual([]);
  });

  it('says each thing once, in a fixed order', () => {
    const person = aPerson({ ...issuedBy('ABC'), nationalities: ['ABC'], placesOfBirth: ['ABC'] });
    expect(reasons('XXB', person, person)).toEqual([
      'convention-document',
      'issuer-is-birth-state ABC',
      'issuer-is-nationality ABC',
    ]);
  });
});
