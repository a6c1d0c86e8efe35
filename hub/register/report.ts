/** A report of a document as the register takes it in: canonical, and ready to be hashed. */
import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import {
  documentCategorySchema,
  documentSourceOf,
  documentSourceSchema,
  documentTypeSchema,
  type SltdRecord,
  sltdRecordSchema,
} from '#shared/documents/sltd-record.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { classText, type DocumentClass, MOST_CLASSES } from '#shared/release/document-classes.ts';
import type { DocumentHasher } from '#shared/release/document-hash.ts';
import type { Row } from './row-table.ts';

const DAY_IN_MS = 86_400_000;
const LAST_DAY = 65_535;
const MOST_REMEMBERED = 100_000;
const LONGEST_STATE = 3;

/** The table of classes while rows are taken in; grows at its end only. */
export type ClassTable = {
  /** Position of a class, or null when the table is full. */
  indexOf(of: DocumentClass): number | null;
  texts(): readonly string[];
};

const CATEGORIES = documentCategorySchema.options;
const TYPES = documentTypeSchema.options;
const SOURCES = documentSourceSchema.options;

export function createClassTable(known: readonly string[]): ClassTable {
  const positions = new Map(known.map((text, index) => [text, index]));
  // 128 million rows ask: by state and a small number, so that no text is built for each of them.
  const byState = new Map<string, Array<number | undefined>>();

  const add = (of: DocumentClass): number | null => {
    const text = classText(of);
    const position = positions.get(text) ?? positions.size;
    if (position >= MOST_CLASSES) return null;
    positions.set(text, position);
    return position;
  };
  return {
    indexOf(of) {
      const kinds = byState.get(of.issuingState) ?? [];
      if (kinds.length === 0) byState.set(of.issuingState, kinds);
      const kind =
        (CATEGORIES.indexOf(of.category) * TYPES.length + TYPES.indexOf(of.documentType)) *
          SOURCES.length +
        SOURCES.indexOf(of.source);
      const known = kinds[kind];
      if (known !== undefined) return known;
      const position = add(of);
      if (position !== null) kinds[kind] = position;
      return position;
    },
    texts: () => [...positions.keys()],
  };
}

/** Makes a report a row, or says what is wrong with it in words that quote nothing. */
export type RowMaker = (record: SltdRecord) => Result<Row, string>;

export function createRowMaker(hasher: DocumentHasher, classes: ClassTable): RowMaker {
  const dayOf = remember(dayNumberOf);
  const stateOf = remember(canonicalIssuingState);
  return (record) => {
    const number = canonicalDocumentNumber(record.documentNumber);
    if (number === '') return fail('documentNumber: nothing comparable (A–Z, 0–9) in it');
    const issuingState = stateOf(record.issuingState);
    if (issuingState === '') return fail('issuingState: no letters in it');
    if (issuingState.length > LONGEST_STATE) {
      return fail('issuingState: more than three letters in canonical form');
    }
    const { category, documentType } = record;
    const source = documentSourceOf(record);
    const classIndex = classes.indexOf({ category, documentType, issuingState, source });
    if (classIndex === null) {
      return fail(`more than ${MOST_CLASSES} combinations of category, type, state and source`);
    }
    const { high, low } = hasher(issuingState, number);
    const notice = record.noticeReference ?? null;
    return succeed({ high, low, classIndex, day: dayOf(record.dateReported), notice });
  };
}

/** Makes a row of a record that nobody checked against the model before. */
export function checkedRow(record: SltdRecord, make: RowMaker): Result<Row, string> {
  const violation = violationOf(record);
  return violation === null ? make(record) : fail(violation);
}

/** What `record` violates of the model; null when it satisfies it. */
function violationOf(record: SltdRecord): string | null {
  const checked = sltdRecordSchema.safeParse(record);
  if (checked.success) return null;
  const issue = checked.error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.')}: ${issue.code}`;
}

/** Days from 1970-01-01, 0 for every earlier day. */
function dayNumberOf(text: string): number {
  return Math.min(LAST_DAY, Math.max(0, Math.floor(Date.parse(text) / DAY_IN_MS)));
}

/** Answers from memory what was asked before, up to a bound. */
function remember<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const value = compute(text);
    if (known.size < MOST_REMEMBERED) known.set(text, value);
    return value;
  };
}
