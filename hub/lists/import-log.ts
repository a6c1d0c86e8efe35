import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { type Person, personSchema } from '#shared/watchlist/person.ts';
import type {
  ImportEvent,
  ImportSummary,
  RejectedRecord,
  RejectionKind,
  WarningKind,
} from './importer.ts';

const REJECTED_SHOWN = 1_000;
const EXAMPLES_SHOWN = 20;

/** Where in the file a record stands, and what its publisher calls it. */
export type RecordPosition = { readonly line: number; readonly reference?: string };

/** Counts what an importer meets and collects the events of the current batch. */
export type ImportLog = {
  /** Checks the person against the model and the ids seen so far, then accepts or rejects it. */
  person(person: Person, position: RecordPosition): void;
  /** The record must already satisfy the model: the register's importer checks each field itself. */
  document(record: SltdRecord, change: 'add' | 'withdraw'): void;
  reject(position: RecordPosition, kind: RejectionKind, words: string): void;
  skip(): void;
  warn(kind: WarningKind, example?: string): void;
  dateList(day: string): void;
  /** The events since the last call. */
  takeBatch(): ImportEvent[];
  summary(): ImportSummary;
};

type Warnings = Map<WarningKind, { count: number; examples: Set<string> }>;

export function createImportLog(): ImportLog {
  let batch: ImportEvent[] = [];
  let listDate: string | null = null;
  const count = { accepted: 0, skipped: 0, rejected: 0 };
  const firstRejected: RejectedRecord[] = [];
  const warnings: Warnings = new Map();
  const ids = new Set<string>();

  const reject = (position: RecordPosition, kind: RejectionKind, words: string): void => {
    const rejected = { ...position, reason: { kind, words } };
    count.rejected += 1;
    if (firstRejected.length < REJECTED_SHOWN) firstRejected.push(rejected);
    batch.push({ kind: 'rejected', ...rejected });
  };

  return {
    person(person, position) {
      const problem = problemWith(person);
      if (problem !== null) reject(position, 'invalid-field', problem);
      else if (ids.has(person.id)) {
        reject(position, 'duplicate-id', 'an earlier record of this file has the same id');
      } else {
        ids.add(person.id);
        count.accepted += 1;
        batch.push({ kind: 'person', person });
      }
    },
    document(record, change) {
      count.accepted += 1;
      batch.push({ kind: 'document', change, record });
    },
    reject,
    skip() {
      count.skipped += 1;
    },
    warn: (kind, example) => remember(warnings, kind, example),
    dateList(day) {
      listDate = day;
    },
    takeBatch() {
      const taken = batch;
      batch = [];
      return taken;
    },
    summary: () => ({
      listDate,
      read: count.accepted + count.skipped + count.rejected,
      accepted: count.accepted,
      skipped: count.skipped,
      rejected: { count: count.rejected, first: firstRejected },
      warnings: [...warnings].map(([kind, seen]) => ({
        kind,
        count: seen.count,
        examples: [...seen.examples],
      })),
    }),
  };
}

function problemWith(person: Person): string | null {
  const checked = personSchema.safeParse(person);
  if (checked.success) return null;
  const issue = checked.error.issues[0];
  // The path and the code only: the message of an issue may repeat what the record says.
  return issue === undefined ? 'unknown' : `${issue.path.join('.')}: ${issue.code}`;
}

function remember(warnings: Warnings, kind: WarningKind, example: string | undefined): void {
  const seen = warnings.get(kind) ?? { count: 0, examples: new Set<string>() };
  seen.count += 1;
  if (example !== undefined && seen.examples.size < EXAMPLES_SHOWN) {
    seen.examples.add(example.slice(0, 120));
  }
  warnings.set(kind, seen);
}
