/** Which reports come into the list of national documents, which leave it, and which are refused. Pure. */
import type { DocumentReportRow } from '#hub/storage/schema.ts';
import type { HubRefusal } from '#shared/reports/phase.ts';
import { judgeReport } from './judge.ts';
import {
  isApproved,
  keyOfReport,
  type LedgerReport,
  type ReportLedger,
  type WrongStep,
} from './ledger.ts';
import { isListed, keyOf, markStillListed, numbersOfPosts } from './standing.ts';

export type Deciding = {
  readonly ledger: ReportLedger;
  /** Decided before. */
  readonly rows: readonly DocumentReportRow[];
  /** Of the policy of the release; without it no report can be judged, and all that are new wait. */
  readonly ownState: string | undefined;
  readonly now: Date;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/** A refusal that the post has not been told of. */
export type NewRefusal = {
  readonly post: string;
  readonly report: string;
  readonly step: 'report' | 'withdrawal';
  readonly reason: HubRefusal;
  /** Of a withdrawal: where the approval that was refused stands in the urgent lane. */
  readonly entry?: number;
};

export type Decisions = {
  /** All that is decided now. */
  readonly rows: readonly DocumentReportRow[];
  /** Those of them that are new or other than before. */
  readonly changed: readonly DocumentReportRow[];
  readonly refusals: readonly NewRefusal[];
  readonly added: number;
  readonly ended: number;
  /** Approved reports that wait until a policy names the own State. */
  readonly waiting: number;
};

export function decideReports(deciding: Deciding): Decisions {
  const { ledger } = deciding;
  const before = new Map(deciding.rows.map((row) => [keyOf(row), row]));
  const next = new Map(before);
  let waiting = 0;
  // What leaves makes room for what comes, and what was approved first comes first.
  const inOrder = [...ledger.reports].toSorted(([, a], [, b]) => placeOf(a) - placeOf(b));
  const standing = numbersOfPosts(deciding.rows, ledger.contents);
  for (const [key, report] of inOrder) {
    const row = before.get(key);
    const decided = decideOne(report, row, { ...deciding, standing: standing.of(report.post) });
    if (decided === 'waits') waiting += 1;
    else if (decided !== null) {
      next.set(key, decided);
      standing.change(row, decided);
    }
  }
  const refusals = refusalsIn(deciding, before, next);
  const rows = markStillListed(
    [...next.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    ledger.contents,
  );
  const changed = rows.filter((row) => row !== before.get(keyOf(row)));
  return {
    rows,
    changed,
    refusals,
    added: changed.filter(isNewlyListed(before)).length,
    ended: changed.filter((row) => row.listed_at !== null && isNewlyEnded(before)(row)).length,
    waiting,
  };
}

type Rows = ReadonlyMap<string, DocumentReportRow>;

const isNewlyListed =
  (before: Rows) =>
  (row: DocumentReportRow): boolean =>
    isListed(row) && (before.get(keyOf(row))?.listed_at ?? null) === null;

const isNewlyEnded =
  (before: Rows) =>
  (row: DocumentReportRow): boolean =>
    row.ended_at !== null && (before.get(keyOf(row))?.ended_at ?? null) === null;

/** Ends come before beginnings, then the order in which the post approved. */
const placeOf = ({ state }: LedgerReport): number =>
  state.step === 'approved' || state.step === 'withdrawal-drafted' ? state.approved.seq : 0;

/** Of a report about which nothing was decided. */
export const newRow = (post: string, report: string, now: Date): DocumentReportRow => ({
  post_id: post,
  report_id: report,
  decided_at: now,
  listed_at: null,
  ended_at: null,
  still_listed: false,
  refused: null,
  withdrawal_refused: null,
  added_release: null,
  ended_release: null,
  ended_reason: null,
  withdrawal_refused_entry: null,
});

/** Null when nothing about the report changes. What was refused stays so: the post was told. */
function decideOne(
  report: LedgerReport,
  row: DocumentReportRow | undefined,
  { ownState, standing, now, today }: Deciding & { readonly standing: number },
): DocumentReportRow | 'waits' | null {
  const { post, state } = report;
  if (!isApproved(state.step) || row?.ended_at || row?.refused) return null;
  const isOver = state.step === 'withdrawal-approved';
  const known = row ?? newRow(post, state.id, now);
  if (isOver) return { ...known, decided_at: now, ended_at: now };
  if (known.listed_at !== null) {
    return state.report.reviewDate > today ? null : { ...known, decided_at: now, ended_at: now };
  }
  if (ownState === undefined) return 'waits';
  const judged = judgeReport(report, { ownState, standing });
  if (!judged.ok) return { ...known, decided_at: now, refused: judged.failure };
  if (judged.value.reviewDate <= today) return { ...known, decided_at: now, refused: 'fields' };
  return { ...known, decided_at: now, listed_at: now };
}

/** Adds the refusals of steps that count for nothing to `next`, and answers all that are new. */
function refusalsIn(
  { ledger, now }: Deciding,
  before: ReadonlyMap<string, DocumentReportRow>,
  next: Map<string, DocumentReportRow>,
): NewRefusal[] {
  for (const wrong of ledger.wrong) {
    const key = keyOfReport(wrong.post, wrong.report);
    const row = next.get(key) ?? newRow(wrong.post, wrong.report, now);
    const refused = refusedBy(wrong, row);
    if (refused !== null) next.set(key, { ...row, ...refused, decided_at: now });
  }
  return [...next].flatMap(([key, row]) => newRefusals(before.get(key), row));
}

/** Null when nothing is refused by it, or the same was refused before. Each approval of a withdrawal is answered. */
function refusedBy(
  { step, reason, entry }: WrongStep,
  row: DocumentReportRow,
): Partial<DocumentReportRow> | null {
  if (step === 'withdrawal') {
    const isKnown = (row.withdrawal_refused_entry ?? 0) >= entry;
    return isKnown ? null : { withdrawal_refused: reason, withdrawal_refused_entry: entry };
  }
  return row.refused !== null || row.listed_at !== null ? null : { refused: reason };
}

function newRefusals(before: DocumentReportRow | undefined, row: DocumentReportRow): NewRefusal[] {
  const { post_id: post, report_id: report, refused, withdrawal_refused } = row;
  const { withdrawal_refused_entry: entry } = row;
  const refusals: NewRefusal[] = [];
  if (refused !== null && (before?.refused ?? null) === null) {
    refusals.push({ post, report, step: 'report', reason: refused });
  }
  const isNew = entry !== null && entry !== (before?.withdrawal_refused_entry ?? null);
  if (withdrawal_refused !== null && isNew) {
    refusals.push({ post, report, step: 'withdrawal', reason: withdrawal_refused, entry });
  }
  return refusals;
}
