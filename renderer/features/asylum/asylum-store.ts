/** What an asylum officer sees and asks, and what the station answered last. */
import { createStore } from 'zustand/vanilla';
import type { Case } from '#shared/asylum/case.ts';
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import type { Step } from '#shared/asylum/event.ts';
import type { AttachedFile } from '#shared/asylum/exchange.ts';
import type {
  ActAnswer,
  ActRequest,
  AsylumSetting,
  CaseSummary,
  PreviewAnswer,
} from '#shared/station/asylum.ts';
import {
  type Checking,
  createCheckRunner,
  NOT_CHECKING,
  type ScreenCheck,
} from './check-runner.ts';
import { type DraftStore, type Kept, withDraft, withoutCase, withoutDraft } from './drafts.ts';

/** Why a step was not recorded. */
export type Trouble = Exclude<ActAnswer, { kind: 'recorded' }> | { readonly kind: 'no-answer' };

export type Cases =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly cases: readonly CaseSummary[]; readonly unreadable: number };

/** Which part of the asylum desk is open. */
export type Place =
  /** With the case that was left, which stays under the finger. */
  | { readonly kind: 'list'; readonly left: string | null }
  /** With a case when its intake is corrected. */
  | { readonly kind: 'intake'; readonly case: Case | null }
  | { readonly kind: 'case'; readonly case: Case };

export type Preview =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'known';
      readonly draft: NotificationDraft;
      readonly answer: PreviewAnswer;
      /** Steps of the case when it was asked for. */
      readonly steps: number;
    };

/** A preview is good for exactly this draft, and until something in the case has moved. */
export const isSeen = (
  preview: Preview,
  draft: NotificationDraft,
  state: Case,
): preview is Extract<Preview, { kind: 'known' }> =>
  preview.kind === 'known' &&
  preview.steps === state.history.length &&
  JSON.stringify(preview.draft) === JSON.stringify(draft);

/** The last step that was recorded here; another one is another object. */
export type Done = { readonly kind: Step['kind'] };

export type AsylumStore = DraftStore & {
  readonly setting: AsylumSetting | null;
  readonly cases: Cases;
  readonly place: Place;
  readonly acting: boolean;
  readonly trouble: Trouble | null;
  readonly done: Done | null;
  readonly preview: Preview;
  readonly checking: Checking;
  /** Reads the list, the setting, and the case that is open. */
  refresh(): Promise<void>;
  open(id: string): Promise<void>;
  /** Back to the list. */
  leave(): void;
  begin(): void;
  correct(): void;
  /** Answers whether it was recorded; if not, `trouble` says why. */
  act(id: string, step: Step, witness?: ActRequest['witness']): Promise<boolean>;
  /** Whom a message would reach, and whom not. Nothing is recorded. */
  ask(id: string, draft: NotificationDraft): Promise<void>;
  /** Runs every check that the case lacks, one after the other. */
  check(id: string): Promise<void>;
  /**
   * The engine can search all of this release: every case that lacks checks is searched again. Answers false when it
   * could not be begun, because the station did not answer or has another release.
   */
  released(release: number): Promise<boolean>;
  attachment(entry: string, id: string): Promise<AttachedFile | null>;
  forget(): void;
};

/** Each answers null when the station or the engine did not. */
export type AsylumEffects = {
  readonly setting: () => Promise<AsylumSetting | null>;
  readonly list: () => Promise<{ cases: CaseSummary[]; unreadable: number } | null>;
  /** `undefined`: no answer; `null`: there is no such case. */
  readonly read: (id: string) => Promise<Case | null | undefined>;
  readonly act: (request: ActRequest) => Promise<ActAnswer | null>;
  readonly preview: (id: string, draft: NotificationDraft) => Promise<PreviewAnswer | null>;
  readonly attachment: (entry: string, id: string) => Promise<AttachedFile | null>;
  readonly screen: ScreenCheck;
};

type Get = () => AsylumStore;
type Set = (part: Partial<AsylumStore>) => void;
type Desk = { readonly effects: AsylumEffects; readonly get: Get; readonly set: Set };

const CALM = { trouble: null, done: null, preview: { kind: 'none' } } as const;

