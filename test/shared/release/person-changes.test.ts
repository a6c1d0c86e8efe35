import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  arrangePersons,
  type ChangedPersons,
  changesBinding,
  personChangesSchema,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { personBucketOf } from '#shared/release/person-pack.ts';
import { ENTERED, numberOf } from '#shared/screening/retrieval/gather.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { changesBetween, inBuckets, packStartOf } from '#test/support/changed-list.ts';
import { aName, aPerson } from '#test/support/screening-subjects.ts';

const BUCKETS = 4;
const someone = fc.record({ id: fc.nat(40), word: fc.constantFrom('Oren', 'Tariq', 'Marek') });
const listed = fc
  .uniqueArray(someone, { selector: ({ id }) => id, maxLength: 30 })
  .map((all) => all.map(({ id, word }) => aPerson({ id: `p${id}`, names: [aName(word)] })));

/** The persons that packs and changes come to, read one by one. */
function readChanged(packed: ReturnType<typeof inBuckets>, state: ChangedPersons) {
  const arranged = arrangePersons(state, packStartOf(packed));
  if (arranged === null) throw new Error('not arranged');
  const { order, entered, packStart } = arranged;
  const all = packed.flat();
  const persons = [...order].map((origin): Person | undefined =>
    origin >= ENTERED ? entered[numberOf(origin)] : all[origin],
  );
  return { persons, packStart };
}

describe('applyChanges and arrangePersons', () => {
  it('come to the list as it is now, in the order of packs made anew, after any history', () => {
    fc.assert(
      fc.property(fc.array(listed, { minLength: 1, maxLength: 5 }), (versions) => {
        const packed = inBuckets(versions[0] ?? [], BUCKETS);
        let state = unchangedPersons(packed.flat().length);
        for (const version of versions.slice(1)) {
          const now = inBuckets(version, BUCKETS);
          const after = applyChanges(state, changesBetween(packed, state, now));
          if (after === null) throw new Error('refused');
          expect(readChanged(packed, after)).toEqual({
            persons: now.flat(),
            packStart: packStartOf(now),
          });
          state = after;
        }
      }),
    );
  });

  const none = { gone: [], withdrawn: [], entered: [] };
  it.each([
    ['a person of the packs who is not there', { ...none, gone: [2] }],
    ['a person of the packs who is gone already', { ...none, gone: [1] }],
    ['the same person of the packs twice', { ...none, gone: [0, 0] }],
    ['an entry that no earlier file has', { ...none, withdrawn: ['p1'] }],
  ])('refuse to take away %s', (_, file) => {
    const state: ChangedPersons = { gone: Uint8Array.of(0, 1), entered: new Map() };
    expect(applyChanges(state, file)).toBeNull();
  });

  it('refuse an entry that stands in a bucket where its id does not belong', () => {
    const persons = Array.from({ length: 20 }, (_, n) => aPerson({ id: `p${n}` }));
    const starts = packStartOf(inBuckets(persons, BUCKETS));
    const person = aPerson({ id: 'new' });
    const bucket = personBucketOf('new', BUCKETS);
    for (let place = 0; place <= 21; place += 1) {
      const entered = new Map([['new', { place, person }]]);
      const arranged = arrangePersons({ ...unchangedPersons(20), entered }, starts);
      const belongs = place >= (starts[bucket] ?? 0) && place <= (starts[bucket + 1] ?? 0);
      expect([place, arranged !== null]).toEqual([place, belongs]);
    }
  });
});

describe('changesBinding', () => {
  it('tells the files and their order apart', () => {
    const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)];
    expect(new Set([[a], [b], [a, b], [b, a]].map(changesBinding)).size).toBe(4);
  });
});

describe('personChangesSchema', () => {
  const file = {
    v: 1,
    list: 'un-sc',
    after: 'ab'.repeat(32),
    gone: [],
    withdrawn: [],
    entered: [],
  };
  it.each([
    ['a file', file, true],
    ['another version', { ...file, v: 2 }, false],
    ['one that is bound to nothing', { ...file, after: '' }, false],
    ['an entry without a place', { ...file, entered: [{ person: aPerson() }] }, false],
    ['a number below 0', { ...file, gone: [-1] }, false],
  ])('reads %s: %j', (_, given, expected) => {
    expect(personChangesSchema.safeParse(given).success).toBe(expected);
  });
});
