/**
 * The rules for reporting a document (domain rule 11): the own State's documents only, every mandatory field, no names, days
 * that can be. Page, station and hub ask the same function; the station's answer and the hub's are the ones that count.
 */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
  losesCharacters,
} from '#shared/documents/document-number.ts';
import { documentCategorySchema, documentTypeSchema } from '#shared/documents/sltd-record.ts';
import { findState } from '#shared/icao/states.ts';
import { daysInMonth } from '#shared/kernel/partial-date.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Finding, FindingKind } from './finding.ts';
import { personIn } from './no-names.ts';
import { MOST_IN_RANGE, rangeOf } from './number-range.ts';
import {
  LONGEST_INFORMATION,
  LONGEST_REFERENCE,
  REPORT_FIELDS,
  type Report,
  type ReportDraft,
  type ReportField,
  reportSchema,
} from './report.ts';

/** Years until a record is reviewed when the report does not say (SLTD: ten). No report may ask for longer. */
const REVIEW_AFTER_YEARS = 10;

const LONGEST_NUMBER = 30;

export type ReportRules = {
  /** From the policy of the release, in the codes of Doc 9303. */
  readonly ownState: string;
  /** `YYYY-MM-DD`: the day that the report bears. */
  readonly dateReported: string;
  /** No day of what has happened lies after this one. */
  readonly today: string;
  /** Names of the holder that are known from elsewhere. */
  readonly knownNames?: readonly string[];
};

/** The report, or everything that stands in its way, in the order of the fields. */
export function checkReport(
  draft: ReportDraft,
  rules: ReportRules,
): Result<Report, readonly Finding[]> {
  const trimmed = trimmedOf(draft);
  const findings = [
    ...numberFindings(trimmed),
    ...stateFindings(trimmed, rules),
    ...wordFindings(trimmed),
    ...dayFindings(trimmed, rules),
    ...orderFindings(trimmed, rules),
    ...textFindings(trimmed, rules),
  ];
  const first = firstOfEachField(findings);
  if (first.length > 0) return fail(first);
  return succeed(reportSchema.parse(present(reportOf(trimmed, rules))));
}

/** The category or type that a word stands for, whatever its case, spaces and underscores. */
const plainWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-');

/** The day on which a report of `day` is reviewed when nothing else is said. */
export function reviewDateAfter(day: string): string {
  const year = Number(day.slice(0, 4)) + REVIEW_AFTER_YEARS;
  const rest = day.slice(4) === '-02-29' && daysInMonth(year, 2) === 28 ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}

function trimmedOf(draft: ReportDraft): ReportDraft {
  const trimmed = { ...draft };
  for (const field of REPORT_FIELDS) trimmed[field] = draft[field].trim();
  return trimmed;
}

function reportOf(draft: ReportDraft, { dateReported }: ReportRules) {
  return {
    ...draft,
    documentNumber: canonicalDocumentNumber(draft.documentNumber),
    lastDocumentNumber: canonicalDocumentNumber(draft.lastDocumentNumber),
    issuingState: canonicalIssuingState(draft.issuingState),
    documentType: plainWord(draft.documentType),
    category: plainWord(draft.category),
    theftCountry: canonicalIssuingState(draft.theftCountry),
    dateReported,
    reviewDate: draft.reviewDate === '' ? reviewDateAfter(dateReported) : draft.reviewDate,
  };
}

const present = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));

const finding = (field: ReportField, kind: FindingKind, detail?: string): Finding =>
  detail === undefined ? { field, kind } : { field, kind, detail };

/** One thing at a time for each field: the later ones often follow from the first. */
function firstOfEachField(findings: readonly Finding[]): Finding[] {
  const seen = new Set<ReportField>();
  return findings.filter(({ field }) => !seen.has(field) && seen.add(field));
}

function numberFindings(draft: ReportDraft): Finding[] {
  const first = numberProblem('documentNumber', draft.documentNumber);
  if (draft.lastDocumentNumber === '') return first;
  const last = numberProblem('lastDocumentNumber', draft.lastDocumentNumber);
  return [...first, ...last, ...rangeFindings(draft)];
}

function numberProblem(field: ReportField, raw: string): Finding[] {
  if (raw === '') return [finding(field, 'missing')];
  const canonical = canonicalDocumentNumber(raw);
  if (losesCharacters(raw)) return [finding(field, 'number-loses-characters')];
  if (canonical === '') return [finding(field, 'number-not-comparable')];
  if (!/[0-9]/u.test(canonical)) return [finding(field, 'number-without-digit')];
  if (canonical.length <= LONGEST_NUMBER) return [];
  return [finding(field, 'too-long', String(LONGEST_NUMBER))];
}

