import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentChange } from '#hub/releases/source.ts';
import { readDocumentFile } from '#hub/storage/document-file.ts';
import { decodeRecord, encodeRecords } from '#hub/storage/document-record.ts';
import {
  documentCategorySchema,
  documentSourceSchema,
  documentTypeSchema,
} from '#shared/documents/sltd-record.ts';
import { aReport } from '#test/support/screening-subjects.ts';

const day = fc.constantFrom('0001-01-01', '1969-12-31', '1970-01-01', '2026-02-28', '9999-12-31');

const changeArbitrary: fc.Arbitrary<DocumentChange> = fc.record({
  change: fc.constantFrom('add', 'withdraw'),
  record: fc.record(
    {
      documentNumber: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
      issuingState: fc.constantFrom('UTO', 'DEU', 'XXB'),
      documentType: fc.constantFrom(...documentTypeSchema.options),
      category: fc.constantFrom(...documentCategorySchema.options),
      dateReported: day,
      dateOfTheft: day,
      nationalReference: fc.string({ maxLength: 60 }),
      noticeReference: fc.string({ minLength: 1, maxLength: 60 }),
      source: fc.constantFrom(...documentSourceSchema.options),
    },
    {
      requiredKeys: ['documentNumber', 'issuingState', 'documentType', 'category', 'dateReported'],
    },
  ),
});

describe('a stored file of documents', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'farpost-documents-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function stored(bytes: Uint8Array, from = 0): Promise<DocumentChange[]> {
    const path = join(directory, 'any.documents');
    writeFileSync(path, bytes);
    const all: DocumentChange[] = [];
    for await (const batch of readDocumentFile(path, from)) {
      expect(batch.length).toBeGreaterThan(0);
      all.push(...batch);
    }
    return all;
  }

  it('gives back all that was imported, from any record on', async () => {
    const some = fc.array(changeArbitrary, { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(some, fc.nat({ max: 25 }), async (changes, from) => {
        expect(await stored(encodeRecords(changes), from)).toEqual(changes.slice(from));
      }),
      { numRuns: 60 },
    );
  });

  it('is read over the ends of its pieces, from any record on', async () => {
    const changes = Array.from({ length: 20_000 }, (_, index): DocumentChange => {
      const record = aReport({ documentNumber: `L${index}`, nationalReference: `UT-${index}` });
      return { change: index % 3 === 0 ? 'withdraw' : 'add', record };
    });
    const bytes = encodeRecords(changes);
    expect(bytes.length).toBeGreaterThan(3 * 2 ** 18);
    for (const from of [0, 1, 9_999, 19_999, 20_000]) {
      const read = await stored(bytes, from);
      expect(read).toHaveLength(changes.length - from);
      expect([read[0], read.at(-1)]).toEqual([changes[from], changes.slice(from).at(-1)]);
    }
  });

  it('is no list when it ends inside a record', async () => {
    const bytes = encodeRecords([{ change: 'add', record: aReport() }]);
    for (let length = 1; length < bytes.length; length += 1) {
      await expect(stored(bytes.subarray(0, length))).rejects.toThrow('ends inside a record');
    }
  });

  it('is no list when a record names a type or category that there is not', () => {
    const bytes = encodeRecords([{ change: 'add', record: aReport() }]);
    for (const at of [3, 4]) {
      expect(() => decodeRecord(Buffer.from(bytes.with(at, 99)), 0)).toThrow('damaged');
    }
  });
});
