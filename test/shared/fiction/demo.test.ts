import { describe, expect, it } from 'vitest';
import { sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { DEMO_SPECIMENS, demoLists } from '#shared/fiction/demo.ts';
import { inventWorld } from '#shared/fiction/world.ts';
import { readMrz } from '#shared/icao/mrz.ts';
import { personSchema } from '#shared/watchlist/person.ts';

const today = { year: 2026, month: 11, day: 23 };

describe('the demo specimens', () => {
  const readable = DEMO_SPECIMENS.filter(({ expected }) => expected !== 'not-screened');

  it.each(readable)('$id reads without an error', ({ mrz }) => {
    const read = readMrz(mrz, { today });
    expect(read.ok && read.value.valid).toBe(true);
  });

  it('has one specimen that nobody can read', () => {
    const unreadable = DEMO_SPECIMENS.filter(({ expected }) => expected === 'not-screened');
    expect(unreadable.map(({ mrz }) => readMrz(mrz, { today }).ok)).toEqual([false]);
  });
});

describe('the fictional world', () => {
  it('is the same for the same seed and another for another', () => {
    const size = { notices: 5, sanctions: 5, documents: 5, year: 2026 };
    expect(inventWorld({ seed: 7, ...size })).toEqual(inventWorld({ seed: 7, ...size }));
    expect(inventWorld({ seed: 7, ...size })).not.toEqual(inventWorld({ seed: 8, ...size }));
  });

  it('holds only records that the lists may carry', () => {
    const { notices, sanctions, documents } = demoLists(2026);
    for (const person of [...notices, ...sanctions]) personSchema.parse(person);
    for (const document of documents) sltdRecordSchema.parse(document);
    expect(documents.length).toBeGreaterThan(20_000);
  });

  it('has notices of every colour, documents of every category and names in three scripts', () => {
    const { notices, documents } = demoLists(2026);
    const scripts = new Set(notices.flatMap(({ names }) => names.map(({ script }) => script)));
    const colours = new Set(notices.flatMap((person) => person.notices.map(({ kind }) => kind)));
    expect([...scripts].sort()).toEqual(['Arab', 'Cyrl', 'Latn']);
    expect([...colours].sort()).toEqual([
      'black',
      'blue',
      'green',
      'orange',
      'purple',
      'red',
      'yellow',
    ]);
    expect(new Set(documents.map(({ category }) => category)).size).toBe(5);
    expect(documents.some(({ documentType }) => documentType === 'refugee-travel-document')).toBe(
      true,
    );
  });

  it('gives a specimen no namesake among strangers', () => {
    const { notices } = demoLists(2026);
    const named = notices.filter(({ names }) =>
      names.some(({ primaryIdentifier }) => primaryIdentifier === 'Stavrogorov'),
    );
    expect(named.map(({ id }) => id)).toEqual(['demo-red']);
  });
});
