import { describe, expect, it } from 'vitest';
import { hasTyped } from '#renderer/app/use-lock.ts';
import {
  createReportsStore,
  hasTypedReport,
  type ReportEffects,
} from '#renderer/features/reports/reports-store.ts';
import { EMPTY_DRAFT } from '#shared/reports/report.ts';
import type { ReportList, ReportStepAnswer } from '#shared/station/reports.ts';

const LIST: ReportList = { ownState: { kind: 'set', state: 'UTO' }, reports: [], total: 0 };
const ID = '0198c1de-7a10-4000-8000-000000000001';
const APPROVAL = { decision: 'approve' as const, step: 'report' as const, reports: [ID] };

const storeOf = (effects: Partial<ReportEffects> = {}) =>
  createReportsStore({
    list: async () => LIST,
    draft: async () => ({ kind: 'saved', reports: [ID] }),
    decide: async () => ({ kind: 'done' }),
    withdraw: async () => ({ kind: 'done' }),
    ...effects,
  });

describe('the screen of document reports', () => {
  it('goes back to the list once drafts are saved, and says how many', async () => {
    const store = storeOf();
    store.getState().show('new');
    expect(await store.getState().draft([EMPTY_DRAFT])).toEqual({ kind: 'saved', count: 1 });
    expect(store.getState()).toMatchObject({ place: 'list', saved: 1, trouble: null });
    await store.getState().decide(APPROVAL);
    expect(store.getState().saved).toBe(0);
  });

  it('stays at the form with what the station found', async () => {
    const found = [{ field: 'documentNumber', kind: 'already-reported' } as const];
    const store = storeOf({
      draft: async () => ({ kind: 'findings', findings: [{ draft: 0, found }] }),
    });
    store.getState().show('new');
    expect(await store.getState().draft([EMPTY_DRAFT])).toMatchObject({ kind: 'findings' });
    expect(store.getState()).toMatchObject({ place: 'new', saved: 0, trouble: null });
  });

  it.each<[string, ReportStepAnswer | null, unknown]>([
    ['a refusal', { kind: 'refused', refused: [{ report: ID, why: 'own-report' }] }, 'refused'],
    ['what could not be recorded', { kind: 'not-recorded', reason: 'disk full' }, 'not-recorded'],
    ['no answer', null, 'no-answer'],
  ])('says that nothing was done: %s', async (_, answer, kind) => {
    const store = storeOf({ decide: async () => answer, withdraw: async () => answer });
    expect(await store.getState().decide(APPROVAL)).toBe(false);
    expect(store.getState().trouble).toMatchObject({ kind });
    store.getState().forget();
    expect(await store.getState().withdraw({ reports: [ID], why: 'recovered' })).toBe(false);
    expect(store.getState().trouble).toMatchObject({ kind });
  });

  it('asks once, however often a button is pressed', async () => {
    let asked = 0;
    const waiting: Array<() => void> = [];
    const store = storeOf({
      decide: () => {
        asked += 1;
        return new Promise((resolve) => waiting.push(() => resolve({ kind: 'done' })));
      },
    });
    const [first, second] = [store.getState().decide(APPROVAL), store.getState().decide(APPROVAL)];
    for (const answer of waiting) answer();
    expect(await Promise.all([first, second])).toEqual([true, false]);
    expect(asked).toBe(1);
  });

  it('keeps a list that it has when the station does not answer, and has failed without one', async () => {
    let answer: ReportList | null = null;
    const store = storeOf({ list: async () => answer });
    await store.getState().refresh();
    expect(store.getState().listing).toEqual({ kind: 'failed' });
    answer = LIST;
    await store.getState().refresh();
    answer = null;
    await store.getState().refresh();
    expect(store.getState().listing).toEqual({ kind: 'known', list: LIST });
  });

  it('keeps what is typed while another screen is shown, until it is saved or discarded', async () => {
    const store = storeOf();
    store.getState().show('new');
    expect(hasTypedReport(store.getState())).toBe(false);
    store.getState().type({ documentNumber: 'L898902C3' });
    store.getState().type({ category: 'lost' });
    store.getState().show('file');
    await store.getState().draft([EMPTY_DRAFT]);
    expect(store.getState().typed).toEqual({ documentNumber: 'L898902C3', category: 'lost' });
    expect(hasTypedReport(store.getState())).toBe(true);
    store.getState().show('new');
    await store.getState().draft([EMPTY_DRAFT]);
    expect(hasTypedReport(store.getState())).toBe(false);
    store.getState().type({ documentNumber: 'L898902C3' });
    store.getState().discard();
    expect(hasTypedReport(store.getState())).toBe(false);
  });

  it('has an officer asked before a lock loses a report that is typed', () => {
    const reports = storeOf();
    const stores = { asylum: { getState: () => ({ kept: {} }) }, reports };
    expect(hasTyped(stores)).toBe(false);
    reports.getState().type({ additionalInformation: 'Found at the border' });
    expect(hasTyped(stores)).toBe(true);
  });
});
