/** One list of the installed release, ready to be searched, or known not to be. */
import type { ReleasedList, SearchOutcome } from '#shared/screening/answers.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { ListContents } from '../install/contents.ts';
import type { OpenFailure } from '../opening/open-target.ts';

export type ListSource = {
  readonly list: ReleasedList;
  readonly searchable: boolean;
  search(traveller: Traveller, refer: number): Promise<SearchOutcome>;
};

/** Reported as soon as a stored file turns out not to be what was stored. */
export type OnDamage = (sha256: string) => void;

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

/** Without its key a file cannot be read, and fetching it again would not help. */
export const searchFailureOf = ({ kind, path }: OpenFailure): SearchFailure =>
  kind === 'no-release-key'
    ? { kind: 'failed', reference: 'no-release-key' }
    : { kind: 'damaged', where: path };
