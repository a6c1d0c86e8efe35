/** What a release is made from. The hub's storage implements it; tests pass arrays. */
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { ListDescription } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';

/** One list as it stands. */
export type SourceList = {
  readonly description: ListDescription;
  /** `YYYY-MM-DD` as its publisher dates it. */
  readonly listDate: string;
  /** What `persons` or `documents` will yield, exactly: any other number and nothing is published. */
  readonly records: number;
};

/**
 * The lists of one release. A list that cannot be read to its end throws from its iterator; then nothing is
 * published. `persons` and `documents` may yield in any order and are read once per release.
 */
export type ReleaseSource = {
  lists(): Promise<readonly SourceList[]>;
  persons(listId: string): AsyncIterable<Person>;
  documents(listId: string): AsyncIterable<SltdRecord>;
};
