import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStateCode } from '#hub/lists/countries.ts';
import { canonicalDocumentNumber } from '#shared/documents/document-number.ts';
import { type SltdRecord, sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { mixed } from '#shared/fiction/random.ts';
import {
  createSyntheticRowWriter,
  LONGEST_SYNTHETIC_ROW,
  MOST_SYNTHETIC_RECORDS,
  syntheticSltdCsv,
  syntheticSltdRecord,
} from '#shared/fiction/sltd.ts';
import { syntheticSltdChanges } from '#shared/fiction/sltd-changes.ts';
import { BLOCK } from '#shared/fiction/sltd-numbers.ts';
import { SLTD_SERIES } from '#shared/fiction/sltd-series.ts';

const recordsOf = (seed: number, first: number, count: number): SltdRecord[] =>
  Array.from({ length: count }, (_, nth) => syntheticSltdRecord(seed, first + nth));

const rowOf = (record: SltdRecord): string =>
  [
    record.documentNumber,
    record.issuingState,
    record.documentType,
    record.category,
    record.dateReported,
    record.noticeReference ?? '',
  ].join(',');

const documentOf = ({ issuingState, documentNumber }: SltdRecord): string =>
  `${issuingState} ${documentNumber}`;

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const index = fc.oneof(
  fc.integer({ min: 0, max: MOST_SYNTHETIC_RECORDS - 1 }),
  fc.constantFrom(0, BLOCK - 1, BLOCK, MOST_SYNTHETIC_RECORDS - 1),
);

describe('the series', () => {
  it('come from about forty issuing States or more, all of which have a code', () => {
    const states = new Set(SLTD_SERIES.map(({ issuingState }) => issuingState));
    expect(states.size).toBeGreaterThanOrEqual(40);
    for (const state of states) expect(isStateCode(state)).toBe(true);
  });

  it('have numbers enough for the largest register', () => {
    const blocks = Math.ceil(MOST_SYNTHETIC_RECORDS / BLOCK);
    for (const { positions, slots, ...series } of SLTD_SERIES) {
      const numbers = positions.reduce((product, choice) => product * choice.length, 1);
      expect(numbers, JSON.stringify(series)).toBeGreaterThanOrEqual(blocks * slots);
    }
  });

  it('share no number with another series of the State', () => {
    for (const [place, one] of SLTD_SERIES.entries()) {
      for (const other of SLTD_SERIES.slice(place + 1)) {
        const told =
          one.issuingState !== other.issuingState ||
          one.positions.length !== other.positions.length ||
          one.positions.some((choice, position) =>
            [...choice].every((character) => !other.positions[position]?.includes(character)),
          );
        expect(told, `${rowOfSeries(one)} and ${rowOfSeries(other)}`).toBe(true);
      }
    }
  });

  it('all occur in every block, as often as they have slots', () => {
    const found = new Map<string, number>();
    for (const record of recordsOf(3, 5 * BLOCK, BLOCK)) {
      const series = `${record.issuingState} ${record.documentType}`;
      found.set(series, (found.get(series) ?? 0) + 1);
    }
    const expected = new Map<string, number>();
    for (const { issuingState, documentType, slots } of SLTD_SERIES) {
      const series = `${issuingState} ${documentType}`;
      expected.set(series, (expected.get(series) ?? 0) + slots);
    }
    expect(found).toEqual(expected);
  });
});

const rowOfSeries = ({ issuingState, documentType }: (typeof SLTD_SERIES)[0]): string =>
  `${issuingState} ${documentType}`;

describe('syntheticSltdRecord', () => {
  it('is the same on every machine', () => {
    expect(recordsOf(7, 0, 3).map(rowOf)).toEqual([
      'R4583909,DEU,refugee-travel-document,lost,2018-06-14,',
      '447010719252,FRA,identity-card,lost,2025-03-09,',
      'TL4817748,THA,passport,stolen,2020-03-12,',
    ]);
  });

  it('satisfies the model, in canonical form, and depends on nothing but seed and index', () => {
    fc.assert(
      fc.property(seed, index, (one, at) => {
        const record = syntheticSltdRecord(one, at);
        expect(sltdRecordSchema.parse(record)).toEqual(record);
        expect(canonicalDocumentNumber(record.documentNumber)).toBe(record.documentNumber);
        expect(syntheticSltdRecord(one, at)).toEqual(record);
      }),
    );
  });

  it('reports no document twice', () => {
    const far = MOST_SYNTHETIC_RECORDS - 20_000;
    const records = [0, 1_000_000_000, far].flatMap((first) => recordsOf(11, first, 20_000));
    expect(new Set(records.map(documentOf)).size).toBe(records.length);
  });

  it('gives another register for another seed', () => {
    const [one, other] = [1, 2].map((each) => new Set(recordsOf(each, 0, 5_000).map(documentOf)));
    const common = [...(one ?? [])].filter((document) => other?.has(document));
    expect(common.length).toBeLessThan(5);
  });

  it('resembles a register: more lost than stolen, more recent than old, few notices', () => {
    const records = recordsOf(5, 0, 120_000);
    const share = (counted: (record: SltdRecord) => boolean): number =>
      records.filter(counted).length / records.length;
    expect(share(({ category }) => category === 'lost')).toBeCloseTo(157 / 256, 1);
    expect(share(({ category }) => category === 'stolen')).toBeCloseTo(62 / 256, 1);
    expect(share(({ category }) => category === 'stolen-blank')).toBeCloseTo(8 / 256, 2);
    expect(share(({ documentType }) => documentType === 'visa')).toBeCloseTo(0.026, 2);
    const days = records.map(({ dateReported }) => dateReported).sort();
    expect(days[0]?.slice(0, 4)).toBe('2014');
    expect(days.at(-1)).toBe('2026-06-30');
    expect(share(({ dateReported }) => dateReported >= '2020-07-01')).toBeGreaterThan(0.6);
    const associated = records.filter(({ noticeReference }) => noticeReference !== undefined);
    expect(associated.length).toBeGreaterThan(8);
    expect(associated.length).toBeLessThan(50);
    for (const { noticeReference, dateReported } of associated) {
      expect(noticeReference).toMatch(/^20\d{2}\/[1-9]\d{4}$/u);
      expect(noticeReference?.slice(0, 4)).toBe(dateReported.slice(0, 4));
    }
  });

  it.each([-1, 0.5, MOST_SYNTHETIC_RECORDS, Number.NaN])('has no record %d', (at) => {
    expect(() => syntheticSltdRecord(1, at)).toThrow(RangeError);
  });
});

describe('the rows', () => {
  it('say what the records say', () => {
    fc.assert(
      fc.property(seed, index, fc.integer({ min: 0, max: 300 }), (one, at, length) => {
        const count = Math.min(length, MOST_SYNTHETIC_RECORDS - at);
        const target = new Uint8Array(count * LONGEST_SYNTHETIC_ROW);
        const end = createSyntheticRowWriter(one)({ first: at, count }, target);
        const text = new TextDecoder().decode(target.subarray(0, end));
        expect(text).toBe(
          recordsOf(one, at, count)
            .map((record) => `${rowOf(record)}\n`)
            .join(''),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('say so of records with a notice, too', () => {
    const at = Array.from({ length: 40_000 }, (_, nth) => nth).find(
      (nth) => syntheticSltdRecord(9, nth).noticeReference !== undefined,
    );
    const target = new Uint8Array(LONGEST_SYNTHETIC_ROW);
    const end = createSyntheticRowWriter(9)({ first: at ?? -1, count: 1 }, target);
    const row = new TextDecoder().decode(target.subarray(0, end));
    expect(row).toBe(`${rowOf(syntheticSltdRecord(9, at ?? -1))}\n`);
    expect(row).toMatch(/,20\d{2}\/\d{5}\n$/u);
  });

  it('are refused where they might not fit, or do not exist', () => {
    const write = createSyntheticRowWriter(1);
    const tooSmall = new Uint8Array(2 * LONGEST_SYNTHETIC_ROW - 1);
    expect(() => write({ first: 0, count: 2 }, tooSmall)).toThrow(/2 rows need 192 bytes/u);
    const last = { first: MOST_SYNTHETIC_RECORDS - 1, count: 2 };
    expect(() => write(last, new Uint8Array(1_000))).toThrow(/has no records/u);
    expect(() => write({ first: 0, count: -1 }, tooSmall)).toThrow(RangeError);
  });
});

describe('syntheticSltdCsv', () => {
  it('is a whole file in pieces: header, rows, end mark', () => {
    const pieces = [...syntheticSltdCsv(4, 20_000, '2026-07-01')];
    const lines = pieces
      .map((piece) => new TextDecoder().decode(piece))
      .join('')
      .split('\n');
    expect(lines[0]).toBe(
      'documentNumber,issuingState,documentType,category,dateReported,noticeReference',
    );
    expect(lines.slice(1, 20_001)).toEqual(recordsOf(4, 0, 20_000).map(rowOf));
    expect(lines.slice(20_001)).toEqual(['#end,20000,2026-07-01', '']);
  });

  it('may be empty, and has no more records than a seed', () => {
    const text = [...syntheticSltdCsv(4, 0, '')].map((piece) => new TextDecoder().decode(piece));
    expect(text.join('').endsWith('noticeReference\n#end,0,\n')).toBe(true);
    expect(() => [...syntheticSltdCsv(4, MOST_SYNTHETIC_RECORDS + 1, '')]).toThrow(RangeError);
  });
});

describe('syntheticSltdChanges', () => {
  const register = { seed: 21, records: 5_000 };

  it('are the same for the same seed and day, one in eight a withdrawal', () => {
    const changes = syntheticSltdChanges(register, 3, 80);
    expect(syntheticSltdChanges(register, 3, 80)).toEqual(changes);
    expect([changes.additions.length, changes.withdrawals.length]).toEqual([70, 10]);
    expect(syntheticSltdChanges({ ...register, seed: 22 }, 3, 80)).not.toEqual(changes);
  });

  it('add each following record once and withdraw each record of the base once at most', () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 0, max: 200 }),
        (one, records, count) => {
          const withdrawn = Math.trunc(count / 8);
          const days = withdrawn === 0 ? 20 : Math.min(20, Math.trunc(records / withdrawn));
          const changes = Array.from({ length: days }, (_, day) =>
            syntheticSltdChanges({ seed: one, records }, day + 1, count),
          );
          const additions = changes.flatMap((each) => each.additions);
          const withdrawals = changes.flatMap((each) => each.withdrawals);
          expect(additions).toEqual(additions.map((_, nth) => records + nth));
          expect(new Set(withdrawals).size).toBe(withdrawals.length);
          expect(withdrawals.every((at) => at >= 0 && at < records)).toBe(true);
        },
      ),
    );
  });

  it.each([
    { records: 5_000, day: 0, count: 8, why: 'before the first day' },
    { records: 5, day: 6, count: 8, why: 'with nothing left to withdraw' },
    { records: MOST_SYNTHETIC_RECORDS, day: 1, count: 1, why: 'with nothing left to add' },
  ])('cannot be $why', ({ records, day, count }) => {
    expect(() => syntheticSltdChanges({ seed: 1, records }, day, count)).toThrow(RangeError);
  });

  it('can be of an empty register, as long as nothing is withdrawn', () => {
    expect(syntheticSltdChanges({ seed: 1, records: 0 }, 1, 3)).toEqual({
      additions: [0, 1, 2],
      withdrawals: [],
    });
  });
});

describe('mixed', () => {
  it('gives different numbers for different ones, all over the range', () => {
    const values = Array.from({ length: 20_000 }, (_, nth) => mixed(nth));
    expect(new Set(values).size).toBe(values.length);
    const upper = values.filter((value) => value >= 2 ** 31).length;
    expect(upper / values.length).toBeCloseTo(0.5, 1);
  });
});