export function createAsylumStore(effects: AsylumEffects) {
  return createStore<AsylumStore>()((set, get) => {
    const desk: Desk = { effects, get, set };
    const runner = createCheckRunner({
      read: async (id) => (await effects.read(id)) ?? null,
      screen: effects.screen,
      act: effects.act,
      release: async () => (await effects.setting())?.release ?? null,
      onProgress: (checking) => set({ checking }),
      onCase: (state) => know(desk, state),
    });
    return {
      setting: null,
      cases: { kind: 'loading' },
      place: { kind: 'list', left: null },
      acting: false,
      ...CALM,
      checking: NOT_CHECKING,
      kept: {},
      keep: (where, part) => set({ kept: withDraft(get().kept, where, part) }),
      drop: (where, kind) => set({ kept: withoutDraft(get().kept, where, kind) }),
      refresh: () => refresh(desk),
      open: (id) => open(desk, id),
      leave: () => {
        const { place } = get();
        const left = place.kind === 'list' ? place.left : (place.case?.id ?? null);
        set({ ...CALM, place: { kind: 'list', left } });
      },
      begin: () => set({ ...CALM, place: { kind: 'intake', case: null } }),
      correct: () => {
        const { place } = get();
        if (place.kind === 'case') set({ ...CALM, place: { kind: 'intake', case: place.case } });
      },
      act: async (id, step, witness = null) => {
        if (!(await act(desk, { case: id, step, witness }))) return false;
        if (step.kind === 'open' || step.kind === 'correct-intake') void runner.run([id]);
        return true;
      },
      ask: (id, draft) => ask(desk, id, draft),
      check: (id) => runner.run([id]),
      released: (release) => released(desk, runner, release),
      attachment: effects.attachment,
      forget: () => set(CALM),
    };
  });
}

async function refresh({ effects, get, set }: Desk): Promise<void> {
  const [setting, list] = await Promise.all([effects.setting(), effects.list()]);
  if (setting !== null) set({ setting });
  set({ cases: list === null ? { kind: 'failed' } : { kind: 'known', ...list } });
  const { place } = get();
  if (place.kind !== 'case') return;
  const state = await effects.read(place.case.id);
  if (state) know({ effects, get, set }, state);
}

async function open({ effects, set }: Desk, id: string): Promise<void> {
  const state = await effects.read(id);
  if (state) set({ ...CALM, place: { kind: 'case', case: state } });
  else if (state === null)
    set({ trouble: { kind: 'refused', refusals: [{ kind: 'unknown-case' }] } });
  else set({ trouble: { kind: 'no-answer' } });
}

/** Answers may overtake each other: a case never goes back to what it was. */
function know({ get, set }: Desk, state: Case): void {
  const { place } = get();
  if (place.kind !== 'case' || place.case.id !== state.id) return;
  if (state.history.length < place.case.history.length) return;
  set({ place: { kind: 'case', case: state } });
}

async function act({ effects, get, set }: Desk, request: ActRequest): Promise<boolean> {
  if (get().acting) return false;
  set({ acting: true, trouble: null });
  const answer = await effects.act(request);
  if (answer?.kind !== 'recorded') {
    set({ acting: false, trouble: answer ?? { kind: 'no-answer' } });
    return false;
  }
  const { step } = request;
  set({
    acting: false,
    ...CALM,
    done: { kind: step.kind },
    place: { kind: 'case', case: answer.case },
    kept: withoutDone(get().kept, request),
  });
  return true;
}

/** A case that is closed is not written on any more; what is left of other steps goes by its own form. */
const withoutDone = (kept: Kept, { case: id, step }: ActRequest): Kept =>
  step.kind === 'close' ? withoutCase(kept, id) : kept;

/** Only the answer to the last question is shown. */
async function ask({ effects, get, set }: Desk, id: string, draft: NotificationDraft) {
  const asking: Preview = { kind: 'asking' };
  set({ preview: asking, trouble: null });
  const { place } = get();
  const steps = place.kind === 'case' ? place.case.history.length : 0;
  const answer = await effects.preview(id, draft);
  if (get().preview !== asking) return;
  set({ preview: answer === null ? { kind: 'failed' } : { kind: 'known', draft, answer, steps } });
}

const CHECK_POINTS = new Set(['checks-missing', 'checks-incomplete', 'checks-stale']);

async function released(
  desk: Desk,
  runner: { run(ids: readonly string[]): Promise<void> },
  release: number,
): Promise<boolean> {
  await refresh(desk);
  const { cases, setting } = desk.get();
  if (cases.kind !== 'known' || setting?.release !== release) return false;
  const lacking = cases.cases
    .filter(
      ({ status, points }) => status !== 'closed' && points.some((one) => CHECK_POINTS.has(one)),
    )
    .map(({ id }) => id);
  await runner.run(lacking);
  return true;
}
