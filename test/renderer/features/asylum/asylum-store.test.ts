import { describe, expect, it } from 'vitest';
import { createAsylumStore, isSeen } from '#renderer/features/asylum/asylum-store.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { ActAnswer, ActRequest } from '#shared/station/asylum.ts';
import { createFakeAsylum, FAMILY_CASE, RED_CASE } from '#test/support/desk/fake-asylum.ts';
import { CLEAR } from '#test/support/desk/fake-asylum-verdicts.ts';

type Faults = {
  readonly verdict?: Verdict | null;
  readonly act?: (request: ActRequest) => ActAnswer | null | undefined;
};

function deskWith({ verdict = CLEAR, act }: Faults = {}) {
  const station = createFakeAsylum('two-cases');
  const searched: string[] = [];
  let searching = 0;
  let most = 0;
  const store = createAsylumStore({
    setting: async () => station.setting,
    list: async () => station.list(),
    read: async (id) => station.read(id),
    act: async (request) => {
      const fault = act?.(request);
      return fault === undefined ? station.act(request) : fault;
    },
    preview: async (id, draft) => station.preview({ case: id, draft }),
    attachment: async () => null,
    screen: async ({ primaryIdentifier }) => {
      searching += 1;
      most = Math.max(most, searching);
      searched.push(primaryIdentifier);
      await Promise.resolve();
      searching -= 1;
      return verdict;
    },
  });
  return { store, station, searched, atOnce: () => most };
}

describe('the systematic checks of the asylum desk', () => {
  it('search what was searched with an older release, and nothing else', async () => {
    const { store, station, searched } = deskWith();
    await store.getState().check(RED_CASE);
    expect(searched).toEqual(['El Hadidi']);
    const checks = Object.values(station.read(RED_CASE)?.checks ?? {});
    expect(checks.map(({ verdict }) => verdict.release)).toEqual([412, 412, 412]);
    expect(store.getState().checking).toMatchObject({
      current: null,
      done: 1,
      cases: [RED_CASE],
      failures: [],
    });
  });

  it('search every case that lacks checks when the engine has the active release', async () => {
    const { store, searched } = deskWith();
    expect(await store.getState().released(412)).toBe(true);
    expect(searched).toEqual(['El Hadidi']);
  });

  it('wait while the engine has another release than the station', async () => {
    const { store, searched } = deskWith();
    expect(await store.getState().released(411)).toBe(false);
    expect(searched).toEqual([]);
  });

  it('name each search that did not answer', async () => {
    const { store } = deskWith({ verdict: null });
    await store.getState().check(RED_CASE);
    expect(store.getState().checking.failures).toEqual([
      {
        case: RED_CASE,
        reference: 'AS-2026-0417',
        label: 'El Hadidi, Abu Omar',
        why: { kind: 'not-screened' },
      },
    ]);
  });

  it('name each search that the station did not record', async () => {
    const { store } = deskWith({ verdict: { ...CLEAR, release: 411 } });
    await store.getState().check(RED_CASE);
    expect(store.getState().checking.failures).toMatchObject([
      { why: { kind: 'refused', refusals: [{ kind: 'other-release', active: 412 }] } },
    ]);
  });

  it('begin by themselves after an intake was corrected, one at a time', async () => {
    const { store, station, searched, atOnce } = deskWith();
    const intake = station.read(FAMILY_CASE)?.intake;
    if (intake === undefined) throw new Error('the fixture has no such case');
    const persons = intake.persons.map((person) => ({
      ...person,
      dateOfBirth: { year: 1990, month: null, day: null },
    }));
    const step = {
      kind: 'correct-intake',
      intake: { ...intake, persons },
      reason: 'misheard',
    } as const;
    expect(await store.getState().act(FAMILY_CASE, step)).toBe(true);
    await store.getState().check(FAMILY_CASE);
    expect(searched).toHaveLength(3);
    expect(atOnce()).toBe(1);
  });
});

