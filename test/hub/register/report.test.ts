import { describe, expect, it } from 'vitest';
import { checkedRow, createClassTable, createRowMaker } from '#hub/register/report.ts';
import { MOST_CLASSES, readClass } from '#shared/release/document-classes.ts';
import { createDocumentHasher } from '#shared/release/document-hash.ts';
import { aReport } from '#test/support/screening-subjects.ts';

const hasher = createDocumentHasher(new Uint8Array(32));

describe('a report becomes a row', () => {
  it('of the canonical document, so that spelling makes no other one', () => {
    const make = createRowMaker(hasher, createClassTable([]));
    const [a, b] = [
      aReport({ issuingState: 'D', documentNumber: 'c01x-00t47' }),
      aReport({ issuingState: 'DEU', documentNumber: 'C01 X00T47' }),
    ].map(make);
    expect(a?.ok).toBe(true);
    expect(a).toEqual(b);
  });

  it.each([
    { dateReported: '1965-05-05', day: 0 },
    { dateReported: '1970-01-02', day: 1 },
    { dateReported: '2149-06-06', day: 65_535 },
    { dateReported: '2199-01-01', day: 65_535 },
  ])('with the day of $dateReported as $day', ({ dateReported, day }) => {
    const make = createRowMaker(hasher, createClassTable([]));
    expect(make(aReport({ dateReported }))).toMatchObject({ value: { day } });
  });

  it('only of a class that a reader can read again', () => {
    const classes = createClassTable([]);
    const make = createRowMaker(hasher, classes);
    for (const issuingState of ['ßß', 'ﬃﬃ', '   ']) {
      expect(checkedRow(aReport({ issuingState }), make)).toMatchObject({ ok: false });
    }
    expect(checkedRow(aReport({ noticeReference: '2026/1' }), make).ok).toBe(true);
    expect(classes.texts().map(readClass)).toEqual([
      { category: 'stolen', documentType: 'passport', issuingState: 'UTO', source: 'tdawn' },
    ]);
  });

  it('not at all when its number holds nothing comparable, or it violates the model', () => {
    const make = createRowMaker(hasher, createClassTable([]));
    expect(checkedRow(aReport({ documentNumber: '--' }), make)).toMatchObject({
      failure: 'documentNumber: nothing comparable (A–Z, 0–9) in it',
    });
    expect(checkedRow(aReport({ dateReported: '2026-02-30' }), make)).toMatchObject({
      failure: 'dateReported: invalid_format',
    });
  });

  it('not at all when the table of classes is full and has not its own', () => {
    const full = Array.from({ length: MOST_CLASSES - 1 }, (_, index) => `class ${index}`);
    const classes = createClassTable(full);
    const make = createRowMaker(hasher, classes);
    expect(make(aReport())).toMatchObject({ value: { classIndex: MOST_CLASSES - 1 } });
    expect(make(aReport({ category: 'lost' })).ok).toBe(false);
    expect(make(aReport()).ok).toBe(true);
  });
});
