/**
 * When the refugee rules apply to what the officer sees (domain §3, rule 4; resolution GA-2017-86-RES-09).
 *
 * The desk shows a banner: no contact with the state named, only with the own National Central Bureau. What the
 * traveller claims about persecution is not known at the first line; the asylum desk adds it.
 */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Candidate, Reason } from '#shared/screening/verdict.ts';
import type { Person } from '#shared/watchlist/person.ts';

export type ProtectionReason = Extract<Reason, { kind: 'protection' }>;

/** ICAO Doc 9303 Part 3, section 5: stateless (1954), refugee (1951), other refugee. */
const CONVENTION_NATIONALITIES: ReadonlySet<string> = new Set(['XXA', 'XXB', 'XXC']);
/** Doc 9303 Part 4, second letter of the document code. */
const CONVENTION_CODES: ReadonlySet<string> = new Set(['PR', 'PS']);
const CONVENTION_TYPES: ReadonlySet<string> = new Set([
  'refugee-travel-document',
  'stateless-travel-document',
]);

/** Reasons without repeats, in a fixed order: the document first, then states by their code. */
export function protectionReasons(
  traveller: Traveller,
  candidates: readonly Candidate[],
): ProtectionReason[] {
  const reasons = candidates.flatMap(({ person }) => reasonsOfIssuers(traveller, person));
  if (holdsConventionDocument(traveller)) {
    reasons.push({ kind: 'protection', why: 'convention-document' });
  }
  const distinct = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...distinct.keys()].sort().map((key) => distinct.get(key) as ProtectionReason);
}

/** True for travel documents under the 1951 and 1954 conventions, and for nationalities that mean one. */
export function holdsConventionDocument({ document, nationality }: Traveller): boolean {
  if (CONVENTION_NATIONALITIES.has(canonicalIssuingState(nationality))) return true;
  return (
    document !== null &&
    (CONVENTION_TYPES.has(document.documentType) || CONVENTION_CODES.has(document.documentCode))
  );
}

function reasonsOfIssuers(traveller: Traveller, person: Person): ProtectionReason[] {
  const nationalities = new Set(
    [traveller.nationality, ...person.nationalities].map(canonicalIssuingState),
  );
  const birthStates = new Set(person.placesOfBirth.flatMap(birthStateIn));
  return person.notices.flatMap(({ issuer }): ProtectionReason[] => {
    const state = canonicalIssuingState(issuer ?? '');
    if (state === '') return [];
    return [
      ...(nationalities.has(state) ? [issuedBy('issuer-is-nationality', state)] : []),
      ...(birthStates.has(state) ? [issuedBy('issuer-is-birth-state', state)] : []),
    ];
  });
}

const issuedBy = (why: 'issuer-is-nationality' | 'issuer-is-birth-state', state: string) =>
  ({ kind: 'protection', why, state }) as const;

/** The state of a place of birth, when the list gives it as a code at its end: `Town, XXX`. */
function birthStateIn(place: string): string[] {
  const code = place.split(/[\s,]+/u).at(-1) as string;
  return /^[A-Z]{3}$/u.test(code) ? [code] : [];
}