describe('a step at the asylum desk', () => {
  it('shows why it was refused until something else is begun', async () => {
    const { store } = deskWith();
    await store.getState().open(RED_CASE);
    const close = { kind: 'close', override: null } as const;
    expect(await store.getState().act(RED_CASE, close)).toBe(false);
    expect(store.getState().trouble).toMatchObject({
      kind: 'refused',
      refusals: [{ kind: 'points-open' }],
    });
    store.getState().forget();
    expect(store.getState().trouble).toBeNull();
  });

  it('says so when the station does not answer', async () => {
    const { store } = deskWith({ act: () => null });
    expect(await store.getState().act(RED_CASE, { kind: 'close', override: null })).toBe(false);
    expect(store.getState()).toMatchObject({ acting: false, trouble: { kind: 'no-answer' } });
  });

  it('closes a case with a supervisor, and not with a wrong passphrase', async () => {
    const { store } = deskWith();
    const close = { kind: 'close', override: { reason: 'moved abroad' } } as const;
    const witness = { officerId: 'psoler', passphrase: 'wrong' };
    expect(await store.getState().act(RED_CASE, close, witness)).toBe(false);
    expect(store.getState().trouble).toEqual({ kind: 'witness-refused' });
    const right = { ...witness, passphrase: 'harbour lantern gravel seven' };
    expect(await store.getState().act(RED_CASE, close, right)).toBe(true);
    expect(store.getState().place).toMatchObject({ kind: 'case', case: { status: 'closed' } });
  });

  it('is not made about a case that is not here', async () => {
    const { store } = deskWith();
    await store.getState().open('00000000-0000-4000-8000-000000000000');
    expect(store.getState().place).toEqual({ kind: 'list', left: null });
    expect(store.getState().trouble).toMatchObject({ refusals: [{ kind: 'unknown-case' }] });
  });

  it('previews whom a message reaches, and leaves out the State that is fled', async () => {
    const { store, station } = deskWith();
    const draft = station.read(FAMILY_CASE)?.notifications[0]?.draft;
    if (draft === undefined) throw new Error('the fixture has no draft');
    await store.getState().ask(FAMILY_CASE, draft);
    expect(store.getState().preview).toMatchObject({
      kind: 'known',
      answer: {
        permit: {
          permitted: [{ kind: 'own-ncb' }, { kind: 'general-secretariat' }],
          blocked: [{ recipient: { kind: 'ncb', state: 'SYR' } }],
        },
      },
    });
  });

  it('keeps a preview while the case is only read anew, and not once a step was recorded', async () => {
    const { store, station } = deskWith();
    await store.getState().open(FAMILY_CASE);
    const shown = () => {
      const { preview, place } = store.getState();
      const state = place.kind === 'case' ? structuredClone(place.case) : null;
      const draft = state?.notifications[0]?.draft;
      return state !== null && draft !== undefined && isSeen(preview, draft, state);
    };
    const draft = station.read(FAMILY_CASE)?.notifications[0]?.draft;
    if (draft === undefined) throw new Error('the fixture has no draft');
    await store.getState().ask(FAMILY_CASE, draft);
    expect(shown()).toBe(true);
    await store.getState().refresh();
    expect(shown()).toBe(true);
    const { place, preview } = store.getState();
    if (place.kind !== 'case' || place.case.history[0] === undefined) throw new Error('no case');
    const longer = { ...place.case, history: [...place.case.history, place.case.history[0]] };
    expect(isSeen(preview, draft, longer)).toBe(false);
  });
});

describe('what is typed in a case', () => {
  const typed = (reason: string) => ({ reason });

  it('stays when a step is refused, and goes with a case that is closed', async () => {
    const { store } = deskWith();
    await store.getState().open(RED_CASE);
    store.getState().keep(`${RED_CASE} override`, typed('moved abroad'));
    store.getState().keep(FAMILY_CASE, typed('another'));
    const close = { kind: 'close', override: { reason: 'moved abroad' } } as const;
    await store.getState().act(RED_CASE, close, { officerId: 'psoler', passphrase: 'wrong' });
    expect(Object.keys(store.getState().kept)).toEqual([`${RED_CASE} override`, FAMILY_CASE]);
    const witness = { officerId: 'psoler', passphrase: 'harbour lantern gravel seven' };
    await store.getState().act(RED_CASE, close, witness);
    expect(Object.keys(store.getState().kept)).toEqual([FAMILY_CASE]);
  });

  it('is no draft any more when the field was emptied', () => {
    const { store } = deskWith();
    store.getState().keep(RED_CASE, typed('m'), typed(''));
    expect(Object.keys(store.getState().kept)).toEqual([RED_CASE]);
    store.getState().keep(RED_CASE, typed(''), typed(''));
    expect(store.getState().kept).toEqual({});
  });

  it('stays when the case is left, and the list knows which one that was', async () => {
    const { store } = deskWith();
    await store.getState().open(RED_CASE);
    store.getState().keep(RED_CASE, typed('half a sentence'));
    store.getState().leave();
    expect(store.getState().place).toEqual({ kind: 'list', left: RED_CASE });
    expect(store.getState().kept[RED_CASE]).toEqual({ reason: 'half a sentence' });
  });

  it('of a step is told as done until something else is looked at', async () => {
    const { store } = deskWith();
    await store.getState().open(RED_CASE);
    expect(store.getState().done).toBeNull();
    const thread = '22222222-3333-4444-8555-666666666601';
    await store.getState().act(RED_CASE, { kind: 'close-thread', thread });
    expect(store.getState().done).toEqual({ kind: 'close-thread' });
    store.getState().forget();
    expect(store.getState().done).toBeNull();
  });
});
