/** Scores one listed person against a traveller, feature by feature, so that every point can be explained. */

import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { formatPartialDate } from '#shared/kernel/partial-date.ts';
import type { ListedDate, Person, PersonName } from '#shared/watchlist/person.ts';
import { compareNames, type NameComparison } from '../names/compare.ts';
import type { ParsedName } from '../names/tokens.ts';
import type { Traveller } from '../traveller.ts';
import type { Candidate, Feature } from '../verdict.ts';
import { relateDates } from './date-of-birth.ts';
import {
  DATE_WEIGHTS,
  NATIONALITY_DIFFERENT,
  NATIONALITY_EQUAL,
  SEX_DIFFERENT,
  WEAK_ALIAS,
} from './weights.ts';

/** One way to read the traveller's name. */
export type QueryName = {
  readonly whole: string;
  readonly parsed: ParsedName;
  /** Index of a token that may go on beyond its last letter. */
  readonly truncated: number | null;
};

/** A listed person with each name parsed once. */
export type IndexedPerson = {
  readonly person: Person;
  readonly parsedNames: readonly ParsedName[];
};

type BestName = {
  readonly query: QueryName;
  readonly name: PersonName;
  readonly comparison: NameComparison;
  readonly score: number;
};

/** The candidate, whatever its score; `list` names where the person comes from. */
export function scorePerson(
  traveller: Traveller,
  queries: readonly QueryName[],
  { list, indexed }: { readonly list: string; readonly indexed: IndexedPerson },
): Candidate {
  const { person } = indexed;
  const name = bestName(queries, indexed);
  const features = [
    ...(name === null ? [] : [nameFeature(name)]),
    dateFeature(traveller, person),
    nationalityFeature(traveller, person),
    sexFeature(traveller, person),
  ];
  const sum = features.reduce((total, { weight }) => total + weight, 0);
  return {
    list,
    score: round(Math.min(1, Math.max(0, sum))),
    matchedName: (name?.name ?? (person.names[0] as PersonName)).whole,
    features,
    person,
  };
}

function bestName(
  queries: readonly QueryName[],
  { person, parsedNames }: IndexedPerson,
): BestName | null {
  let best: BestName | null = null;
  for (const [index, parsed] of parsedNames.entries()) {
    const name = person.names[index] as PersonName;
    for (const query of queries) {
      const comparison = compareNames(query.parsed, parsed, query.truncated);
      const score = comparison.score * (name.quality === 'weak' ? WEAK_ALIAS : 1);
      if (best === null || score > best.score) best = { query, name, comparison, score };
    }
  }
  return best;
}

function nameFeature({ query, name, comparison, score }: BestName): Feature {
  return {
    feature: 'name',
    agreement: nameAgreement(comparison),
    by: comparison.by,
    traveller: query.whole,
    listed: name.whole,
    weight: round(score),
  };
}

function nameAgreement({ score, by }: NameComparison): Feature['agreement'] {
  if (by === 'equal' || by === 'order') return 'equal';
  if (score >= 0.85) return 'near';
  return score > 0 ? 'partial' : 'different';
}

function dateFeature(traveller: Traveller, person: Person): Feature {
  const { relation, listed } = relateDates(traveller.dateOfBirth, person.datesOfBirth);
  return {
    feature: 'date-of-birth',
    ...DATE_WEIGHTS[relation],
    by: relation,
    traveller: formatPartialDate(traveller.dateOfBirth),
    listed: listed === null ? '' : formatListedDate(listed),
  };
}

/** A listed date as text: `1989-03-14`, `~1989`, `1985–1989`. */
function formatListedDate(date: ListedDate): string {
  if (date.precision === 'between') return `${date.fromYear}–${date.toYear}`;
  return `${date.precision === 'circa' ? '~' : ''}${formatPartialDate(date)}`;
}

function nationalityFeature(traveller: Traveller, person: Person): Feature {
  const state = canonicalIssuingState(traveller.nationality);
  const listed = person.nationalities.map(canonicalIssuingState);
  const shown = { feature: 'nationality', traveller: state, listed: listed.join(' ') } as const;
  // Codes beginning with X (stateless, refugee, unspecified) and UNK name no state.
  if (state === '' || state === 'UNK' || /^XX/u.test(state) || listed.length === 0) {
    return { ...shown, agreement: 'missing', weight: 0 };
  }
  return listed.includes(state)
    ? { ...shown, agreement: 'equal', weight: NATIONALITY_EQUAL }
    : { ...shown, agreement: 'different', weight: NATIONALITY_DIFFERENT };
}

function sexFeature(traveller: Traveller, person: Person): Feature {
  const shown = { feature: 'sex', traveller: traveller.sex, listed: person.sex } as const;
  const known = /^[MF]$/u.test(traveller.sex) && /^[MF]$/u.test(person.sex);
  if (!known) return { ...shown, agreement: 'missing', weight: 0 };
  return traveller.sex === person.sex
    ? { ...shown, agreement: 'equal', weight: 0 }
    : { ...shown, agreement: 'different', weight: SEX_DIFFERENT };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
