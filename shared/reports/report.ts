/**
 * A report that a travel document of the own State is stolen, lost, revoked, invalid or a stolen blank.
 *
 * Source: the record of INTERPOL's SLTD as described to the ICAO FAL panel: document number, issuing State, type and fraud
 * category are mandatory; theft, dates, review date, national reference and information that is not nominal may be
 * added. Nothing in it says who held the document.
 */
import { z } from 'zod';
import {
  documentCategorySchema,
  documentTypeSchema,
  type SltdRecord,
} from '#shared/documents/sltd-record.ts';
import { type NumberRange, numbersIn, rangeOf, runOfOne } from './number-range.ts';

const numberSchema = z.string().regex(/^[A-Z0-9]{1,30}$/u);
const stateSchema = z.string().regex(/^[A-Z]{3}$/u);
const daySchema = z.iso.date();

export const LONGEST_INFORMATION = 300;
export const LONGEST_REFERENCE = 60;

/** A report that keeps every rule of `check-report.ts`; numbers and States in canonical form. */
export const reportSchema = z.strictObject({
  documentNumber: numberSchema,
  /** The last of a run of blanks that begins with `documentNumber`. */
  lastDocumentNumber: numberSchema.optional(),
  issuingState: stateSchema,
  documentType: documentTypeSchema,
  category: documentCategorySchema,
  /** The day on which the station took the draft. */
  dateReported: daySchema,
  dateOfTheft: daySchema.optional(),
  theftCountry: stateSchema.optional(),
  dateOfIssue: daySchema.optional(),
  dateOfExpiry: daySchema.optional(),
  /** The register drops the record on this day unless it is renewed. */
  reviewDate: daySchema,
  nationalReference: z.string().min(1).max(LONGEST_REFERENCE).optional(),
  /** Never nominal. Goes to the NCB; releases do not carry it. */
  additionalInformation: z.string().min(1).max(LONGEST_INFORMATION).optional(),
});

/** What an officer typed or a file says; empty is absent. Bounded, and otherwise unchecked. */
export const reportDraftSchema = z.strictObject({
  documentNumber: z.string().max(100),
  lastDocumentNumber: z.string().max(100),
  issuingState: z.string().max(20),
  documentType: z.string().max(60),
  category: z.string().max(60),
  dateOfTheft: z.string().max(40),
  theftCountry: z.string().max(20),
  dateOfIssue: z.string().max(40),
  dateOfExpiry: z.string().max(40),
  reviewDate: z.string().max(40),
  nationalReference: z.string().max(1000),
  additionalInformation: z.string().max(2000),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportDraft = z.infer<typeof reportDraftSchema>;
export type ReportField = keyof ReportDraft;

export const EMPTY_DRAFT: ReportDraft = {
  documentNumber: '',
  lastDocumentNumber: '',
  issuingState: '',
  documentType: '',
  category: '',
  dateOfTheft: '',
  theftCountry: '',
  dateOfIssue: '',
  dateOfExpiry: '',
  reviewDate: '',
  nationalReference: '',
  additionalInformation: '',
};

export const REPORT_FIELDS = reportDraftSchema.keyof().options;

/** The draft that gives this report again: so a report that comes from elsewhere is put to the same rules. */
export function draftOf(report: Report): ReportDraft {
  const draft = { ...EMPTY_DRAFT };
  for (const field of REPORT_FIELDS) draft[field] = report[field] ?? '';
  return draft;
}

/** What is reported, without writing a number out: one number, or a run. */
export function runsOf({ documentNumber, lastDocumentNumber }: Report): NumberRange[] {
  if (lastDocumentNumber === undefined) return [runOfOne(documentNumber)];
  const range = rangeOf(documentNumber, lastDocumentNumber);
  return range.ok ? [range.value] : [documentNumber, lastDocumentNumber].map(runOfOne);
}

/** How many numbers are reported; says so without writing them out. */
export const countOf = (report: Report): number =>
  runsOf(report).reduce((sum, { count }) => sum + count, 0);

/** Every number reported: one, or those of the run. */
export function numbersOf({ documentNumber, lastDocumentNumber }: Report): string[] {
  if (lastDocumentNumber === undefined) return [documentNumber];
  const range = rangeOf(documentNumber, lastDocumentNumber);
  return range.ok ? numbersIn(range.value) : [documentNumber, lastDocumentNumber];
}

/** The records of a register of documents: one for each number, of the source `national`. */
export function recordsOf(report: Report): SltdRecord[] {
  const { lastDocumentNumber: _last, additionalInformation: _left, ...record } = report;
  return numbersOf(report).map((documentNumber) => ({
    ...record,
    documentNumber,
    source: 'national',
  }));
}

/**
 * Names the document, type and category of each number: what a register tells reports apart by. Two reports that share a
 * key speak of the same document.
 */
export function keysOf(report: Report): string[] {
  const { issuingState, documentType, category } = report;
  return numbersOf(report).map((number) => `${category} ${documentType} ${issuingState} ${number}`);
}
