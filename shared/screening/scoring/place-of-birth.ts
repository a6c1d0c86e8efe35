/**
 * The place of birth orders those who agree in everything else, and does nothing more: no score changes by it, so it
 * brings nobody over a threshold and takes nobody below one. It is compared once the entry was opened, since the
 * tables of an index do not hold places.
 */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { compareNames } from '../names/compare.ts';
import { isComparable, nameOf, type ParsedName, parseName } from '../names/tokens.ts';
import type { Traveller } from '../traveller.ts';
import type { Candidate, Feature } from '../verdict.ts';
import { namesNoState } from './known.ts';
import { PLACE_IN_PART, PLACE_TOWN } from './weights.ts';

type PlaceOfBirth = NonNullable<Traveller['placeOfBirth']>;
type Relation = Pick<Feature, 'agreement' | 'by' | 'weight'>;

/** What is known of a place; null where nothing is. */
type Place = { readonly towns: readonly ParsedName[] | null; readonly state: string | null };

/** Spellings of one town: `Basra`, `Al-Basrah`, `البصرة`. */
const NEAR_TOWN = 0.75;

const MISSING: Relation = { agreement: 'missing', weight: 0 };
const DIFFERENT: Relation = { agreement: 'different', weight: 0 };
const SAME_STATE: Relation = { agreement: 'partial', by: 'same-state', weight: PLACE_IN_PART };
const OTHER_TOWN: Relation = { agreement: 'partial', by: 'other-town', weight: PLACE_IN_PART };
const OTHER_STATE: Relation = { agreement: 'partial', by: 'other-state', weight: PLACE_IN_PART };
const TOWN: Relation = { agreement: 'equal', weight: PLACE_TOWN };
const TOWN_NEAR: Relation = { agreement: 'near', weight: PLACE_TOWN };

/** The best first. */
const RELATIONS: readonly Relation[] = [
  TOWN,
  TOWN_NEAR,
  SAME_STATE,
  OTHER_TOWN,
  OTHER_STATE,
  DIFFERENT,
  MISSING,
];

/**
 * The candidate with the comparison of the places of birth among its features, its score as it was. The weight counts
 * only at a score of 1, where it can do nothing but order. Without a place on the traveller's side nothing is added.
 */
export function withPlaceOfBirth(candidate: Candidate, { placeOfBirth }: Traveller): Candidate {
  if (placeOfBirth === undefined || textOf(placeOfBirth) === '') return candidate;
  const { relation, listed } = relatePlaces(placeOfBirth, candidate.person.placesOfBirth);
  const feature: Feature = {
    feature: 'place-of-birth',
    ...relation,
    weight: candidate.score === 1 ? relation.weight : 0,
    traveller: textOf(placeOfBirth),
    listed,
  };
  return { ...candidate, features: [...candidate.features, feature] };
}

/** Of equal scores, those come first whose features add up to more. Equal for all whose place was not compared. */
export const byPlaceOfBirth = (a: Candidate, b: Candidate): number => sumOf(b) - sumOf(a);

function sumOf({ features }: Candidate): number {
  if (!features.some(({ feature }) => feature === 'place-of-birth')) return 0;
  return Math.round(features.reduce((sum, { weight }) => sum + weight, 0) * 1000);
}

/** How a place relates to those of an entry: the best of them counts, and is the one shown. */
export function relatePlaces(
  traveller: PlaceOfBirth,
  listed: readonly string[],
): { readonly relation: Relation; readonly listed: string } {
  const own = placeOf(traveller.town.split(COMMA).slice(0, 1), traveller.state);
  const related = listed.map((place) => ({
    relation: relate(own, listedPlace(place)),
    listed: place,
  }));
  const rank = (of: { readonly relation: Relation }): number => RELATIONS.indexOf(of.relation);
  return related.sort((a, b) => rank(a) - rank(b))[0] ?? { relation: MISSING, listed: '' };
}

function relate(own: Place, listed: Place): Relation {
  const town = likenessOf(own.towns, listed.towns);
  const state = isSameState(own.state, listed.state);
  if (town !== null && town >= NEAR_TOWN) return ofOneTown(town, state);
  if (state === true) return town === null ? SAME_STATE : OTHER_TOWN;
  return town === null && state === null ? MISSING : DIFFERENT;
}

function ofOneTown(likeness: number, state: boolean | null): Relation {
  if (state === false) return OTHER_STATE;
  return likeness === 1 ? TOWN : TOWN_NEAR;
}

/** Null where one side names no state. */
const isSameState = (own: string | null, listed: string | null): boolean | null =>
  own === null || listed === null ? null : own === listed;

/** Null where one side names no town. */
function likenessOf(own: Place['towns'], listed: Place['towns']): number | null {
  if (own === null || listed === null) return null;
  return Math.max(...own.flatMap((town) => listed.map((other) => compareNames(town, other).score)));
}

const COMMA = /[,،;]/u;
const CODE = /^[A-Z]{3}$/u;

/** Lists write `Town, Province, Country`; INTERPOL's has the state as a code at the end. */
function listedPlace(place: string): Place {
  const parts = place.split(COMMA).map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  return CODE.test(last) ? placeOf(parts.slice(0, -1), last) : placeOf(parts, '');
}

function placeOf(parts: readonly string[], code: string): Place {
  const towns = parts.map(parseName).filter(isComparable).map(withoutArticles);
  const state = canonicalIssuingState(code);
  return { towns: towns.length === 0 ? null : towns, state: namesNoState(state) ? null : state };
}

/** Some write the article of a town, others do not. */
const withoutArticles = ({ tokens }: ParsedName): ParsedName =>
  nameOf(
    tokens.filter(({ role }) => role !== 'particle'),
    0,
  );

const textOf = ({ town, state }: PlaceOfBirth): string =>
  [town.trim(), canonicalIssuingState(state)].filter(Boolean).join(', ');
