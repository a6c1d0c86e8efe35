/**
 * What this post knows of its document reports: folded from its own journal, from the hub's replies and from the active
 * release. Nothing of it is stored twice.
 */
import type { Journal } from '#main/services/journal/journal.ts';
import { stationPayloads } from '#shared/journal/payloads.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { applyEvent, lastStamp, type ReportState } from '#shared/reports/life-cycle.ts';
import { type HubWords, hear, reportReplies, standingOf } from '#shared/reports/phase.ts';
import {
  MOST_REPORTS_SHOWN,
  type OwnState,
  type ReportList,
  type ReportView,
} from '#shared/station/reports.ts';
import type { Connections } from './connections.ts';

export type BookSources = Pick<Connections, 'replies'> & {
  readonly journal: Pick<Journal, 'heads' | 'look'>;
};

export type ReportBook = {
  readonly states: Map<string, ReportState>;
  readonly words: Map<string, HubWords>;
  /** Reads what has come since, in journal and inbox; answers whether anything of reports was among it. */
  catchUp(): Promise<boolean>;
};

/** An empty book: `catchUp` fills it. One call at a time. */
export function createReportBook({ journal, replies }: BookSources): ReportBook {
  const states = new Map<string, ReportState>();
  const words = new Map<string, HubWords>();
  const seen = { entries: 0, replies: 0 };

  async function readEntries(): Promise<boolean> {
    let isNews = false;
    for (const last = journal.heads().urgent.seq; seen.entries < last; seen.entries += 1) {
      const entry = await journal.look('urgent', seen.entries + 1);
      if (entry?.kind !== 'document-report' || entry.officer === null) continue;
      const event = stationPayloads['document-report'].safeParse(entry.open());
      if (!event.success) continue;
      const stamp = { officer: entry.officer, at: entry.wallTime, seq: entry.seq };
      applyEvent(states, event.data, stamp);
      isNews = true;
    }
    return isNews;
  }

  async function readReplies(): Promise<boolean> {
    let isNews = false;
    for (const last = replies.lastSeq(); seen.replies < last; seen.replies += 1) {
      const item = await replies.read(seen.replies + 1);
      if (item !== null && takeReply(words, item)) isNews = true;
    }
    return isNews;
  }

  return {
    states,
    words,
    async catchUp() {
      const [entries, answered] = [await readEntries(), await readReplies()];
      return entries || answered;
    },
  };
}

function takeReply(
  words: Map<string, HubWords>,
  { kind, text }: { readonly kind: string; readonly text: string | null },
): boolean {
  if (kind !== 'report-refused' && kind !== 'report-published') return false;
  const body = reportReplies[kind].safeParse(jsonIn(text ?? ''));
  if (!body.success) return false;
  const { report } = body.data;
  words.set(report, hear(words.get(report) ?? {}, kind, body.data));
  return true;
}

export type BookKnowledge = {
  readonly acknowledged: number;
  readonly release: number | null;
  readonly ownState: OwnState;
};

/** The book as the desk sees it, newest first. */
export function listOf({ states, words }: ReportBook, knowledge: BookKnowledge): ReportList {
  const reports = [...states.values()]
    .toSorted((a, b) => b.drafted.seq - a.drafted.seq || lastStamp(b).seq - lastStamp(a).seq)
    .slice(0, MOST_REPORTS_SHOWN)
    .map((state) => viewOf(state, words.get(state.id) ?? {}, knowledge));
  return { ownState: knowledge.ownState, reports, total: states.size };
}

const shown = ({ officer, at }: { officer: string; at: string }) => ({ officer, at });

function viewOf(state: ReportState, words: HubWords, knowledge: BookKnowledge): ReportView {
  const { id, report, drafted } = state;
  return {
    id,
    report,
    ...standingOf(state, words, knowledge),
    stillListed: words.withdrawn?.stillListed ?? false,
    drafted: shown(drafted),
    decided: decidedOf(state),
    declinedFor: state.step === 'declined' ? state.why : null,
    refusedFor: words.refused ?? words.withdrawalRefused ?? null,
    withdrawal: withdrawalOf(state),
  };
}

function decidedOf(state: ReportState): ReportView['decided'] {
  if (state.step === 'drafted') return null;
  return shown(state.step === 'declined' ? state.declined : state.approved);
}

function withdrawalOf(state: ReportState): ReportView['withdrawal'] {
  if (state.step !== 'withdrawal-drafted' && state.step !== 'withdrawal-approved') return null;
  const { why, drafted } = state.withdrawal;
  const approved = state.step === 'withdrawal-approved' ? shown(state.withdrawal.approved) : null;
  return { why, drafted: shown(drafted), approved };
}
