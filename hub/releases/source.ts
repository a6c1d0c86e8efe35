/** What a release is made from. The hub's storage implements it; tests pass arrays. */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { SuppressedNotice } from '#shared/release/suppressions.ts';
import type { ListDescription } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';

/** One list as it stands. */
export type SourceList = {
  readonly description: ListDescription;
  /** `YYYY-MM-DD` as its publisher dates it. */
  readonly listDate: string;
  /** What `persons` or `documents` will yield, exactly: any other number and nothing is published. */
  readonly records: number;
  /** Documents only: which import this is. Without it every publication reads the whole register again. */
  readonly revision?: string;
  /** Documents only: files of changes to that import, oldest first. */
  readonly changes?: readonly string[];
};

/** One line of a file of changes. A withdrawal names the document, its type and category; its day means nothing. */
export type DocumentChange = {
  readonly change: 'add' | 'withdraw';
  readonly record: SltdRecord;
};

/**
 * The lists of one release. A list that cannot be read to its end throws from its iterator; then nothing is
 * published. `persons` may yield in any order; it is read once per release.
 */
export type ReleaseSource = {
  lists(): Promise<readonly SourceList[]>;
  persons(listId: string): AsyncIterable<Person>;
  /** The records after the first `from`, in batches; the same order each time. */
  documents(listId: string, from: number): AsyncIterable<readonly SltdRecord[]>;
  /** The lines of one file that `changes` of the list names, in batches. */
  documentChanges?(listId: string, file: string): AsyncIterable<readonly DocumentChange[]>;
  /** Pairs that posts judged to be two people (`#shared/screening/judgement.ts`), each once. */
  judgements?(): Promise<readonly string[]>;
  /** Notices of persecuting States on confirmed refugees (`#shared/protection/suppression.ts`). */
  suppressions?(): Promise<readonly SuppressedNotice[]>;
  /** Whether every document was checked against the model before it was stored. */
  readonly checked?: boolean;
};
