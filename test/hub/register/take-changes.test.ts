import { describe, expect, it } from 'vitest';
import { createClassTable, createRowMaker } from '#hub/register/report.ts';
import { compareRows, type Row, tableOf } from '#hub/register/row-table.ts';
import { takeChanges } from '#hub/register/take-changes.ts';
import type { DocumentChange, ReleaseSource } from '#hub/releases/source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { readClass } from '#shared/release/document-classes.ts';
import { createDocumentHasher } from '#shared/release/document-hash.ts';
import { aReport } from '#test/support/screening-subjects.ts';

const add = (record: SltdRecord): DocumentChange => ({ change: 'add', record });
const withdraw = (record: SltdRecord): DocumentChange => ({ change: 'withdraw', record });

const X = aReport({ documentNumber: 'X1234567' });
const Y = aReport({ documentNumber: 'Y7654321' });

function aRegister(records: readonly SltdRecord[], partitions = 4) {
  const classes = createClassTable([]);
  const make = createRowMaker(createDocumentHasher(new Uint8Array(32)), classes);
  const rowOf = (record: SltdRecord): Row => {
    const row = make(record);
    if (!row.ok) throw new Error(row.failure);
    return row.value;
  };
  const rows = records.map(rowOf).sort(compareRows);
  const readPartitions: number[] = [];
  const nameOf = (row: Row) => {
    const kind = readClass(classes.texts()[row.classIndex] ?? '');
    const all = [...records, X, Y].find((one) => rowOf(one).low === row.low);
    return `${all?.documentNumber} ${kind?.category} ${kind?.source} ${row.day}`;
  };
  return {
    readPartitions,
    async after(lines: readonly DocumentChange[] | (() => AsyncGenerator<DocumentChange[]>)) {
      const source = {
        documentChanges: typeof lines === 'function' ? lines : () => batches(lines),
      } as unknown as ReleaseSource;
      const taken = await takeChanges({
        list: 'sltd',
        file: 'day-1',
        source,
        make,
        kindOf: (index) => {
          const kind = readClass(classes.texts()[index] ?? '');
          return `${kind?.category} ${kind?.documentType} ${kind?.issuingState}`;
        },
        partitions,
        async read(partition) {
          readPartitions.push(partition);
          const width = 2 ** 32 / partitions;
          const held = rows.filter(({ high }) => Math.floor(high / width) === partition);
          return tableOf(held);
        },
      });
      if (!taken.ok) return taken.failure;
      expect(taken.value.added).toEqual([...taken.value.added].sort(compareRows));
      expect(taken.value.withdrawn).toEqual([...taken.value.withdrawn].sort(compareRows));
      const named = (all: readonly Row[]) => all.map(nameOf).sort();
      return { added: named(taken.value.added), withdrawn: named(taken.value.withdrawn) };
    },
  };
}

async function* batches(lines: readonly DocumentChange[]): AsyncGenerator<DocumentChange[]> {
  for (const line of lines) yield await Promise.resolve([line]);
}

describe('a file of changes', () => {
  it('adds what is new, and nothing that is there already', async () => {
    expect(await aRegister([X]).after([add(X), add(Y), add(Y)])).toEqual({
      added: ['Y7654321 stolen sltd 20422'],
      withdrawn: [],
    });
  });

  it('withdraws every report of the document, type and category, whatever its day or source', async () => {
    const reports = [
      X,
      { ...X, dateReported: '2020-01-01' },
      { ...X, source: 'national' as const },
      { ...X, noticeReference: '2026/7' },
    ];
    const register = aRegister([...reports, { ...X, category: 'lost' }, Y]);
    const changes = await register.after([withdraw({ ...X, dateReported: '1999-09-09' })]);
    expect(changes).toEqual({
      added: [],
      withdrawn: [
        'X1234567 stolen national 20422',
        'X1234567 stolen sltd 18262',
        'X1234567 stolen sltd 20422',
        'X1234567 stolen tdawn 20422',
      ],
    });
  });

  it('leaves another type, another category and another state alone', async () => {
    const others = [
      { ...X, documentType: 'visa' as const },
      { ...X, category: 'lost' as const },
      { ...X, issuingState: 'XXB' },
    ];
    expect(await aRegister(others).after([withdraw(X)])).toEqual({ added: [], withdrawn: [] });
  });

  it.each([
    { order: 'adds, then withdraws', lines: [add(X), withdraw(X)] },
    { order: 'withdraws, then adds', lines: [withdraw(X), add(X)] },
  ])('that $order the same report withdraws it', async ({ lines }) => {
    expect(await aRegister([]).after(lines)).toEqual({ added: [], withdrawn: [] });
    expect(await aRegister([X]).after(lines)).toMatchObject({
      added: [],
      withdrawn: ['X1234567 stolen sltd 20422'],
    });
  });

  it('may correct a report: the old one goes, the new one stays', async () => {
    const corrected = { ...X, dateReported: '2025-12-01' };
    for (const lines of [
      [withdraw(X), add(corrected)],
      [add(corrected), withdraw(X)],
    ]) {
      expect(await aRegister([X]).after(lines)).toEqual({
        added: ['X1234567 stolen sltd 20423'],
        withdrawn: ['X1234567 stolen sltd 20422'],
      });
    }
  });

  it('reads only the partitions that its documents fall into', async () => {
    const register = aRegister([X, Y], 4096);
    await register.after([withdraw(X), add(X)]);
    expect(register.readPartitions).toHaveLength(1);
  });

  it('names the line that is none', async () => {
    const bad = { ...X, documentNumber: '' };
    expect(await aRegister([X]).after([add(Y), add(bad)])).toMatchObject({
      kind: 'invalid-record',
      list: 'sltd',
      position: 1,
    });
  });

  it('says where the file cannot be read any further', async () => {
    async function* broken() {
      yield await Promise.resolve([add(Y)]);
      throw new RangeError('a stored list ends inside a record');
    }
    expect(await aRegister([X]).after(broken)).toMatchObject({
      kind: 'list-unreadable',
      position: 1,
      reason: 'RangeError',
    });
  });
});
