import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { createTargetSealer } from '#hub/releases/target-sealer.ts';
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import {
  documentCategorySchema,
  documentTypeSchema,
  type SltdRecord,
} from '#shared/documents/sltd-record.ts';
import { personPackTarget } from '#shared/release/manifest.ts';
import { type Person, scriptSchema } from '#shared/watchlist/person.ts';
import {
  contentKeyOf,
  DOCUMENTS,
  dataDirectory,
  document,
  type FictionalList,
  fictionalSource,
  manyOf,
  NOW,
  PERSONS,
  published,
} from './fictional-lists.ts';
import {
  findDocument,
  openManifest,
  openPersons,
  openSealed,
  targetOf,
  verifyRelease,
} from './verified-release.ts';

const RUNS = { numRuns: 25 };
const words = (most: number) => fc.string({ minLength: 1, maxLength: most, unit: 'grapheme' });

const personArbitrary: fc.Arbitrary<Person> = fc.record({
  id: words(20),
  names: fc.array(
    fc.record({
      kind: fc.constantFrom('primary', 'alias', 'birth-name'),
      quality: fc.constantFrom('strong', 'weak'),
      script: fc.constantFrom(...scriptSchema.options),
      whole: words(20),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  datesOfBirth: fc.array(
    fc.oneof(
      fc.record({
        precision: fc.constantFrom('exact', 'circa'),
        year: fc.integer({ min: 1900, max: 2020 }),
        month: fc.option(fc.integer({ min: 1, max: 12 })),
        day: fc.option(fc.integer({ min: 1, max: 28 })),
      }),
      fc.record({
        precision: fc.constant('between' as const),
        fromYear: fc.integer({ min: 1900, max: 1950 }),
        toYear: fc.integer({ min: 1951, max: 2020 }),
      }),
    ),
    { maxLength: 2 },
  ),
  placesOfBirth: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
  nationalities: fc.array(fc.constantFrom('UTO', 'XXA', 'D'), { maxLength: 2 }),
  sex: fc.constantFrom('M', 'F', 'X', 'U'),
  documents: fc.array(
    fc.record({
      kind: fc.constantFrom('passport', 'other'),
      documentNumber: words(20),
      issuingState: fc.option(fc.constant('UTO')),
    }),
    { maxLength: 2 },
  ),
  notices: fc.array(
    fc.record({
      kind: fc.constantFrom('red', 'yellow', 'sanction'),
      reference: words(20),
      issuer: fc.option(fc.constant('UTO')),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const personsArbitrary = fc.uniqueArray(personArbitrary, {
  selector: ({ id }) => id,
  maxLength: 300,
  size: 'medium',
});

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const documentArbitrary: fc.Arbitrary<SltdRecord> = fc.record({
  documentNumber: fc.stringMatching(/^[A-Z0-9][a-z0-9 <-]{0,11}$/u),
  issuingState: fc.constantFrom('UTO', 'D', 'XXA'),
  documentType: fc.constantFrom(...documentTypeSchema.options),
  category: fc.constantFrom(...documentCategorySchema.options),
  dateReported: day,
});

const byId = (a: Person, b: Person) => (a.id < b.id ? -1 : 1);
const canonical = ({ issuingState, documentNumber }: SltdRecord) => ({
  list: 'sltd',
  issuingState: canonicalIssuingState(issuingState),
  documentNumber: canonicalDocumentNumber(documentNumber),
});
const dayNumber = (text: string) => Date.parse(text) / 86_400_000;

async function release(...lists: readonly FictionalList[]) {
  const data = await dataDirectory();
  await published({ source: fictionalSource(...lists), dataDirectory: data });
  const key = await contentKeyOf(data);
  return { key, release: await verifyRelease(repositoryDirectory(data), NOW) };
}

describe('a published list', () => {
  it('gives back exactly the persons that went in', async () => {
    await fc.assert(
      fc.asyncProperty(personsArbitrary, async (persons) => {
        const opened = await release({ id: 'nat-persons', persons });
        const found = await openPersons(opened.release, opened.key, 'nat-persons');
        expect([...found].sort(byId)).toEqual([...persons].sort(byId));
      }),
      RUNS,
    );
  });

  it('finds every document that went in, with all it was reported for, and no other', async () => {
    const both = fc.tuple(fc.array(documentArbitrary, { maxLength: 200 }), documentArbitrary);
    await fc.assert(
      fc.asyncProperty(both, async ([documents, other]) => {
        const opened = await release({ id: 'sltd', documents });
        for (const asked of [...documents, other]) {
          const query = canonical(asked);
          const expected = documents.filter(
            (one) => JSON.stringify(canonical(one)) === JSON.stringify(query),
          );
          const found = await findDocument(opened.release, opened.key, query);
          const seen = found.map((one) => [one.category, one.documentType, one.dayReported].join());
          const wanted = expected.map((one) =>
            [one.category, one.documentType, dayNumber(one.dateReported)].join(),
          );
          expect(new Set(seen)).toEqual(new Set(wanted));
          expect(seen).toHaveLength(new Set(wanted).size);
        }
      }),
      RUNS,
    );
  });

  it('finds each of 270,000 documents in two shards and none that was not reported', async () => {
    const documents = manyOf(270_000, document);
    const opened = await release({ id: 'sltd', documents });
    const { targets, register, records } = await openManifest(opened.release, opened.key, 'sltd');
    expect({ targets, buckets: register?.buckets, records }).toEqual({
      targets: ['sltd/documents-0-of-2.shard', 'sltd/documents-1-of-2.shard'],
      buckets: 512,
      records: 270_000,
    });
    for (let index = 0; index < 540_000; index += 2699) {
      const found = await findDocument(opened.release, opened.key, canonical(document(index)));
      expect(found).toHaveLength(index < 270_000 ? 1 : 0);
    }
  });

  it('takes a report from before 1970 as one of 1970-01-01', async () => {
    const documents = [{ ...document(1), dateReported: '1965-05-05' }];
    const opened = await release({ id: 'sltd', documents });
    const found = await findDocument(opened.release, opened.key, canonical(document(1)));
    expect(found).toMatchObject([{ dayReported: 0 }]);
  });

  it('counts a document that was reported twice in the same words once', async () => {
    const documents = [document(1), document(1), { ...document(1), documentNumber: 'l-00000001' }];
    const opened = await release({ id: 'sltd', documents });
    expect((await openManifest(opened.release, opened.key, 'sltd')).records).toBe(1);
  });

  it('may be empty', async () => {
    const lists = [
      { id: 'nat-persons', persons: [] },
      { id: 'sltd', documents: [] },
    ];
    const opened = await release(...lists);
    expect(await openPersons(opened.release, opened.key, 'nat-persons')).toEqual([]);
    expect(await findDocument(opened.release, opened.key, canonical(document(1)))).toEqual([]);
  });
});

describe('a sealed target', () => {
  it('does not open when any byte of it is flipped', async () => {
    const opened = await release({ id: 'nat-persons', persons: PERSONS.persons.slice(0, 5) });
    const path = personPackTarget('nat-persons', 0, 1);
    const sealed = targetOf(opened.release, path);
    await openSealed(opened.key, path, sealed);
    const flips = fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flips, async ([at, mask]) => {
        const flipped = Uint8Array.from(sealed);
        flipped[at] = (sealed[at] ?? 0) ^ mask;
        await expect(openSealed(opened.key, path, flipped)).rejects.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('does not open under another path, another key or another epoch', async () => {
    const key = new Uint8Array(32).fill(7);
    const bytes = createTargetSealer({ epoch: 1, key }).seal('a/b', new Uint8Array(100));
    await expect(openSealed(key, 'a/b', bytes)).resolves.toEqual(new Uint8Array(100));
    await expect(openSealed(key, 'a/c', bytes)).rejects.toThrow();
    await expect(openSealed(new Uint8Array(32), 'a/b', bytes)).rejects.toThrow();
    const later = createTargetSealer({ epoch: 2, key }).seal('a/b', new Uint8Array(100));
    expect(Buffer.from(later).equals(Buffer.from(bytes))).toBe(false);
    const swapped = Uint8Array.from(later);
    swapped.set(bytes.subarray(0, 8));
    await expect(openSealed(key, 'a/b', swapped)).rejects.toThrow();
  });

  it('never shares a nonce with what would encrypt to other bytes', () => {
    const sealer = createTargetSealer({ epoch: 1, key: new Uint8Array(32) });
    const plaintext = Buffer.from('the same words '.repeat(20));
    const nonceOf = (sealed: Uint8Array) => Buffer.from(sealed.subarray(8, 20)).toString('hex');
    const deflated = nonceOf(sealer.sealDeflated('a/b', plaintext));
    expect(deflated).not.toBe(nonceOf(sealer.seal('a/b', plaintext)));
    expect(deflated).not.toBe(nonceOf(sealer.sealDeflated('a/c', plaintext)));
    expect(deflated).toBe(nonceOf(sealer.sealDeflated('a/b', plaintext)));
  });

  it('of a register hides whether a document is in it from who lacks the key', async () => {
    const opened = await release(DOCUMENTS);
    const query = canonical(document(5));
    await expect(findDocument(opened.release, new Uint8Array(32), query)).rejects.toThrow();
  });
});
