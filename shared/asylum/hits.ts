/**
 * What answered in the checks of a case, and how far each answer has been verified.
 *
 * `unverified → confirmed | false | no-response`. Only an answer of the National Central Bureau confirms (domain §3,
 * rule 3); a hit never decides anything.
 */
import { z } from 'zod';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { forbiddenStates, type Ground } from '#shared/protection/forbidden-states.ts';
import type { Candidate, DocumentMatch, Reason, Verdict } from '#shared/screening/verdict.ts';
import type { Notice } from '#shared/watchlist/person.ts';
import type { RecordedCheck } from './checks.ts';
import type { Intake } from './intake.ts';

export const hitStateSchema = z.enum(['unverified', 'confirmed', 'false', 'no-response']);

/** How a hit was concluded. */
export const conclusionSchema = z.object({
  state: hitStateSchema.exclude(['unverified']),
  by: z.enum(['ncb', 'officer', 'deadline']),
  /** ISO 8601. */
  at: z.string(),
  note: z.string(),
});

export type HitState = z.infer<typeof hitStateSchema>;
export type Conclusion = z.infer<typeof conclusionSchema>;

/** What answered: a listed person, or a listed document. */
export type Answered =
  | { readonly candidate: Candidate; readonly document: null }
  | { readonly candidate: null; readonly document: DocumentMatch };

type Found = Answered & {
  /** `person <list> <entry>` or `document <list> <state> <number>`. */
  readonly key: string;
  readonly list: string;
  /** `candidate`: resembles, below the threshold of a hit; `near`: a document easily mistaken for this one. */
  readonly grade: 'hit' | 'candidate' | 'near';
  readonly notices: readonly Notice[];
  /** States that had the person sought, as canonical codes. */
  readonly issuers: readonly string[];
};

type Gathered = Found & {
  /** Keys of the checks in which it answered. */
  readonly checks: readonly string[];
};

/** A listed person or document that answered, once for the whole case. */
export type Hit = Gathered & {
  readonly state: HitState;
  readonly conclusion: Conclusion | null;
};

/** Each hit once, the most serious grade first. */
export function hitsIn(
  checks: Readonly<Record<string, RecordedCheck>>,
  conclusions: Readonly<Record<string, Conclusion>>,
): readonly Hit[] {
  const hits = new Map<string, Gathered>();
  for (const [check, { verdict }] of Object.entries(checks)) {
    for (const found of foundIn(verdict)) {
      const known = hits.get(found.key);
      hits.set(
        found.key,
        known === undefined ? { ...found, checks: [check] } : merged(known, found, check),
      );
    }
  }
  return [...hits.values()]
    .map((hit) => concluded(hit, conclusions[hit.key]))
    .sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
}

/**
 * Why the officer must not turn to who issued the notice: grounds by State. Empty when nothing but the notice itself
 * speaks against it.
 */
export function protectionOf(
  { issuers }: Pick<Hit, 'issuers'>,
  intake: Intake,
): ReadonlyMap<string, readonly Ground[]> {
  const forbidden = forbiddenStates(factsOf(intake, []));
  const entries = issuers.flatMap((state) => {
    const grounds = forbidden.get(state);
    return grounds === undefined ? [] : [[state, grounds] as const];
  });
  return new Map(entries);
}

/** What decides who may receive anything about the case. A notice about somebody else forbids nothing. */
export function factsOf(intake: Intake, hits: readonly Pick<Hit, 'issuers' | 'state'>[]) {
  const { persons } = intake;
  return {
    countriesOfOrigin: intake.countriesOfOrigin,
    nationalities: [...new Set(persons.flatMap(({ nationalities }) => nationalities))],
    statesOfBirth: [...new Set(persons.flatMap(({ stateOfBirth }) => stateOfBirth ?? []))],
    persecutors: intake.persecutors,
    transit: intake.transit,
    noticeIssuers: [
      ...new Set(hits.flatMap(({ state, issuers }) => (state === 'false' ? [] : issuers))),
    ],
    identifiers: identifiersOf(intake),
  };
}

function identifiersOf({ reference, persons }: Intake): string[] {
  const names = persons.flatMap(({ names }) =>
    names.flatMap(({ primaryIdentifier, secondaryIdentifier, originalScript }) => [
      primaryIdentifier,
      secondaryIdentifier,
      originalScript,
    ]),
  );
  const numbers = persons.flatMap(({ documents }) =>
    documents.map(({ documentNumber }) => documentNumber),
  );
  return [...new Set([reference, ...names, ...numbers])].filter((text) => text !== '');
}

const GRADES: readonly Hit['grade'][] = ['hit', 'near', 'candidate'];

const concluded = (hit: Gathered, conclusion: Conclusion | undefined): Hit => ({
  ...hit,
  state: conclusion?.state ?? 'unverified',
  conclusion: conclusion ?? null,
});

/** The likest of two answers about the same entry counts. */
function merged(known: Gathered, found: Found, check: string): Gathered {
  const isWorse = GRADES.indexOf(found.grade) - GRADES.indexOf(known.grade);
  const isLiker = (found.candidate?.score ?? 0) > (known.candidate?.score ?? 0);
  const shown = isWorse < 0 || (isWorse === 0 && isLiker) ? found : known;
  return { ...shown, checks: [...known.checks, check] };
}

function foundIn({ reasons }: Verdict): readonly Found[] {
  return reasons.flatMap((reason) => foundOf(reason) ?? []);
}

function foundOf(reason: Reason): Found | null {
  if (reason.kind === 'listed-document' || reason.kind === 'person-hit') {
    return personFound(reason.candidate, 'hit');
  }
  if (reason.kind === 'person-candidate') return personFound(reason.candidate, 'candidate');
  if (reason.kind === 'document-hit') return documentFound(reason.match, 'hit');
  return reason.kind === 'document-near' ? documentFound(reason.match, 'near') : null;
}

function personFound(candidate: Candidate, grade: Found['grade']): Found {
  const { list, person } = candidate;
  const issuers = person.notices.flatMap(({ issuer }) =>
    issuer === null ? [] : canonicalIssuingState(issuer),
  );
  return {
    key: `person ${list} ${person.id}`,
    list,
    grade,
    candidate,
    document: null,
    notices: person.notices,
    issuers: [...new Set(issuers)],
  };
}

function documentFound(document: DocumentMatch, grade: Found['grade']): Found {
  const { list, issuingState, documentNumber } = document;
  return {
    key: `document ${list} ${issuingState} ${documentNumber}`,
    list,
    grade,
    candidate: null,
    document,
    notices: [],
    issuers: [canonicalIssuingState(issuingState)],
  };
}
