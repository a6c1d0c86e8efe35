/** What an officer types about a traveller, and whether it is enough to search with. */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
  losesCharacters,
} from '#shared/documents/document-number.ts';
import type { DocumentType } from '#shared/documents/sltd-record.ts';
import { daysInMonth, type PartialDate } from '#shared/kernel/partial-date.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { PresentedDocument, Traveller } from '#shared/screening/traveller.ts';

export type TypedDate = { readonly day: string; readonly month: string; readonly year: string };

export type TypedTraveller = {
  readonly primaryIdentifier: string;
  readonly secondaryIdentifier: string;
  readonly originalScriptName: string;
  readonly birth: TypedDate;
  readonly sex: Traveller['sex'];
  readonly nationality: string;
  readonly documentType: DocumentType | 'none';
  readonly documentNumber: string;
  readonly issuingState: string;
  readonly expiry: TypedDate;
};

const NO_DATE: TypedDate = { day: '', month: '', year: '' };

export const NOTHING_TYPED: TypedTraveller = {
  primaryIdentifier: '',
  secondaryIdentifier: '',
  originalScriptName: '',
  birth: NO_DATE,
  sex: 'U',
  nationality: '',
  documentType: 'passport',
  documentNumber: '',
  issuingState: '',
  expiry: NO_DATE,
};

/** The field at fault and why, in a form the desk translates. */
export type TypedProblem = {
  readonly field: 'primaryIdentifier' | 'birth' | 'documentNumber' | 'issuingState' | 'expiry';
  readonly why: 'need-something' | 'need-state' | 'need-number' | 'bad-number' | 'bad-date';
};

/** The traveller to screen, or every problem at once. */
export function readTyped(typed: TypedTraveller): Result<Traveller, readonly TypedProblem[]> {
  const birth = readDate(typed.birth);
  const expiry = readDate(typed.documentType === 'none' ? NO_DATE : typed.expiry);
  const problems = problemsOf(typed, birth, expiry);
  if (problems.length > 0 || birth === null || expiry === null) return fail(problems);
  const original = typed.originalScriptName.trim();
  return succeed({
    primaryIdentifier: typed.primaryIdentifier.trim(),
    secondaryIdentifier: typed.secondaryIdentifier.trim(),
    nameTruncated: false,
    ...(original === '' ? {} : { originalScriptName: original }),
    dateOfBirth: birth,
    sex: typed.sex,
    nationality: typed.nationality,
    document: documentOf(typed, expiry),
    mrz: null,
    findings: [],
  });
}

function problemsOf(
  typed: TypedTraveller,
  birth: PartialDate | null,
  expiry: PartialDate | null,
): readonly TypedProblem[] {
  const number = canonicalDocumentNumber(typed.documentNumber);
  const named = typed.primaryIdentifier.trim() !== '' || typed.originalScriptName.trim() !== '';
  const problems: TypedProblem[] = [];
  if (birth === null) problems.push({ field: 'birth', why: 'bad-date' });
  if (typed.documentType === 'none') {
    if (!named) problems.push({ field: 'primaryIdentifier', why: 'need-something' });
    return problems;
  }
  if (number === '') problems.push({ field: 'documentNumber', why: 'need-number' });
  else if (losesCharacters(typed.documentNumber)) {
    problems.push({ field: 'documentNumber', why: 'bad-number' });
  } else if (typed.issuingState === '') problems.push({ field: 'issuingState', why: 'need-state' });
  if (expiry === null) problems.push({ field: 'expiry', why: 'bad-date' });
  return problems;
}

function documentOf(typed: TypedTraveller, expiry: PartialDate): PresentedDocument | null {
  if (typed.documentType === 'none') return null;
  return {
    documentType: typed.documentType,
    documentCode: '',
    documentNumber: typed.documentNumber.trim(),
    issuingState: canonicalIssuingState(typed.issuingState),
    dateOfExpiry: expiry.year === null ? null : expiry,
  };
}

/** `null` when there is no such date; empty parts are unknown, never guessed. */
export function readDate({ day, month, year }: TypedDate): PartialDate | null {
  const date = { year: part(year), month: part(month), day: part(day) };
  // Without year or month the longest one counts.
  const length = daysInMonth(date.year ?? 2000, date.month ?? 1);
  const exists =
    within(date.year, 1000, 2999) && within(date.month, 1, 12) && within(date.day, 1, length);
  return exists ? date : null;
}

const within = (value: number | null, least: number, most: number): boolean =>
  value === null || (value >= least && value <= most);

function part(text: string): number | null {
  const trimmed = text.trim().normalize('NFKC');
  if (trimmed === '') return null;
  return /^\d{1,4}$/u.test(trimmed) ? Number(trimmed) : Number.NaN;
}
