import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseName } from '#shared/screening/names/tokens.ts';
import { type Lead, leadOf } from '#shared/screening/retrieval/lead.ts';
import { clearMarks, createMarks, credit, takeTurns } from '#shared/screening/retrieval/marks.ts';
import { namesIn, wordsIn } from '#shared/screening/retrieval/name-tables.ts';
import { createMeasure, createPromise } from '#shared/screening/retrieval/promise.ts';
import {
  leastBeside,
  MOST_NAMES,
  type Promises,
  promisingNames,
} from '#shared/screening/retrieval/promising-names.ts';
import { createShortlist } from '#shared/screening/retrieval/shortlist.ts';
import { createSketches, sketchNames } from '#shared/screening/retrieval/sketches.ts';
import { createPersonIndex } from '#shared/screening/search-persons.ts';
import { aName, aPerson } from '#test/support/screening-subjects.ts';

const WORDS = 'Tariq Karim Oren Valdis Benhalim Masoudi Juan Khan Kim bin Mohamed'.split(' ');
const persons = Array.from({ length: 600 }, (_, at) =>
  aPerson({
    id: `p${at}`,
    names: [
      aName(
        Array.from(
          { length: 1 + (at % 4) },
          (__, n) => WORDS[(at * (2 * n + 3) + n * n) % 11],
        ).join(' '),
      ),
    ],
  }),
);
const { tables } = createPersonIndex('bench', persons).names;
const marks = createMarks(tables);
const sketches = createSketches(tables, marks);

/** Which words of the index are like each of a traveller's, and how. */
const near = fc.uniqueArray(
  fc.record({
    word: fc.nat({ max: wordsIn(tables) - 1 }),
    similarity: fc.constantFrom(0.68, 0.75, 0.9, 0.98, 1),
  }),
  { selector: ({ word }) => word, maxLength: 6 },
);
const lifts = fc.constantFrom(0, 0.04, 0.12, -0.1, -0.3);

function leadsOf(found: ReadonlyArray<Lead['near']>) {
  const words = found.map((_, n) => {
    const [token] = parseName(['Selim', 'Juan', 'Mohamed', 'Ardan'][n % 4] ?? '').tokens;
    if (token === undefined) throw new Error('no word');
    return { token, at: n, bit: 2 ** n };
  });
  const leads = words.map(({ token, bit }, n) =>
    leadOf(found[n] ?? [], { bits: bit, weight: token.weight, tables }),
  );
  return { words, leads };
}

/** The plain way: every name that a word leads to is weighed when it is first met. */
function everyNameWeighed(leads: readonly Lead[], { lift, promise }: Promises) {
  const { postings, postingStart, nameOwners } = tables;
  const shortlist = createShortlist(MOST_NAMES);
  const words = leads.flatMap((lead) => lead.near.map(({ word }) => word));
  const met = words.flatMap((word) => [
    ...postings.slice(postingStart[word], postingStart[word + 1]),
  ]);
  for (const name of new Set(met)) {
    const promised = promise(name, 0);
    if (promised < 0.15) continue;
    const more = promised < 0.45 ? 0 : lift.of(nameOwners[name] ?? 0);
    shortlist.offer(name, promised + more);
  }
  return shortlist;
}

const searches = fc.record({
  found: fc.array(near, { minLength: 1, maxLength: 5 }),
  truncated: fc.boolean(),
  added: lifts,
  firstFollowed: fc.nat({ max: 4 }),
});

/** What a search knows once words are found; the words before `firstFollowed` are too common to be followed. */
function searchOf({ found, truncated, added, firstFollowed }: SearchOf) {
  const { words, leads } = leadsOf(found);
  clearMarks(marks);
  for (const lead of leads) credit(lead, 2.5, marks);
  const followed = leads.slice(Math.min(firstFollowed, leads.length - 1));
  takeTurns(followed, marks);
  const measure = createMeasure(words, truncated);
  const promise = createPromise({ measure, tables, marks });
  const most = sketchNames(leads, measure, { tables, marks, sketches });
  const lift = {
    of: (person: number) => (person % 3 === 0 ? added : 0),
    most: Math.max(0, added),
  };
  return { followed, promises: { tables, lift, promise, most } };
}
type SearchOf = typeof searches extends fc.Arbitrary<infer Each> ? Each : never;

describe('promisingNames', () => {
  it('answers the same as weighing every name would', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const { followed, promises } = searchOf(search);
        const quick = promisingNames(followed, promises).take(leastBeside);
        expect(quick).toEqual(everyNameWeighed(followed, promises).take(leastBeside));
        expect(quick.length).toBeLessThanOrEqual(MOST_NAMES);
      }),
      { numRuns: 200 },
    );
  });
});

describe('sketchNames', () => {
  it('knows a ceiling above what any name promises that is met', () => {
    const below = (promised: number, ceiling: number) => promised <= 0 || promised <= ceiling;
    fc.assert(
      fc.property(searches, (search) => {
        const { promise, most } = searchOf({ ...search, firstFollowed: 0 }).promises;
        const above = Array.from({ length: namesIn(tables) }, (_, name) => name).filter(
          (name) => !below(promise(name, 0), most(name)),
        );
        expect(above).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
