import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '#shared/kernel/bytes.ts';
import { applyOverlay, encodeOverlay, openOverlay } from '#shared/release/overlay.ts';
import { columnsOf, type HashedRow, sortedRows } from '#test/support/register-rows.ts';

const rowArbitrary: fc.Arbitrary<HashedRow> = fc.record({
  hash: fc.record({ high: fc.constantFrom(0, 7, 2 ** 32 - 1), low: fc.nat({ max: 2 }) }),
  classIndex: fc.nat({ max: 2 }),
  day: fc.constantFrom(0, 20_000),
  notice: fc.option(fc.constantFrom('2026/1', '2026/2'), { freq: 3 }),
});
const some = fc.array(rowArbitrary, { maxLength: 12 });

const row = (differs: Partial<HashedRow> = {}): HashedRow => ({
  hash: { high: 1, low: 2 },
  classIndex: 1,
  day: 9,
  notice: null,
  ...differs,
});

const encoded = (added: readonly HashedRow[], withdrawn: readonly HashedRow[]) =>
  encodeOverlay({
    added: columnsOf(sortedRows(added)),
    withdrawn: columnsOf(sortedRows(withdrawn)),
  });

function opened(added: readonly HashedRow[], withdrawn: readonly HashedRow[]) {
  const overlay = openOverlay(encoded(added, withdrawn));
  if (!overlay.ok) throw new Error(overlay.failure.reason);
  return overlay.value;
}

const bare = ({ classIndex, day, notice }: HashedRow) => ({ classIndex, day, notice });
const textOf = (of: Omit<HashedRow, 'hash'>) => `${of.classIndex} ${of.day} ${of.notice ?? ''}`;

describe('an overlay', () => {
  it('is its magic, the length of the added block, and two blocks', () => {
    expect(toHex(encoded([], []))).toBe(
      `${'46504f31'}${'0000000e'}${'0000000000000000000000400000'.repeat(2)}`,
    );
  });

  it('takes what is withdrawn, adds what is new once, and withdrawing wins', () => {
    fc.assert(
      fc.property(some, some, some, (base, added, withdrawn) => {
        const overlay = opened(added, withdrawn);
        expect(overlay.added.length).toBe(added.length);
        for (const { hash } of [...base, ...added, ...withdrawn, row()]) {
          const of = (rows: readonly HashedRow[]) =>
            rows.filter((one) => one.hash.high === hash.high && one.hash.low === hash.low);
          const gone = new Set(of(withdrawn).map(textOf));
          const wanted = new Set([...of(base), ...of(added)].map(textOf));
          for (const one of gone) wanted.delete(one);
          const found = applyOverlay([...new Set(of(base))].map(bare), overlay, hash).map(textOf);
          expect(new Set(found)).toEqual(wanted);
        }
      }),
    );
  });

  it('leaves the reports of a document that it does not name, each as it is', () => {
    const rows = [bare(row()), bare(row({ day: 3 }))];
    const overlay = opened([row({ hash: { high: 1, low: 3 } })], []);
    expect(applyOverlay(rows, overlay, { high: 1, low: 2 })).toEqual(rows);
  });

  it('adds a report once that is there already', () => {
    expect(applyOverlay([bare(row())], opened([row()], []), row().hash)).toEqual([bare(row())]);
  });

  it('names what is wrong with bytes that are none, and never throws', () => {
    const whole = encoded([row({ notice: '2026/1' })], [row({ day: 3 })]);
    for (let length = 0; length < whole.length; length += 1) {
      expect(openOverlay(whole.subarray(0, length))).toMatchObject({
        ok: false,
        failure: { kind: 'damaged-block' },
      });
    }
    expect(openOverlay(whole.with(0, 0))).toEqual({
      ok: false,
      failure: { kind: 'damaged-block', reason: 'it does not begin like an overlay' },
    });
    for (const at of whole.keys()) {
      const overlay = openOverlay(whole.with(at, (whole[at] as number) ^ 0xff));
      const told = overlay.ok
        ? applyOverlay([], overlay.value, row().hash)
        : [overlay.failure.reason];
      expect(Array.isArray(told)).toBe(true);
    }
  });
});
