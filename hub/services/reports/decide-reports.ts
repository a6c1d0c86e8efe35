/** Which reports come into the list of national documents, which leave it, and which are refused. Pure. */
import type { DocumentReportRow } from '#hub/storage/schema.ts';
import type { HubRefusal } from '#shared/reports/phase.ts';
import { keysOf } from '#shared/reports/report.ts';
import { judgeReport } from './judge.ts';
import { isApproved, keyOfReport, type LedgerReport, type ReportLedger } from './ledger.ts';

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
  for (const [key, report] of ledger.reports) {
    const decided = decideOne(report, before.get(key), deciding);
    if (decided === 'waits') waiting += 1;
    else if (decided !== null) next.set(key, decided);
  }
  const refusals = refusalsIn(deciding, before, next);
  const touched = [...next.values()].filter((row) => row !== before.get(keyOf(row)));
  const changed = markStillListed(touched, next, ledger);
  for (const row of changed) next.set(keyOf(row), row);
  return {
    rows: [...next.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
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

/** Says of each report that ends whether another one keeps its document, or one of them, in the list. */
function markStillListed(
  touched: readonly DocumentReportRow[],
  next: Rows,
  { contents }: ReportLedger,
): DocumentReportRow[] {
  const keysIn = (row: DocumentReportRow): string[] => {
    const report = contents.get(keyOf(row));
    return report === undefined ? [] : keysOf(report);
  };
  const ending = new Set(touched.filter(({ ended_at }) => ended_at !== null).flatMap(keysIn));
  const kept = new Set<string>();
  for (const row of ending.size === 0 ? [] : next.values()) {
    if (!isListed(row)) continue;
    for (const key of keysIn(row)) if (ending.has(key)) kept.add(key);
  }
  return touched.map((row) =>
    row.ended_at === null
      ? row
      : { ...row, still_listed: keysIn(row).some((key) => kept.has(key)) },
  );
}

const keyOf = ({ post_id, report_id }: DocumentReportRow): string =>
  keyOfReport(post_id, report_id);

export const isListed = ({ listed_at, ended_at }: DocumentReportRow): boolean =>
  listed_at !== null && ended_at === null;

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
});

/** Null when nothing about the report changes. What was refused stays so: the post was told. */
function decideOne(
  report: LedgerReport,
  row: DocumentReportRow | undefined,
  { ownState, now, today }: Deciding,
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
  const judged = judgeReport(report, ownState);
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
  for (const { post, report, step, reason } of ledger.wrong) {
    const key = keyOfReport(post, report);
    const row = next.get(key) ?? newRow(post, report, now);
    const column = step === 'report' ? 'refused' : 'withdrawal_refused';
    if (row[column] !== null || (step === 'report' && row.listed_at !== null)) continue;
    next.set(key, { ...row, decided_at: now, [column]: reason });
  }
  return [...next].flatMap(([key, row]) => newRefusals(before.get(key), row));
}

function newRefusals(before: DocumentReportRow | undefined, row: DocumentReportRow): NewRefusal[] {
  const { post_id: post, report_id: report, refused, withdrawal_refused } = row;
  const refusals: NewRefusal[] = [];
  if (refused !== null && (before?.refused ?? null) === null) {
    refusals.push({ post, report, step: 'report', reason: refused });
  }
  if (withdrawal_refused !== null && (before?.withdrawal_refused ?? null) === null) {
    refusals.push({ post, report, step: 'withdrawal', reason: withdrawal_refused });
  }
  return refusals;
}
