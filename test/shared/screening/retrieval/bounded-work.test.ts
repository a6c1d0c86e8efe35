import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { work } from '#shared/screening/names/sound-similarity.ts';
import { MOST_NAMES } from '#shared/screening/retrieval/promising-names.ts';
import { queryNamesOf } from '#shared/screening/scoring/query-names.ts';
import { searchIndex } from '#shared/screening/search-index.ts';
import { createPersonIndex } from '#shared/screening/search-persons.ts';
import { aName, aPerson, aTraveller } from '#test/support/screening-subjects.ts';

/** Cells of edit distances in one search of this list; far more than any name needs, far less than all pairs. */
const MOST_CELLS = 40_000_000;

const words = ['Tariq', 'Karim', 'Oren', 'Valdis', 'Benhalim', 'Masoudi', 'Ya', 'Kim', 'Il', 'bin'];
const persons = Array.from({ length: 400 }, (_, at) =>
  aPerson({
    id: `p${at}`,
    names: [aName([0, 1, 2].map((n) => words[(at * (n + 3) + n) % words.length]).join(' '))],
  }),
);
const { names } = createPersonIndex('bench', persons);

const odd = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom('', 'a', '\u202eTariq', '😀😀', 'Tаriq', '\u0000\u0007', 'Kim '.repeat(50)),
  fc.array(fc.constantFrom(...words), { maxLength: 500 }).map((all) => all.join(' ')),
);

describe('a search', () => {
  it('does a bounded amount of work, whatever it is asked', () => {
    fc.assert(
      fc.property(odd, (primaryIdentifier) => {
        const traveller = aTraveller({ primaryIdentifier, secondaryIdentifier: '' });
        const queries = queryNamesOf(traveller);
        const before = work.cells;
        const found = searchIndex(names, traveller, queries);
        expect(found.length).toBeLessThanOrEqual(MOST_NAMES * Math.max(queries.length, 1));
        expect(work.cells - before).toBeLessThan(MOST_CELLS);
      }),
      { numRuns: 60 },
    );
  });
});
