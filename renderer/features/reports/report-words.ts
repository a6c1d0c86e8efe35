/** Reports in sentences. */
import type { Speech } from '#renderer/ui/language/speech.ts';
import type { Finding } from '#shared/reports/finding.ts';
import type { Report } from '#shared/reports/report.ts';
import type { FileRefusal } from '#shared/reports/report-csv.ts';
import type { ReportView } from '#shared/station/reports.ts';
import type { Trouble } from './reports-store.ts';

/** Number, or first and last of a run, as on the document. */
export const numberWords = ({
  documentNumber,
  lastDocumentNumber,
}: Pick<Report, 'documentNumber' | 'lastDocumentNumber'>): string =>
  lastDocumentNumber === undefined ? documentNumber : `${documentNumber} – ${lastDocumentNumber}`;

/** `Refugee travel document, revoked`. */
export const kindWords = ({ t, join }: Speech, { documentType, category }: Report): string =>
  join(t(`document.${documentType}`), t(`category.${category}`));

/** When and where, as far as the report says, and when it is reviewed. */
export function factsOf({ t, day, stateName }: Speech, report: Report) {
  const days = (['dateOfTheft', 'dateOfIssue', 'dateOfExpiry', 'reviewDate'] as const).flatMap(
    (field) => {
      const text = report[field];
      return text === undefined ? [] : [{ label: t(`reports.field.${field}`), text: day(text) }];
    },
  );
  const { theftCountry } = report;
  if (theftCountry === undefined) return days;
  return [{ label: t('reports.field.theftCountry'), text: stateName(theftCountry) }, ...days];
}

export function phaseWords({ t, number }: Speech, view: Pick<ReportView, 'phase' | 'release'>) {
  const { phase, release } = view;
  return t(`reports.phase.${phase}`, { release: release === null ? '' : number(release) });
}

/** Phases in which a release that no longer carries the report is spoken of. */
const OUT: ReadonlySet<ReportView['phase']> = new Set([
  'lapsed',
  'withdrawal-published',
  'withdrawn',
]);

/** What is behind a phase, or must be done about it; null when the phase says it all. */
export function phaseDetail(speech: Speech, view: ReportView): string | null {
  const { t, number } = speech;
  const { phase, refusedFor, declinedFor, stillListedIn, endedFor } = view;
  if (phase === 'declined' && declinedFor !== null) return t(`reports.why.${declinedFor}`);
  if (refusedFor !== null && (phase === 'refused' || phase === 'withdrawal-refused')) {
    return t(`reports.refused.${refusedFor}`);
  }
  if (phase === 'ended-by-hub' && endedFor !== null) {
    return t('reports.ended-for', { reason: endedFor });
  }
  if (stillListedIn !== null && OUT.has(phase)) {
    return t('reports.still-listed', { release: number(stillListedIn) });
  }
  return null;
}

/** Findings whose detail is a large number. */
const COUNTED: ReadonlySet<Finding['kind']> = new Set([
  'range-too-long',
  'too-many-numbers',
  'too-many-standing',
]);

/** What is wrong with a field, and what to do about it. */
export function findingWords({ t, number, stateName }: Speech, { kind, detail }: Finding): string {
  const most = COUNTED.has(kind) ? number(Number(detail)) : (detail ?? '');
  return t(`reports.finding.${kind}`, { detail: most, state: stateName(detail ?? '') });
}

export function fileWords({ t, number }: Speech, { kind, line, detail }: FileRefusal): string {
  return t(`reports.file.${kind}`, { line: number(line), detail: detail ?? '' });
}

export function troubleWords({ t }: Speech, trouble: Trouble): readonly string[] {
  switch (trouble.kind) {
    case 'no-answer':
      return [t('reports.trouble.no-answer')];
    case 'not-recorded':
      return [t('reports.trouble.not-recorded', { reason: trouble.reason })];
    case 'no-own-state':
      return [t(trouble.why.kind === 'no-release' ? 'reports.no-release' : 'reports.no-own-state')];
    case 'refused':
      return [...new Set(trouble.refused.map(({ why }) => t(`reports.trouble.${why}`)))];
  }
}