function rangeFindings({ documentNumber, lastDocumentNumber, category }: ReportDraft): Finding[] {
  if (plainWord(category) !== 'stolen-blank') {
    return [finding('lastDocumentNumber', 'range-not-of-blanks')];
  }
  const range = rangeOf(
    canonicalDocumentNumber(documentNumber),
    canonicalDocumentNumber(lastDocumentNumber),
  );
  if (range.ok) return [];
  const detail = range.failure === 'too-long' ? String(MOST_IN_RANGE) : undefined;
  return [finding('lastDocumentNumber', `range-${range.failure}`, detail)];
}

function stateFindings({ issuingState, theftCountry }: ReportDraft, rules: ReportRules): Finding[] {
  const theft = theftCountry === '' ? [] : knownState('theftCountry', theftCountry);
  if (issuingState === '') return [finding('issuingState', 'missing'), ...theft];
  const own = canonicalIssuingState(rules.ownState);
  if (canonicalIssuingState(issuingState) === own) return theft;
  return [finding('issuingState', 'foreign-document', own), ...theft];
}

function knownState(field: ReportField, code: string): Finding[] {
  const canonical = canonicalIssuingState(code);
  const isKnown = canonical.length === 3 && findState(canonical) !== null;
  return isKnown ? [] : [finding(field, 'unknown-state')];
}

function wordFindings({ documentType, category }: ReportDraft): Finding[] {
  const word = (field: ReportField, text: string, known: readonly string[]): Finding[] => {
    if (text === '') return [finding(field, 'missing')];
    return known.includes(plainWord(text)) ? [] : [finding(field, 'unknown-word')];
  };
  return [
    ...word('documentType', documentType, documentTypeSchema.options),
    ...word('category', category, documentCategorySchema.options),
  ];
}

/** The days of what has happened, and those that may lie ahead. */
const PAST = ['dateOfTheft', 'dateOfIssue'] as const;
const DAYS = [...PAST, 'dateOfExpiry', 'reviewDate'] as const;

function dayFindings(draft: ReportDraft, { today }: ReportRules): Finding[] {
  const wrong = DAYS.filter((field) => draft[field] !== '' && !isDay(draft[field]));
  const ahead = PAST.filter((field) => isDay(draft[field]) && draft[field] > today);
  return [
    ...wrong.map((field) => finding(field, 'not-a-day')),
    ...ahead.map((field) => finding(field, 'in-future')),
  ];
}

function orderFindings(draft: ReportDraft, { dateReported }: ReportRules): Finding[] {
  const { dateOfIssue, dateOfExpiry, dateOfTheft, reviewDate } = draft;
  const last = reviewDateAfter(dateReported);
  const findings: Finding[] = [];
  if (isBefore(dateOfExpiry, dateOfIssue)) {
    findings.push(finding('dateOfExpiry', 'expiry-before-issue'));
  }
  if (isBefore(dateOfTheft, dateOfIssue)) {
    findings.push(finding('dateOfTheft', 'theft-before-issue'));
  }
  if (reviewDate !== '' && reviewDate <= dateReported) {
    findings.push(finding('reviewDate', 'review-not-after-report'));
  } else if (reviewDate > last) {
    findings.push(finding('reviewDate', 'review-too-late', last));
  }
  return findings;
}

/** ISO days compare as text. */
const isBefore = (day: string, other: string): boolean => day !== '' && other !== '' && day < other;

function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (found === null) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= daysInMonth(Number(found[1]), Number(found[2]));
}

const TEXTS = [
  { field: 'nationalReference', most: LONGEST_REFERENCE, isReference: true },
  { field: 'additionalInformation', most: LONGEST_INFORMATION, isReference: false },
] as const;

function textFindings(draft: ReportDraft, { knownNames = [] }: ReportRules): Finding[] {
  return TEXTS.flatMap(({ field, most, isReference }) => {
    const text = draft[field];
    if (text.length > most) return [finding(field, 'too-long', String(most))];
    const sign = text === '' ? null : personIn(text, { isReference, knownNames });
    return sign === null ? [] : [finding(field, `names-${sign}`)];
  });
}
