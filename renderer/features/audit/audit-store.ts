/** What a supervisor asked of the record, and what the station answered last. */
import { createStore } from 'zustand/vanilla';
import type {
  AuditCursor,
  AuditExportAnswer,
  AuditFilter,
  AuditPage,
  AuditRow,
  ChainState,
  ReadAudit,
} from '#shared/station/audit.ts';
import { EVERYTHING, filterOf, type Question } from './audit-question.ts';

export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'not-recorded'; readonly reason: string }
  | {
      readonly kind: 'known';
      readonly rows: readonly AuditRow[];
      readonly next: AuditCursor | null;
      readonly more: 'idle' | 'loading' | 'failed';
    };

export type Chains =
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly lanes: readonly ChainState[] };

export type Exported =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed' }
  | AuditExportAnswer;

export type AuditStore = {
  /** What the rows answer, and what an export would hold. */
  readonly question: Question;
  readonly shown: Shown;
  readonly chains: Chains;
  readonly exported: Exported;
  /** Asks anew; does nothing while a day of the question cannot be read. */
  ask(question: Question): Promise<void>;
  more(): Promise<void>;
  check(): Promise<void>;
  exportAll(): Promise<void>;
  /** The file is gone from memory afterwards. */
  forgetExport(): void;
};

/** Each answers null when the station did not. */
export type AuditEffects = {
  readonly read: (request: ReadAudit) => Promise<AuditPage | null>;
  readonly verify: () => Promise<{ lanes: readonly ChainState[] } | null>;
  readonly exportAll: (request: { filter: AuditFilter }) => Promise<AuditExportAnswer | null>;
};

const PAGE = 100;

export function createAuditStore(effects: AuditEffects) {
  let asked = 0;
  return createStore<AuditStore>()((set, get) => ({
    question: EVERYTHING,
    shown: { kind: 'loading' },
    chains: { kind: 'checking' },
    exported: { kind: 'idle' },

    async ask(question) {
      const filter = filterOf(question);
      if (filter === null) return;
      asked += 1;
      const mine = asked;
      set({ question, shown: { kind: 'loading' }, exported: { kind: 'idle' } });
      const page = await effects.read({ filter, before: null, limit: PAGE });
      if (mine === asked) set({ shown: shownOf(page) });
    },

    async more() {
      const { shown, question } = get();
      const filter = filterOf(question);
      if (filter === null || shown.kind !== 'known' || shown.next === null) return;
      if (shown.more === 'loading') return;
      const mine = asked;
      set({ shown: { ...shown, more: 'loading' } });
      const page = await effects.read({ filter, before: shown.next, limit: PAGE });
      if (mine === asked) set({ shown: continued(shown, page) });
    },

    async check() {
      set({ chains: { kind: 'checking' } });
      const answer = await effects.verify();
      set({ chains: answer === null ? { kind: 'failed' } : { kind: 'known', ...answer } });
    },

    async exportAll() {
      const filter = filterOf(get().question);
      if (filter === null || get().exported.kind === 'working') return;
      const mine = asked;
      set({ exported: { kind: 'working' } });
      const answer = await effects.exportAll({ filter });
      if (mine === asked) set({ exported: answer ?? { kind: 'failed' } });
    },

    forgetExport: () => set({ exported: { kind: 'idle' } }),
  }));
}

type Known = Extract<Shown, { kind: 'known' }>;

function shownOf(page: AuditPage | null): Shown {
  if (page === null) return { kind: 'failed' };
  if (page.kind === 'not-recorded') return page;
  return { kind: 'known', rows: page.rows, next: page.next, more: 'idle' };
}

/** What was read stays on the screen when reading on fails. */
function continued(shown: Known, page: AuditPage | null): Shown {
  if (page?.kind !== 'page') return { ...shown, more: 'failed' };
  return { ...shown, rows: [...shown.rows, ...page.rows], next: page.next, more: 'idle' };
}
