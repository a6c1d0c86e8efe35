/** One list of the installed release, ready to be searched, or known not to be. */
import type { ReleasedList, SearchOutcome } from '#shared/screening/answers.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { ListContents } from '../install/contents.ts';
import type { Register } from './register.ts';

export type ListSource = {
  readonly list: ReleasedList;
  readonly searchable: boolean;
  /** Of a list of documents that can be searched: for many documents at once. */
  readonly register?: Register;
  search(traveller: Traveller, refer: number): Promise<SearchOutcome>;
};

/** A list that cannot be searched: every search says so. */
export function failingSource(list: ReleasedList, failure: SearchFailure): ListSource {
  return {
    list,
    searchable: false,
    search: () => Promise.resolve({ kind: 'not-searched', failure }),
  };
}

export const releasedList = ({ manifest }: ListContents): ReleasedList => ({
  ...manifest.list,
  listDate: manifest.listDate,
  records: manifest.records,
});
