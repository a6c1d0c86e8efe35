/** Whether reports speak of the same document: by their runs, because a run written out number by number may be long. */
import { type Report, runsOf } from './report.ts';

type Span = { readonly group: string; readonly from: number; readonly to: number };

/** Two numbers are the same when group and place are; see `keysOf`. */
function spansOf(report: Report): Span[] {
  const { issuingState, documentType, category } = report;
  return runsOf(report).map(({ prefix, width, from, count }) => ({
    group: [category, documentType, issuingState, width, prefix].join(' '),
    from,
    to: from + count - 1,
  }));
}

/** Spans of one group by their first number; `reach` is the last number of any up to and with this one. */
type Row = { readonly from: number; readonly reach: number };

/**
 * Answers of a report whether any of `reports` names the document, type and category of one of its numbers. As many
 * steps as reports, whatever the length of their runs.
 */
export function sharesDocumentWith(reports: Iterable<Report>): (report: Report) => boolean {
  const spans = new Map<string, Span[]>();
  for (const report of reports) {
    for (const span of spansOf(report)) {
      const group = spans.get(span.group);
      if (group === undefined) spans.set(span.group, [span]);
      else group.push(span);
    }
  }
  const rows = new Map([...spans].map(([group, all]) => [group, rowsOf(all)]));
  return (report) =>
    spansOf(report).some(({ group, from, to }) => {
      const row = lastUpTo(rows.get(group) ?? [], to);
      return row !== undefined && row.reach >= from;
    });
}

function rowsOf(spans: readonly Span[]): Row[] {
  let reach = -1;
  return spans
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => {
      reach = Math.max(reach, to);
      return { from, reach };
    });
}

/** The last row that begins at `number` or before. */
function lastUpTo(rows: readonly Row[], number: number): Row | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.from ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
