import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '#shared/screening/retrieval/person-facts.ts';
import { createLift } from '#shared/screening/scoring/lift.ts';
import { factFeatures } from '#shared/screening/scoring/score.ts';
import { createPersonIndex } from '#shared/screening/search-persons.ts';
import type { ListedDate } from '#shared/watchlist/person.ts';
import { aPerson, aTraveller } from '#test/support/screening-subjects.ts';

const month = fc.option(fc.integer({ min: 1, max: 12 }));
const day = fc.option(fc.integer({ min: 1, max: 28 }));
/** Near each other, so that every relation between two dates comes up. */
const year = fc.constantFrom(1960, 1968, 1969, 1970, 1971, 1972, 1979, 1996, 2007);

const listedDate: fc.Arbitrary<ListedDate> = fc.oneof(
  fc.record({ precision: fc.constant('exact' as const), year, month, day }),
  fc.record({ precision: fc.constant('circa' as const), year, month, day }),
  fc.tuple(year, fc.nat({ max: 20 })).map(([fromYear, more]) => ({
    precision: 'between' as const,
    fromYear,
    toYear: fromYear + more,
  })),
);
const state = fc.constantFrom('UTO', 'D', 'DEU', 'GBR', 'GBD', 'XXA', 'UNK', '');
const person = fc
  .record({
    datesOfBirth: fc.array(listedDate, { maxLength: 3 }),
    nationalities: fc.array(fc.constantFrom('UTO', 'D', 'DEU', 'GBD', 'XXA'), { maxLength: 3 }),
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const, 'U' as const),
  })
  .map(aPerson);
const traveller = fc
  .record({
    dateOfBirth: fc.record({ year: fc.option(year), month, day }),
    nationality: state,
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const, 'U' as const),
    placeOfBirth: fc.constantFrom({ town: 'Dorvala', state: 'UTO' }, { town: '', state: '' }),
  })
  .map(aTraveller);

describe('createLift', () => {
  it('adds to the last bit what the explained features add, and never more than it says', () => {
    fc.assert(
      fc.property(traveller, fc.array(person, { minLength: 1, maxLength: 4 }), (who, listed) => {
        const { tables } = createPersonIndex('bench', listed).names;
        const lift = createLift(who, tables);
        for (const at of listed.keys()) {
          const features = factFeatures(who, factsOf(tables, at));
          const sum = features.reduce((total, { weight }) => total + weight, 0);
          expect(lift.of(at)).toBe(sum);
          expect(lift.of(at)).toBeLessThanOrEqual(lift.most);
        }
      }),
      { numRuns: 300 },
    );
  });
});
