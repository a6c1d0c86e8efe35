/** Judges a report again, as if it were drafted here: a post may be stolen or changed. */

import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { checkReport } from '#shared/reports/check-report.ts';
import type { Finding } from '#shared/reports/finding.ts';
import type { HubRefusal } from '#shared/reports/phase.ts';
import { countOf, draftOf, type Report } from '#shared/reports/report.ts';
import { MOST_NUMBERS_AT_ONCE, MOST_NUMBERS_OF_POST } from '#shared/reports/report-event.ts';
import { dayAfter } from './day.ts';
import type { LedgerReport } from './ledger.ts';

export type Judging = {
  readonly ownState: string;
  /** Numbers of all reports of this post that stand. */
  readonly standing: number;
};

/** The report when it keeps every rule for documents of `ownState`, or the first reason why it is not taken. */
export function judgeReport(
  { state: { report }, receivedAt, batch }: LedgerReport,
  { ownState, standing }: Judging,
): Result<Report, HubRefusal> {
  // A day ahead of the hub's own: the date line is no mistake.
  const today = dayAfter(receivedAt.slice(0, 10));
  const { dateReported } = report;
  const checked = checkReport(draftOf(report), { ownState, dateReported, today });
  if (!checked.ok) return fail(refusalOf(checked.failure));
  if (dateReported > today || !isSame(checked.value, report)) return fail('fields');
  const isTooMany =
    batch > MOST_NUMBERS_AT_ONCE || standing + countOf(report) > MOST_NUMBERS_OF_POST;
  return isTooMany ? fail('too-many') : succeed(report);
}

function refusalOf(findings: readonly Finding[]): HubRefusal {
  if (findings.some(({ kind }) => kind === 'foreign-document')) return 'foreign-document';
  return findings.some(({ kind }) => kind.startsWith('names-')) ? 'names' : 'fields';
}

/** A station records reports in canonical form; what has another one was not written by a station. */
const isSame = (a: Report, b: Report): boolean =>
  JSON.stringify(draftOf(a)) === JSON.stringify(draftOf(b));
