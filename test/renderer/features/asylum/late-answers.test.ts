import { describe, expect, it } from 'vitest';
import { createAsylumStore } from '#renderer/features/asylum/asylum-store.ts';
import { emptyIntake, readIntake } from '#renderer/features/asylum/typed-intake.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { Step } from '#shared/asylum/event.ts';
import { createFakeAsylum, FAMILY_CASE, RED_CASE } from '#test/support/desk/fake-asylum.ts';

const CLOSE_THREAD: Step = {
  kind: 'close-thread',
  thread: '22222222-3333-4444-8555-666666666601',
};
const NEW_ID = '44444444-5555-4666-8777-888888888801';

/** A station that answers when it is told to: steps, and the reading of a case. */
function slowDesk() {
  const station = createFakeAsylum('two-cases');
  const held: (() => void)[] = [];
  let holds = false;
  const waited = async <Value>(value: Value): Promise<Value> => {
    if (!holds) return value;
    await new Promise<void>((resolve) => held.push(resolve));
    return value;
  };
  const store = createAsylumStore({
    setting: async () => station.setting,
    list: async () => station.list(),
    read: (id) => waited<Case | null>(station.read(id)),
    act: (request) => waited(station.act(request)),
    preview: async (id, draft) => station.preview({ case: id, draft }),
    attachment: async () => null,
    screen: async () => null,
  });
  return {
    store,
    hold: () => {
      holds = true;
    },
    release: (at: number) => held[at]?.(),
    /** A step in the case that is open, whose answer is held. */
    begin: (id: string, step: Step) => {
      holds = true;
      const done = store.getState().act(id, step);
      holds = false;
      return done;
    },
  };
}

const openCase = (store: ReturnType<typeof createAsylumStore>): string | null => {
  const { place } = store.getState();
  return place.kind === 'case' ? place.case.id : null;
};

describe('an answer that comes late at the asylum desk', () => {
  it('does not take the screen from another case, and says nothing of it', async () => {
    const desk = slowDesk();
    const { store } = desk;
    await store.getState().open(RED_CASE);
    const done = desk.begin(RED_CASE, CLOSE_THREAD);
    store.getState().leave();
    await store.getState().open(FAMILY_CASE);
    desk.release(0);
    expect(await done).toBe(true);
    expect(openCase(store)).toBe(FAMILY_CASE);
    expect(store.getState()).toMatchObject({ acting: false, done: null, trouble: null });
  });

  it('does not open the case again that was left for the list', async () => {
    const desk = slowDesk();
    const { store } = desk;
    await store.getState().open(RED_CASE);
    const done = desk.begin(RED_CASE, CLOSE_THREAD);
    store.getState().leave();
    desk.release(0);
    await done;
    expect(store.getState().place).toEqual({ kind: 'list', left: RED_CASE });
  });

  it('is shown when the same case was left and opened again', async () => {
    const desk = slowDesk();
    const { store } = desk;
    await store.getState().open(RED_CASE);
    const done = desk.begin(RED_CASE, CLOSE_THREAD);
    store.getState().leave();
    await store.getState().open(RED_CASE);
    desk.release(0);
    await done;
    expect(openCase(store)).toBe(RED_CASE);
    expect(store.getState().done).toEqual({ kind: 'close-thread' });
  });

  it('leaves the intake open that is corrected meanwhile', async () => {
    const desk = slowDesk();
    const { store } = desk;
    await store.getState().open(RED_CASE);
    const done = desk.begin(RED_CASE, CLOSE_THREAD);
    store.getState().correct();
    desk.release(0);
    await done;
    expect(store.getState().place.kind).toBe('intake');
  });

  it('tells why a step was not recorded of its own case only, when that is opened again', async () => {
    const desk = slowDesk();
    const { store } = desk;
    await store.getState().open(RED_CASE);
    const done = desk.begin(RED_CASE, { kind: 'close', override: null });
    store.getState().leave();
    await store.getState().open(FAMILY_CASE);
    desk.release(0);
    expect(await done).toBe(false);
    expect(store.getState()).toMatchObject({ acting: false, trouble: null });
    await store.getState().open(RED_CASE);
    expect(store.getState().trouble).toMatchObject({ refusals: [{ kind: 'points-open' }] });
    store.getState().leave();
    await store.getState().open(RED_CASE);
    expect(store.getState().trouble).toBeNull();
  });

  it('of a case that was opened before another changes nothing', async () => {
    const desk = slowDesk();
    const { store } = desk;
    desk.hold();
    const first = store.getState().open(RED_CASE);
    const second = store.getState().open(FAMILY_CASE);
    desk.release(1);
    await second;
    desk.release(0);
    await first;
    expect(openCase(store)).toBe(FAMILY_CASE);
  });

  it('of a case that was opened does not take the intake away that was begun after it', async () => {
    const desk = slowDesk();
    const { store } = desk;
    desk.hold();
    const opened = store.getState().open(RED_CASE);
    store.getState().begin();
    desk.release(0);
    await opened;
    expect(store.getState().place).toEqual({ kind: 'intake', case: null });
  });
});

describe('a new intake whose answer comes late', () => {
  const typed = {
    ...emptyIntake('11111111-2222-4333-8444-555555555577'),
    reference: 'AS-2026-0700',
    legalBasis: 'Asylum Act, section 12',
    countriesOfOrigin: ['SYR'],
    persecutors: ['SYR'],
  };

  function stepOf(): Step {
    const [applicant] = typed.persons;
    const [name] = applicant?.names ?? [];
    if (applicant === undefined || name === undefined) throw new Error('nobody was typed');
    const names = [{ ...name, primaryIdentifier: 'Nasser', secondaryIdentifier: 'Rima' }];
    const persons = [{ ...applicant, names, withoutDocuments: 'Lost at sea' }];
    const read = readIntake({ ...typed, persons });
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    return { kind: 'open', intake: read.value };
  }

  it('opens its case while its form is open, and throws away what was typed', async () => {
    const desk = slowDesk();
    const { store } = desk;
    store.getState().begin();
    store.getState().keep('new', { intake: { id: NEW_ID, typed, reason: '' } });
    const done = desk.begin(NEW_ID, stepOf());
    store.getState().leave();
    store.getState().begin();
    desk.release(0);
    expect(await done).toBe(true);
    expect(openCase(store)).toBe(NEW_ID);
    expect(store.getState().kept).toEqual({});
  });

  it('keeps another intake that was begun meanwhile', async () => {
    const desk = slowDesk();
    const { store } = desk;
    store.getState().begin();
    store.getState().keep('new', { intake: { id: NEW_ID, typed, reason: '' } });
    const done = desk.begin(NEW_ID, stepOf());
    const other = { id: FAMILY_CASE, typed: { ...typed, reference: 'B' }, reason: '' };
    store.getState().keep('new', { intake: other });
    store.getState().leave();
    store.getState().begin();
    desk.release(0);
    expect(await done).toBe(true);
    expect(store.getState().place).toEqual({ kind: 'intake', case: null });
    expect(store.getState().kept).toEqual({ new: { intake: other } });
  });
});
