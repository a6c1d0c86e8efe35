import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import { catchUp } from '#renderer/engine/views/recent-view.ts';
import type { ScreeningPayload } from '#shared/journal/payloads.ts';
import type { OpenedEntry } from '#shared/station/contract.ts';
import type { JournalCursor } from '#shared/station/news.ts';
import { aDocument, aTraveller } from '#test/support/screening-subjects.ts';
import { createFakeStation, startTestEngine } from './fake-station.ts';
import { alterRow, rowsOf } from './stored-rows.ts';

const idOf = (n: number) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const payload = (differs: Partial<ScreeningPayload> = {}): ScreeningPayload => ({
  purpose: 'entry',
  how: 'scanned',
  traveller: aTraveller(),
  verdict: { outcome: 'clear', reasons: [], sources: [], release: 1 },
  answeredInMs: 4,
  ...differs,
});

const entry = (n: number, differs: Partial<OpenedEntry> = {}): OpenedEntry => ({
  lane: 'routine',
  seq: n,
  id: idOf(n),
  wallTime: `2026-03-05T10:${String(n).padStart(2, '0')}:00Z`,
  clockSuspect: false,
  officer: 'o1',
  release: 1,
  kind: 'screening',
  payload: payload(),
  acknowledged: false,
  ...differs,
});

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

function start(station: ReturnType<typeof createFakeStation>, disk = new IDBFactory()) {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  const recent = async () => {
    await engine.opened;
    return (await engine.viewing()?.recent(100)) ?? [];
  };
  return { engine, recent };
}

describe('catching up', () => {
  it('passes over pages that show nothing, as long as they move on', async () => {
    const asked: number[] = [];
    const applied: JournalCursor[] = [];
    const cache = {
      cursor: async () => ({ urgent: 0, routine: 0 }),
      clear: async () => undefined,
      apply: async ({ cursor }: { cursor: JournalCursor }) => void applied.push(cursor),
    };
    const read = async ({ urgent, routine }: JournalCursor) => {
      asked.push(routine);
      const entries = routine === 1 ? [entry(2)] : [];
      return { entries, cursor: { urgent, routine: Math.min(3, routine + 1) } };
    };
    expect(await catchUp(cache, { urgent: 0, routine: 3 }, read)).toBe(true);
    expect(asked).toEqual([0, 1, 2, 3]);
    expect(applied.map(({ routine }) => routine)).toEqual([1, 2, 3]);
  });
});

describe('the recent view', () => {
  it('follows the journal, newest first', async () => {
    const station = createFakeStation();
    const { recent } = start(station);
    station.write(entry(1));
    station.write(entry(2, { payload: payload({ purpose: 'exit', traveller: null }) }));
    await expect.poll(async () => (await recent()).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    expect((await recent())[0]).toMatchObject({
      purpose: 'exit',
      traveller: null,
      outcome: 'clear',
    });
  });

  it('knows a referral, also when it is read before its screening', async () => {
    const station = createFakeStation();
    const { recent } = start(station);
    const referral = { screening: idOf(1), note: '' };
    station.write(entry(1, { lane: 'urgent', id: idOf(9), kind: 'referral', payload: referral }));
    station.write(entry(1));
    station.write(entry(2));
    await expect
      .poll(async () => (await recent()).map(({ referred }) => referred))
      .toEqual([false, true]);
  });

  it('passes over entries of other kinds and payloads that could not be opened', async () => {
    const station = createFakeStation();
    const { recent } = start(station);
    station.write(entry(1, { kind: 'locked', payload: { why: 'idle' } }));
    station.write(entry(2, { payload: null }));
    station.write(entry(3));
    await expect.poll(async () => (await recent()).map(({ id }) => id)).toEqual([idOf(3)]);
  });

  it('follows what the hub acknowledged', async () => {
    const station = createFakeStation();
    const { recent } = start(station);
    station.write(entry(1));
    station.write(entry(2));
    await expect.poll(recent).toHaveLength(2);
    station.acknowledge({ urgent: 0, routine: 1 });
    await expect
      .poll(async () => (await recent()).map(({ acknowledged }) => acknowledged))
      .toEqual([false, true]);
  });

  it('tells its followers of every change', async () => {
    const station = createFakeStation();
    const { engine } = start(station);
    await engine.opened;
    const before = engine.recentChanges.get();
    station.write(entry(1));
    await expect.poll(() => engine.recentChanges.get()).toBeGreaterThan(before);
  });

  it('is the same after the cache was deleted', async () => {
    const station = createFakeStation();
    for (const n of [1, 2, 3]) station.write(entry(n));
    const before = start(station);
    await expect.poll(before.recent).toHaveLength(3);
    const rows = await before.recent();
    before.engine.stop();
    const after = start(station);
    await expect.poll(after.recent).toEqual(rows);
  });

  it('starts anew when the journal is another one', async () => {
    const disk = new IDBFactory();
    const station = createFakeStation();
    for (const n of [1, 2, 3]) station.write(entry(n));
    const before = start(station, disk);
    await expect.poll(before.recent).toHaveLength(3);
    before.engine.stop();
    station.forgetJournal();
    station.write(entry(1, { id: idOf(77) }));
    const after = start(station, disk);
    await expect.poll(async () => (await after.recent()).map(({ id }) => id)).toEqual([idOf(77)]);
  });

  it('leaves out a damaged row, and keeps no name or number in clear', async () => {
    const disk = new IDBFactory();
    const station = createFakeStation();
    station.write(entry(1));
    station.write(entry(2));
    const { recent } = start(station, disk);
    await expect.poll(recent).toHaveLength(2);
    const text = (await rowsOf(disk, 'screenings'))
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
      .join(' ');
    expect(text).not.toMatch(/eriksson|L898902C3/iu);
    await alterRow(disk, ['screenings', idOf(2)], (row) => ({
      ...row,
      sealed: new Uint8Array(40),
    }));
    expect((await recent()).map(({ id }) => id)).toEqual([idOf(1)]);
  });
});

describe('earlier crossings', () => {
  it('finds those of the same document, however it was typed', async () => {
    const station = createFakeStation();
    const other = aTraveller({ document: aDocument({ documentNumber: 'Z1' }) });
    station.write(entry(1));
    station.write(entry(2, { payload: payload({ traveller: other }) }));
    station.write(entry(3, { payload: payload({ purpose: 'exit' }) }));
    const { engine, recent } = start(station);
    await expect.poll(recent).toHaveLength(3);
    const found = await engine
      .viewing()
      ?.earlier({ issuingState: 'uto', documentNumber: 'l898902-c3' });
    expect(found).toEqual([
      { wallTime: '2026-03-05T10:03:00Z', purpose: 'exit', outcome: 'clear' },
      { wallTime: '2026-03-05T10:01:00Z', purpose: 'entry', outcome: 'clear' },
    ]);
  });
});
