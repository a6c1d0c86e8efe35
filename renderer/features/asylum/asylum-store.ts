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
import {
  type DraftStore,
  type Kept,
  NEW_CASE,
  withDraft,
  withoutBlank,
  withoutCase,
  withoutDraft,
  withoutRecorded,
} from './drafts.ts';

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
type Desk = {
  readonly effects: AsylumEffects;
  readonly get: Get;
  readonly set: Set;
  /** Counts where the officer went: an answer that is awaited no longer must not take over the screen. */
  readonly visits: { count: number };
  /** Why a step was not recorded whose case was no longer open, until that is opened again. */
  readonly missed: Map<string, Trouble>;
};

const CALM = { trouble: null, done: null, preview: { kind: 'none' } } as const;

export function createAsylumStore(effects: AsylumEffects) {
  return createStore<AsylumStore>()((set, get) => {
    const desk: Desk = { effects, get, set, visits: { count: 0 }, missed: new Map() };
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
      keep: (where, part, blank = {}) =>
        set({ kept: withoutBlank(withDraft(get().kept, where, part), where, blank) }),
      drop: (where, kind) => set({ kept: withoutDraft(get().kept, where, kind) }),
      refresh: () => refresh(desk),
      open: (id) => open(desk, id),
      leave: () => {
        const { place } = get();
        const left = place.kind === 'list' ? place.left : (place.case?.id ?? null);
        go(desk, { kind: 'list', left });
      },
      begin: () => go(desk, { kind: 'intake', case: null }),
      correct: () => {
        const { place } = get();
        if (place.kind === 'case') go(desk, { kind: 'intake', case: place.case });
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

async function refresh(desk: Desk): Promise<void> {
  const { effects, get, set } = desk;
  const [setting, list] = await Promise.all([effects.setting(), effects.list()]);
  if (setting !== null) set({ setting });
  set({ cases: list === null ? { kind: 'failed' } : { kind: 'known', ...list } });
  const { place } = get();
  if (place.kind !== 'case') return;
  const state = await effects.read(place.case.id);
  if (state) know(desk, state);
}

/** To another part of the desk, where a step of it that failed meanwhile is told. */
function go({ set, visits, missed }: Desk, place: Place): void {
  visits.count += 1;
  const where = whereOf(place);
  const trouble = missed.get(where) ?? null;
  missed.delete(where);
  set({ ...CALM, trouble, place });
}

function whereOf(place: Place): string {
  if (place.kind === 'list') return '';
  return place.case?.id ?? NEW_CASE;
}

async function open(desk: Desk, id: string): Promise<void> {
  const { effects, set, visits } = desk;
  visits.count += 1;
  const visit = visits.count;
  const state = await effects.read(id);
  if (visits.count !== visit) return;
  if (state) go(desk, { kind: 'case', case: state });
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

async function act(desk: Desk, request: ActRequest): Promise<boolean> {
  const { effects, get, set, visits } = desk;
  if (get().acting) return false;
  set({ acting: true, trouble: null });
  const visit = visits.count;
  const answer = await effects.act(request);
  const isAwaited = visits.count === visit || isAbout(get(), request);
  set({ acting: false });
  if (answer?.kind !== 'recorded') {
    notRecorded(desk, { request, trouble: answer ?? { kind: 'no-answer' }, isAwaited });
    return false;
  }
  set({ kept: withoutDone(get().kept, request) });
  if (!isAwaited) return true;
  go(desk, { kind: 'case', case: newest(get().place, answer.case) });
  set({ done: { kind: request.step.kind } });
  return true;
}

type Failed = {
  readonly request: ActRequest;
  readonly trouble: Trouble;
  readonly isAwaited: boolean;
};

/** Told at once, unless another case is open of which it would be believed. */
function notRecorded({ get, set, missed }: Desk, { request, trouble, isAwaited }: Failed): void {
  if (isAwaited || get().place.kind === 'list') set({ trouble });
  else missed.set(request.step.kind === 'open' ? NEW_CASE : request.case, trouble);
}

/** Whether the officer looks at what this step is about: its case, or the intake that it takes down. */
function isAbout({ place, kept }: AsylumStore, { case: id, step }: ActRequest): boolean {
  if (place.kind === 'case') return place.case.id === id;
  if (place.kind === 'list') return false;
  if (step.kind === 'open') return place.case === null && kept[NEW_CASE]?.intake?.id === id;
  return step.kind === 'correct-intake' && place.case?.id === id;
}

const newest = (place: Place, state: Case): Case =>
  place.kind === 'case' &&
  place.case.id === state.id &&
  place.case.history.length > state.history.length
    ? place.case
    : state;

/** A case that is closed is not written on any more; of steps without an id, what is left goes by its own form. */
function withoutDone(kept: Kept, { case: id, step }: ActRequest): Kept {
  switch (step.kind) {
    case 'close':
      return withoutCase(kept, id);
    case 'open':
      return withoutRecorded(kept, { where: NEW_CASE, kind: 'intake', id });
    case 'correct-intake':
      return withoutRecorded(kept, { where: id, kind: 'intake', id });
    case 'open-thread':
      return withoutRecorded(kept, { where: id, kind: 'thread', id: step.thread });
    case 'draft-notification':
      return withoutRecorded(kept, { where: id, kind: 'message', id: step.notification });
    case 'record-check':
    case 'set-aside':
    case 'write':
    case 'escalate':
    case 'note-no-response':
    case 'close-thread':
    case 'decide':
    case 'overturn':
    case 'approve-notification':
    case 'decline-notification':
    case 'reopen':
      return kept;
  }
}

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
