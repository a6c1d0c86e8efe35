/** A file of reports, line by line, as the station will judge it. Nothing of it is taken by being read. */
import { checkReport } from '#shared/reports/check-report.ts';
import type { Finding } from '#shared/reports/finding.ts';
import type { ReportDraft } from '#shared/reports/report.ts';
import { type FileRefusal, LARGEST_FILE, readReportCsv } from '#shared/reports/report-csv.ts';

export type GoodLine = {
  readonly line: number;
  readonly text: string;
  readonly draft: ReportDraft;
};
/** `found` is empty for a line that cannot be read at all. */
export type BadLine = {
  readonly line: number;
  readonly text: string;
  readonly found: readonly Finding[];
};

export type CheckedFile =
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }
  | {
      readonly kind: 'read';
      readonly header: string;
      readonly good: readonly GoodLine[];
      readonly bad: readonly BadLine[];
    };

type Rules = { readonly ownState: string; readonly today: string };

export function checkFile(text: string, { ownState, today }: Rules): CheckedFile {
  const file = readReportCsv(text);
  if (!file.ok) return { kind: 'refused', refusal: file.failure };
  const { header, reports, broken } = file.value;
  const good: GoodLine[] = [];
  const bad: BadLine[] = broken.map((line) => ({ ...line, found: [] }));
  for (const { line, text: own, draft } of reports) {
    const checked = checkReport(draft, { ownState, dateReported: today, today });
    if (checked.ok) good.push({ line, text: own, draft });
    else bad.push({ line, text: own, found: checked.failure });
  }
  return { kind: 'read', header, good, bad: bad.toSorted((a, b) => a.line - b.line) };
}

type ReadFile = Extract<CheckedFile, { kind: 'read' }>;

/** The file after the station found more: those lines are good no longer. By the place among the good ones. */
export function withFindings(
  file: ReadFile,
  findings: readonly { readonly draft: number; readonly found: readonly Finding[] }[],
): ReadFile {
  const byPlace = new Map(findings.map(({ draft, found }) => [draft, found]));
  const more = file.good.flatMap(({ line, text }, place) => {
    const found = byPlace.get(place);
    return found === undefined ? [] : [{ line, text, found }];
  });
  return {
    ...file,
    good: file.good.filter((_, place) => !byPlace.has(place)),
    bad: [...file.bad, ...more].toSorted((a, b) => a.line - b.line),
  };
}

/** Null when it is longer than any file of reports may be: then it is not even read. */
export async function textOf(file: File): Promise<string | null> {
  // A character takes four bytes at most.
  return file.size > LARGEST_FILE * 4 ? null : await file.text().catch(() => null);
}
