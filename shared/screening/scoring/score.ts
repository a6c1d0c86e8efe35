/** Scores one listed person against a traveller, feature by feature, so that every point can be explained. */

import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { formatPartialDate } from '#shared/kernel/partial-date.ts';
import type { ListedDate, Person, PersonName } from '#shared/watchlist/person.ts';
import type { NameComparison } from '../names/compare.ts';
import type { PersonFacts } from '../retrieval/person-facts.ts';
import type { Traveller } from '../traveller.ts';
import type { Candidate, Feature } from '../verdict.ts';
import { relateDates } from './date-of-birth.ts';
import { isKnownSex, namesNoState } from './known.ts';
import type { QueryName } from './query-names.ts';
import {
  DATE_WEIGHTS,
  NATIONALITY_DIFFERENT,
  NATIONALITY_EQUAL,
  SEX_DIFFERENT,
  WEAK_ALIAS,
} from './weights.ts';

/** What a listed person's name and facts come to, before the entry itself was opened. */
export type ScoredPerson = {
  /** Number of the person in the list. */
  readonly person: number;
  /** Place of the name that resembled most among the person's names, and the reading that it resembled. */
  readonly place: number;
  readonly query: QueryName | null;
  readonly name: NameMatch;
  /** Date of birth, nationality and sex, in this order. */
  readonly facts: readonly Feature[];
  /** 0 to 1. */
  readonly score: number;
  /** The same beyond 1: who agrees in more comes first. */
  readonly order: number;
};

/** A comparison and what became of it: a weak alias counts less. */
export type NameMatch = NameComparison & { readonly weighed: number };

/** How much a name counts by its quality. */
export function weighName(comparison: NameComparison, weak: boolean): NameMatch {
  return { ...comparison, weighed: comparison.score * (weak ? WEAK_ALIAS : 1) };
}

/** Everything that is compared beside the name. */
export const factFeatures = (traveller: Traveller, facts: PersonFacts): readonly Feature[] => [
  dateFeature(traveller, facts),
  nationalityFeature(traveller, facts),
  sexFeature(traveller, facts),
];

/** What features add and take. */
const sumOf = (features: readonly Feature[]): number =>
  features.reduce((total, { weight }) => total + weight, 0);

/** The score of a name together with the features beside it. */
export function scoreOf(
  name: NameMatch,
  facts: readonly Feature[],
): Pick<ScoredPerson, 'score' | 'order'> {
  const order = round(round(name.weighed) + sumOf(facts));
  return { order, score: Math.min(1, Math.max(0, order)) };
}

/** The candidate as an officer sees it. `list` names where the person comes from. */
export function candidateOf(list: string, scored: ScoredPerson, person: Person): Candidate {
  const { query, name, facts, score } = scored;
  const listed = person.names[scored.place] as PersonName;
  return {
    list,
    score,
    matchedName: listed.whole,
    features: [...(query === null ? [] : [nameFeature(query, name, listed)]), ...facts],
    person,
  };
}

function nameFeature(query: QueryName, name: NameMatch, listed: PersonName): Feature {
  return {
    feature: 'name',
    agreement: nameAgreement(name),
    by: name.by,
    traveller: query.whole,
    listed: listed.whole,
    weight: round(name.weighed),
  };
}

function nameAgreement({ score, by }: NameComparison): Feature['agreement'] {
  if (by === 'equal' || by === 'order') return 'equal';
  if (score >= 0.85) return 'near';
  return score > 0 ? 'partial' : 'different';
}

function dateFeature(traveller: Traveller, person: PersonFacts): Feature {
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

function nationalityFeature(traveller: Traveller, person: PersonFacts): Feature {
  const state = canonicalIssuingState(traveller.nationality);
  const listed = person.nationalities.map(canonicalIssuingState);
  const shown = { feature: 'nationality', traveller: state, listed: listed.join(' ') } as const;
  if (namesNoState(state) || listed.length === 0) {
    return { ...shown, agreement: 'missing', weight: 0 };
  }
  return listed.includes(state)
    ? { ...shown, agreement: 'equal', weight: NATIONALITY_EQUAL }
    : { ...shown, agreement: 'different', weight: NATIONALITY_DIFFERENT };
}

function sexFeature(traveller: Traveller, person: PersonFacts): Feature {
  const shown = { feature: 'sex', traveller: traveller.sex, listed: person.sex } as const;
  const known = isKnownSex(traveller.sex) && isKnownSex(person.sex);
  if (!known) return { ...shown, agreement: 'missing', weight: 0 };
  return traveller.sex === person.sex
    ? { ...shown, agreement: 'equal', weight: 0 }
    : { ...shown, agreement: 'different', weight: SEX_DIFFERENT };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
