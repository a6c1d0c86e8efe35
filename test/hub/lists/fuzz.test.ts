import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '#hub/lists/formats.ts';
import { sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { personSchema } from '#shared/watchlist/person.ts';
import { fixture, type Imported, importAll } from './import-support.ts';

type Case = { readonly format: FormatName; readonly files: readonly string[] };
const CASES: readonly Case[] = [
  { format: 'un', files: [fixture('un.xml')] },
  { format: 'ofac', files: [fixture('ofac-sdn.csv'), fixture('ofac-alt.csv')] },
  { format: 'interpol', files: [fixture('interpol.json')] },
  { format: 'sltd', files: [fixture('sltd.csv')] },
];

const encode = (text: string) => new TextEncoder().encode(text);

/** What must hold for any input: an outcome, a remedy with each failure, and only sound records. */
function mustBeSound({ outcome, persons, documents, events }: Imported): void {
  for (const person of persons) personSchema.parse(person);
  for (const record of documents) sltdRecordSchema.parse(record);
  if (!outcome.ok) {
    expect(outcome.failure.kind).not.toBe('unreadable');
    expect(outcome.failure.reason).not.toBe('');
    expect(outcome.failure.remedy).not.toBe('');
    return;
  }
  const { read, accepted, skipped, rejected } = outcome.value;
  expect(accepted).toBe(persons.length + documents.length);
  expect(read).toBe(accepted + skipped + rejected.count);
  expect(events.filter(({ kind }) => kind === 'rejected')).toHaveLength(rejected.count);
}

/** The files with one of them changed. */
function withChanged(
  files: readonly string[],
  at: number,
  change: (bytes: Uint8Array) => Uint8Array,
) {
  return files.map((file, index) =>
    index === at % files.length ? change(encode(file)) : encode(file),
  );
}

describe.each(CASES)(
  'whatever the bytes, the $format importer answers with a value',
  ({ format, files }) => {
    it('for random bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(), async (noise, at) => {
          mustBeSound(
            await importAll(
              format,
              withChanged(files, at, () => noise),
            ),
          );
        }),
        { numRuns: 150 },
      );
    });

    it('for random text made of the characters the format is made of', async () => {
      const alphabet = [...'<>/&;![]{}":,\\\n\r -0a1#\u001a', 'INDIVIDUAL', '"notices":[', '#end,'];
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 120 }),
          fc.nat(),
          async (text, at) => {
            mustBeSound(
              await importAll(
                format,
                withChanged(files, at, () => encode(text)),
              ),
            );
          },
        ),
        { numRuns: 200 },
      );
    });

    it('for a good file cut anywhere', async () => {
      await fc.assert(
        fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), async (part, at) => {
          const cut = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length * part));
          mustBeSound(await importAll(format, withChanged(files, at, cut)));
        }),
        { numRuns: 100 },
      );
    });

    it('for a good file with bytes changed, lost or added', async () => {
      const change = fc.record({
        at: fc.nat(),
        drop: fc.nat(4),
        insert: fc.uint8Array({ maxLength: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 4 }),
          fc.nat(),
          async (changes, at) => {
            const mutate = (bytes: Uint8Array) =>
              changes.reduce((current, { at: place, drop, insert }) => {
                const start = place % (current.length + 1);
                return Uint8Array.from([
                  ...current.subarray(0, start),
                  ...insert,
                  ...current.subarray(start + drop),
                ]);
              }, bytes);
            mustBeSound(await importAll(format, withChanged(files, at, mutate)));
          },
        ),
        { numRuns: 150 },
      );
    });
  },
);

describe('a truncated file', () => {
  it('of XML never reports success', async () => {
    const [file = ''] = CASES[0]?.files ?? [];
    const whole = encode(file.trimEnd());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const { outcome } = await importAll('un', [whole.subarray(0, length)]);
        expect(outcome.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('of a JSON array never reports success', async () => {
    const whole = encode(fixture('interpol.json').trimEnd());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const { outcome } = await importAll('interpol', [whole.subarray(0, length)]);
        expect(outcome.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
