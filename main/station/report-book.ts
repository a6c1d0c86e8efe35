/**
 * What this post knows of its document reports: folded from its own journal, from the hub's replies and from the active
 * release. Nothing of it is stored twice.
 */
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
import { entriesOfKind, type KindJournal } from './entries-of-kind.ts';

export type BookSources = Pick<Connections, 'replies'> & {
  readonly journal: KindJournal;
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
  let seenReplies = 0;

  let isNews = false;
  const readEntries = entriesOfKind(journal, 'document-report', (entry) => {
    const event = stationPayloads['document-report'].safeParse(entry.open());
    if (entry.officer === null || !event.success) return;
    applyEvent(states, event.data, { officer: entry.officer, at: entry.wallTime, seq: entry.seq });
    isNews = true;
  });

  async function readReplies(): Promise<void> {
    for (const last = replies.lastSeq(); seenReplies < last; seenReplies += 1) {
      const item = await replies.read(seenReplies + 1);
      if (item !== null && takeReply(words, item)) isNews = true;
    }
  }

  return {
    states,
    words,
    async catchUp() {
      isNews = false;
      await readEntries();
      await readReplies();
      return isNews;
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

/** The book as the desk sees it: those that wait for a second officer first, then the others, newest first. */
export function listOf({ states, words }: ReportBook, knowledge: BookKnowledge): ReportList {
  const reports = [...states.values()]
    .toSorted(
      (a, b) =>
        Number(waits(b)) - Number(waits(a)) ||
        b.drafted.seq - a.drafted.seq ||
        lastStamp(b).seq - lastStamp(a).seq,
    )
    .slice(0, MOST_REPORTS_SHOWN)
    .map((state) => viewOf(state, words.get(state.id) ?? {}, knowledge));
  return { ownState: knowledge.ownState, reports, total: states.size };
}

/** Whether an officer has to decide it: it must not drop out of the list, however old it is. */
const waits = ({ step }: ReportState): boolean =>
  step === 'drafted' || step === 'withdrawal-drafted';

const shown = ({ officer, at }: { officer: string; at: string }) => ({ officer, at });

function viewOf(state: ReportState, words: HubWords, knowledge: BookKnowledge): ReportView {
  const { id, report, drafted } = state;
  return {
    id,
    report,
    ...standingOf(state, words, knowledge),
    stillListedIn: words.withdrawn?.stillListed ? words.withdrawn.release : null,
    drafted: shown(drafted),
    decided: decidedOf(state),
    declinedFor: state.step === 'declined' ? state.why : null,
    refusedFor: words.refused ?? words.withdrawalRefused ?? null,
    endedFor: words.withdrawn?.endedFor ?? null,
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
