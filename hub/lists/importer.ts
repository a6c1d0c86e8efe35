/**
 * The contract of every list importer.
 *
 * An importer streams: it holds one record at a time, plus what a join needs. A malformed record is reported
 * with its line and never stops the import. A malformed file is a failure, after which the caller throws away
 * everything it was given: the batches before a failure are not a list.
 */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Person } from '#shared/watchlist/person.ts';

/**
 * One file of a list. `name` is what messages call it; `sizeInBytes` is null when nobody knows. `bytes` should
 * open the file only when it is first read: an import may end before it comes to its second file.
 */
export type ImportSource = {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly sizeInBytes: number | null;
};

/** Why a single record was left out. */
export type RejectionKind =
  | 'malformed-record'
  | 'missing-field'
  | 'invalid-field'
  | 'unknown-code'
  | 'unknown-notice-colour'
  | 'duplicate-id'
  | 'nominal-data';

/** `line` is 1-based. `words` never quote a name or a document number, so they may be logged. */
export type RejectedRecord = {
  readonly line: number;
  readonly reason: { readonly kind: RejectionKind; readonly words: string };
  /** The publisher's own reference of the record, where it could still be read. */
  readonly reference?: string;
};

/** What an importer hands over, in batches, in the order of the file. */
export type ImportEvent =
  | { readonly kind: 'person'; readonly person: Person }
  | {
      readonly kind: 'document';
      /** In a file of changes; a whole register only adds. */
      readonly change: 'add' | 'withdraw';
      readonly record: SltdRecord;
    }
  | ({ readonly kind: 'rejected' } & RejectedRecord)
  | {
      readonly kind: 'progress';
      readonly file: string;
      readonly bytesRead: number;
      readonly sizeInBytes: number | null;
    };

/** Things that are no reason to refuse a record but that the operator must be able to see. */
export type WarningKind =
  | 'orphan-aliases'
  | 'unmapped-nationalities'
  | 'unmapped-issuing-states'
  | 'unreadable-dates'
  | 'unreadable-documents'
  | 'truncated-remarks'
  | 'end-mark-missing'
  | 'incomplete-extract';

/** `examples` are country names and shapes of dates (figures masked), at most 20. */
export type ImportWarning = {
  readonly kind: WarningKind;
  readonly count: number;
  readonly examples: readonly string[];
};

/** `read` counts every record met: accepted, rejected and skipped (an entity in a list of persons). */
export type ImportSummary = {
  /** `YYYY-MM-DD` as the publisher dates the list, or null when the file does not say. */
  readonly listDate: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly skipped: number;
  /** `count` is the true number; `first` holds at most 1,000 of them. */
  readonly rejected: { readonly count: number; readonly first: readonly RejectedRecord[] };
  readonly warnings: readonly ImportWarning[];
};

export type FileFailureKind =
  | 'missing-file'
  | 'unreadable'
  | 'empty'
  | 'binary'
  | 'not-utf8'
  | 'not-xml'
  | 'not-json'
  | 'not-csv'
  | 'wrong-root'
  | 'wrong-columns'
  | 'nominal-data'
  | 'truncated'
  | 'oversized-record'
  | 'no-records';

/** Why a whole file is refused. `line` is 1-based, or null when no line is to blame. */
export type FileFailure = {
  readonly kind: FileFailureKind;
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
  readonly remedy: string;
};

/** Batches of events, and at the very end the outcome. */
export type ImportRun = AsyncGenerator<
  readonly ImportEvent[],
  Result<ImportSummary, FileFailure>,
  void
>;

/** Drives an import to its end, waiting for `sink` after each batch, so memory stays bounded. */
export async function runImport(
  run: ImportRun,
  sink: (batch: readonly ImportEvent[]) => void | Promise<void>,
): Promise<Result<ImportSummary, FileFailure>> {
  for (;;) {
    const step = await run.next();
    if (step.done === true) return step.value;
    await sink(step.value);
  }
}
