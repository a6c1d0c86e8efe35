/** What an officer sees and asks about document reports, and what the station answered last. */
import { createStore } from 'zustand/vanilla';
import { REPORT_FIELDS, type ReportDraft } from '#shared/reports/report.ts';
import type {
  DecideReports,
  DraftReportsAnswer,
  ReportList,
  ReportStepAnswer,
  WithdrawReports,
} from '#shared/station/reports.ts';

export type Listing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly list: ReportList };

export type Place = 'list' | 'new' | 'file';

/** Why nothing was done. */
export type Trouble = Exclude<ReportStepAnswer, { kind: 'done' }> | { readonly kind: 'no-answer' };

export type DraftFindings = Extract<DraftReportsAnswer, { kind: 'findings' }>['findings'];

/** `findings`: nothing was taken, and why, by the place of the draft. */
export type Drafted =
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'findings'; readonly findings: DraftFindings }
  | { readonly kind: 'trouble' };

export type ReportsStore = {
  readonly listing: Listing;
  readonly place: Place;
  readonly acting: boolean;
  readonly trouble: Trouble | null;
  /** Reports just saved as drafts; 0 once anything else was done. */
  readonly saved: number;
  /** What stands in the form and is not saved; kept while the officer looks at another screen. */
  readonly typed: Partial<ReportDraft>;
  type(part: Partial<ReportDraft>): void;
  /** Leaves the form without what is typed in it. */
  discard(): void;
  refresh(): Promise<void>;
  show(place: Place): void;
  draft(drafts: readonly ReportDraft[]): Promise<Drafted>;
  /** Both answer whether it was done; if not, `trouble` says why. */
  decide(decision: DecideReports): Promise<boolean>;
  withdraw(withdrawal: WithdrawReports): Promise<boolean>;
  forget(): void;
};

/** Each answers null when the station did not. */
export type ReportEffects = {
  readonly list: () => Promise<ReportList | null>;
  readonly draft: (drafts: ReportDraft[]) => Promise<DraftReportsAnswer | null>;
  readonly decide: (decision: DecideReports) => Promise<ReportStepAnswer | null>;
  readonly withdraw: (withdrawal: WithdrawReports) => Promise<ReportStepAnswer | null>;
};

export function createReportsStore(effects: ReportEffects) {
  return createStore<ReportsStore>()((set, get) => {
    async function refresh(): Promise<void> {
      const list = await effects.list();
      if (list !== null) set({ listing: { kind: 'known', list } });
      else if (get().listing.kind !== 'known') set({ listing: { kind: 'failed' } });
    }
    async function step(ask: () => Promise<ReportStepAnswer | null>): Promise<boolean> {
      if (get().acting) return false;
      set({ acting: true, trouble: null, saved: 0 });
      const answer = await ask();
      const trouble = answer === null ? ({ kind: 'no-answer' } as const) : troubleOf(answer);
      set({ acting: false, trouble });
      await refresh();
      return trouble === null;
    }
    return {
      listing: { kind: 'loading' },
      place: 'list',
      acting: false,
      trouble: null,
      saved: 0,
      typed: {},
      type: (part) => set({ typed: { ...get().typed, ...part } }),
      discard: () => set({ typed: {}, place: 'list', trouble: null, saved: 0 }),
      refresh,
      show: (place) => set({ place, trouble: null, saved: 0 }),
      async draft(drafts) {
        if (get().acting) return { kind: 'trouble' };
        set({ acting: true, trouble: null, saved: 0 });
        const answer = await effects.draft([...drafts]);
        set({ acting: false });
        if (answer?.kind === 'findings') return answer;
        if (answer?.kind !== 'saved') {
          set({ trouble: answer ?? { kind: 'no-answer' } });
          return { kind: 'trouble' };
        }
        const count = answer.reports.length;
        set(({ place, typed }) => afterSaving(place, typed, count));
        await refresh();
        return { kind: 'saved', count };
      },
      decide: (decision) => step(() => effects.decide(decision)),
      withdraw: (withdrawal) => step(() => effects.withdraw(withdrawal)),
      forget: () => set({ trouble: null }),
    };
  });
}

const troubleOf = (answer: ReportStepAnswer): Trouble | null =>
  answer.kind === 'done' ? null : answer;

/** Drafts from a file leave the form as it was. */
const afterSaving = (place: Place, typed: Partial<ReportDraft>, saved: number) => ({
  place: 'list' as const,
  saved,
  typed: place === 'new' ? {} : typed,
});

/** Whether something stands in the form that a lock would lose. */
export const hasTypedReport = ({ typed }: Pick<ReportsStore, 'typed'>): boolean =>
  REPORT_FIELDS.some((field) => (typed[field] ?? '').trim() !== '');
