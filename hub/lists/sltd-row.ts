import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { looksNominal } from '#shared/documents/nominal-text.ts';
import {
  type DocumentCategory,
  type DocumentSource,
  type DocumentType,
  documentCategorySchema,
  documentSourceSchema,
  documentTypeSchema,
  type SltdRecord,
} from '#shared/documents/sltd-record.ts';
import { daysInMonth } from '#shared/kernel/partial-date.ts';
import { isStateCode } from './countries.ts';
import type { RejectionKind } from './importer.ts';
import { type ColumnPlaces, SLTD_COLUMNS, type SltdColumn } from './sltd-columns.ts';

export type RowAnswer =
  | { readonly kind: 'record'; readonly record: SltdRecord }
  | { readonly kind: 'refused'; readonly reason: RejectionKind; readonly words: string };

/**
 * Turns one row into a record. 128 million rows pass here, so each field is checked by hand and the answers
 * for repeated values (states, dates) are remembered; a test holds this against the model's own schema.
 */
export type RowReader = (cells: readonly string[]) => RowAnswer;

type Refusal = Extract<RowAnswer, { kind: 'refused' }>;

/** A record while it is being built. */
type Draft = { -readonly [Key in keyof SltdRecord]: SltdRecord[Key] };

const LONGEST_TEXT = 300;
const LONGEST_REFERENCE = 60;
const REMEMBERED_DAYS = 50_000;
const OPTIONAL_DAYS = ['dateOfTheft', 'dateOfIssue', 'dateOfExpiry', 'reviewDate'] as const;
const OPTIONAL_COLUMNS = SLTD_COLUMNS.slice(5);
const REFERENCES = ['nationalReference', 'noticeReference'] as const;
const FREE_TEXTS = [...REFERENCES, 'additionalInformation'] as const;

const categories = wordsOf<DocumentCategory>(documentCategorySchema.options);
const sources = wordsOf<DocumentSource>(documentSourceSchema.options);
const types = wordsOf<DocumentType>(documentTypeSchema.options);

export function createRowReader({ at }: ColumnPlaces): RowReader {
  const isDay = rememberDays();
  const stateOf = rememberStates();

  // Most files have few of the optional columns, and most rows leave those empty.
  const optional = OPTIONAL_COLUMNS.map((column) => at[column]).filter((place) => place >= 0);

  return (cells) => {
    const cell = (column: SltdColumn): string => cellAt(cells, at[column]);
    const draft = draftOf(cell, { isDay, stateOf });
    if ('kind' in draft) return draft;
    const isPlain = optional.every((place) => cells[place] === '');
    const refused = isPlain ? null : addOptional(draft, cell, { isDay, stateOf });
    return refused ?? { kind: 'record', record: draft };
  };
}

type Checks = {
  readonly isDay: (text: string) => boolean;
  readonly stateOf: (code: string) => string | null;
};

/** What every record has. */
function draftOf(cell: Cell, { isDay, stateOf }: Checks): Draft | Refusal {
  const issuingState = stateOf(cell('issuingState'));
  if (issuingState === null) return unknownState('issuingState');
  const documentType = wordIn(types, cell('documentType'));
  if (documentType === null) return unknownWord('documentType', documentTypeSchema.options);
  const category = wordIn(categories, cell('category'));
  if (category === null) return unknownWord('category', documentCategorySchema.options);
  const dateReported = cell('dateReported');
  if (!isDay(dateReported)) return wrongDay('dateReported');
  const documentNumber = cell('documentNumber');
  const draft = { documentNumber, issuingState, documentType, category, dateReported };
  return numberProblem(documentNumber) ?? draft;
}

function addOptional(draft: Draft, cell: Cell, { isDay, stateOf }: Checks): Refusal | null {
  return (
    addDays(draft, cell, isDay) ??
    addTheftCountry(draft, cell('theftCountry'), stateOf) ??
    checkFreeText(cell) ??
    addReferences(draft, cell) ??
    addSource(draft, cell('source'))
  );
}

type Cell = (column: SltdColumn) => string;

const cellAt = (cells: readonly string[], place: number): string =>
  place < 0 ? '' : (cells[place] ?? '').trim();

