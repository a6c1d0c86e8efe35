/** What the search of one list brought, before anything is decided. */
import type { NearMatch } from '#shared/documents/near-match.ts';
import type { ListDescription } from '#shared/watchlist/list.ts';
import type { Candidate, DocumentMatch, SearchFailure } from './verdict.ts';

/** A list as the installed release carries it; `listDate` is null while its manifest cannot be read. */
export type ReleasedList = ListDescription & {
  readonly listDate: string | null;
  readonly records: number;
};

export type FoundDocument = {
  readonly match: DocumentMatch;
  /** The number in the officer's hand, canonical. Equal to the match's when it is exact. */
  readonly presented: string;
  readonly exact: boolean;
  /** Why it was found although it is not the document as presented; on every match that is not exact. */
  readonly near?: NearMatch;
};

/** The outcome of one search. `searched` means: to the end of the list. */
export type SearchOutcome =
  | {
      readonly kind: 'searched';
      readonly documents: readonly FoundDocument[];
      /** Listed persons whose entry names the presented document. */
      readonly holders: readonly Candidate[];
      /** Persons at or above the referral threshold, whoever is in `holders` left out. */
      readonly candidates: readonly Candidate[];
      /** Best score below the threshold; null when nobody resembled at all. */
      readonly nearest: number | null;
    }
  | { readonly kind: 'not-searched'; readonly failure: SearchFailure };

export type ListAnswer = { readonly list: string; readonly outcome: SearchOutcome };
