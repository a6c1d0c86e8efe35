import { describe, expect, it } from 'vitest';
import { parseName } from '#shared/screening/names/tokens.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { createMarks, credit } from '#shared/screening/retrieval/marks.ts';
import { createVocabulary, nearWords } from '#shared/screening/retrieval/near-words.ts';
import { aName, aPerson } from '#test/support/screening-subjects.ts';

const builder = createTableBuilder();
builder.addPack([
  aPerson({ names: [aName('Karim Valdis'), aName('Kareem Valdys'), aName('Oren Benhalim')] }),
]);
const tables = builder.finish(new Uint8Array(32));
const [token] = parseName('Karim').tokens;
if (token === undefined) throw new Error('no word');

describe('nearWords', () => {
  it('finds the same after as many look-ups as can be counted', () => {
    const fresh = nearWords(token, createVocabulary(tables));
    expect(fresh.length).toBeGreaterThan(1);
    const worn = createVocabulary(tables);
    // As the very first look-up left it.
    worn.met.fill(1);
    worn.lookUp = 0xffff_ffff;
    expect(nearWords(token, worn)).toEqual(fresh);
  });

  it('forgets the word that was asked for longest ago once it keeps a thousand', () => {
    const vocabulary = createVocabulary(tables);
    for (let word = 0; word < 1000; word += 1) vocabulary.nearTo.set(1_000_000 + word, []);
    const found = nearWords(token, vocabulary);
    expect(vocabulary.nearTo.size).toBe(1000);
    expect(vocabulary.nearTo.has(1_000_000)).toBe(false);
    expect([...vocabulary.nearTo.values()].at(-1)).toBe(found);
  });
});

describe('what a search found of the words', () => {
  it('is kept for more of them than there was room for', () => {
    const count = 5000;
    const marks = createMarks({
      ...tables,
      wordTraits: new Uint8Array(count),
      wordWeights: new Uint8Array(count).fill(60),
      wordStart: new Uint32Array(count + 1),
    });
    const near = Array.from({ length: count }, (_, word) => ({ word, similarity: 0.9 }));
    credit({ near, bits: 1, weight: 0.6 }, 1, marks);
    const credits = near.map(({ word }) => marks.credit[marks.ofWord[word] ?? 0]);
    expect(new Set(credits).size).toBe(1);
    expect(credits[0]).toBeGreaterThan(0);
    expect(new Set(marks.ofWord).size).toBe(count);
  });
});
