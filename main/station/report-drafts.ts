/** Judges the drafts of one step together: a batch is taken whole or not at all. */
import { randomUUID } from 'node:crypto';
import { checkReport, type ReportRules } from '#shared/reports/check-report.ts';
import type { Finding } from '#shared/reports/finding.ts';
import { countOf, type Report, type ReportDraft } from '#shared/reports/report.ts';
import { MOST_NUMBERS_AT_ONCE, MOST_NUMBERS_OF_POST } from '#shared/reports/report-event.ts';
import { sharesDocumentWith } from '#shared/reports/same-document.ts';

export type CheckedDrafts = {
  readonly reports: ReadonlyArray<{ readonly id: string; readonly report: Report }>;
  /** By the place of the draft. */
  readonly findings: ReadonlyArray<{ readonly draft: number; readonly found: readonly Finding[] }>;
};

/** `standing` are the reports of this post that are not over. */
export function checkDrafts(
  drafts: readonly ReportDraft[],
  rules: ReportRules,
  standing: readonly Report[],
): CheckedDrafts {
  const isReported = sharesDocumentWith(standing);
  const room = roomFor(standing);
  const reports: Array<{ id: string; report: Report }> = [];
  const findings: Array<{ draft: number; found: Finding[] }> = [];
  for (const [draft, each] of drafts.entries()) {
    const checked = checkReport(each, rules);
    if (!checked.ok) {
      findings.push({ draft, found: [...checked.failure] });
      continue;
    }
    const report = checked.value;
    const isSame = sharesDocumentWith([report]);
    const isRepeated = isReported(report) || reports.some((other) => isSame(other.report));
    const found = isRepeated ? repeated : room(report);
    if (found !== null) findings.push({ draft, found: [found] });
    else reports.push({ id: randomUUID(), report });
  }
  return { reports, findings };
}

/** A document is reported once for each category. */
const repeated: Finding = { field: 'documentNumber', kind: 'already-reported' };

/** Takes a report as long as there is room for its numbers; those that find none leave the room to the next. */
function roomFor(standing: readonly Report[]): (report: Report) => Finding | null {
  const before = standing.reduce((sum, report) => sum + countOf(report), 0);
  let taken = 0;
  return (report) => {
    const next = taken + countOf(report);
    if (next > MOST_NUMBERS_AT_ONCE) return full('too-many-numbers', MOST_NUMBERS_AT_ONCE);
    if (before + next > MOST_NUMBERS_OF_POST)
      return full('too-many-standing', MOST_NUMBERS_OF_POST);
    taken = next;
    return null;
  };
}

const full = (kind: 'too-many-numbers' | 'too-many-standing', most: number): Finding => ({
  field: 'documentNumber',
  kind,
  detail: String(most),
});