function numberProblem(documentNumber: string): Refusal | null {
  if (documentNumber === '') return refuse('missing-field', 'documentNumber is empty');
  if (documentNumber.length > 30) {
    return refuse('invalid-field', 'documentNumber is longer than 30 characters');
  }
  if (/^[A-Z]{0,3}[0-9]+$/u.test(documentNumber)) return null;
  if (!/\d/u.test(documentNumber) && /[\s,]/u.test(documentNumber)) {
    return refuse('nominal-data', 'documentNumber holds words instead of a number');
  }
  return canonicalDocumentNumber(documentNumber) === ''
    ? refuse('invalid-field', 'documentNumber holds neither A–Z nor 0–9')
    : null;
}

function addDays(draft: Draft, cell: Cell, isDay: (text: string) => boolean): Refusal | null {
  for (const column of OPTIONAL_DAYS) {
    const text = cell(column);
    if (text === '') continue;
    if (!isDay(text)) return wrongDay(column);
    draft[column] = text;
  }
  const { dateOfIssue, dateOfExpiry } = draft;
  return dateOfIssue !== undefined && dateOfExpiry !== undefined && dateOfExpiry < dateOfIssue
    ? refuse('invalid-field', 'dateOfExpiry is before dateOfIssue')
    : null;
}

function addTheftCountry(
  draft: Draft,
  text: string,
  stateOf: (code: string) => string | null,
): Refusal | null {
  if (text === '') return null;
  const theftCountry = stateOf(text);
  if (theftCountry === null) return unknownState('theftCountry');
  draft.theftCountry = theftCountry;
  return null;
}

/** Additional information is looked at and left behind: the register has no place for it. */
function checkFreeText(cell: Cell): Refusal | null {
  for (const column of FREE_TEXTS) {
    const text = cell(column);
    if (text.length > LONGEST_TEXT) {
      return refuse('invalid-field', `${column} is longer than ${LONGEST_TEXT} characters`);
    }
    if (text !== '' && looksNominal(text)) {
      return refuse('nominal-data', `${column} looks as if it named a person`);
    }
  }
  return null;
}

function addReferences(draft: Draft, cell: Cell): Refusal | null {
  for (const column of REFERENCES) {
    const text = cell(column);
    if (text.length > LONGEST_REFERENCE) {
      return refuse('invalid-field', `${column} is longer than ${LONGEST_REFERENCE} characters`);
    }
    if (text !== '') draft[column] = text;
  }
  return null;
}

function addSource(draft: Draft, text: string): Refusal | null {
  if (text === '') return null;
  const source = wordIn(sources, text);
  if (source === null) return unknownWord('source', documentSourceSchema.options);
  draft.source = source;
  return null;
}

function rememberDays(): (text: string) => boolean {
  const known = new Set<string>();
  return (text) => {
    if (known.has(text)) return true;
    if (!isCalendarDay(text)) return false;
    if (known.size < REMEMBERED_DAYS) known.add(text);
    return true;
  };
}

function isCalendarDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (found === null) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= daysInMonth(Number(found[1]), Number(found[2]));
}

function rememberStates(): (code: string) => string | null {
  const known = new Map<string, string>();
  return (code) => {
    const remembered = known.get(code);
    if (remembered !== undefined) return remembered;
    const state = canonicalIssuingState(code);
    if (!isStateCode(state)) return null;
    if (known.size < 1_000) known.set(code, state);
    return state;
  };
}

function wordsOf<Word extends string>(words: readonly Word[]): Map<string, Word> {
  return new Map(words.map((word) => [word, word]));
}

function wordIn<Word extends string>(words: ReadonlyMap<string, Word>, text: string): Word | null {
  return words.get(text) ?? words.get(text.toLowerCase().replace(/[\s_]+/gu, '-')) ?? null;
}

function unknownState(column: string): Refusal {
  return refuse('unknown-code', `${column} is not a three-letter code of ICAO Doc 9303`);
}

function unknownWord(column: string, allowed: readonly string[]): Refusal {
  return refuse('unknown-code', `${column} is none of ${allowed.join(', ')}`);
}

function wrongDay(column: string): Refusal {
  return refuse('invalid-field', `${column} is not a calendar day written YYYY-MM-DD`);
}

function refuse(reason: RejectionKind, words: string): Refusal {
  return { kind: 'refused', reason, words };
}
