/**
 * From answers to a verdict. Pure rules, in one place (design §4; domain §3 and §4).
 *
 * `clear` needs: a release; every list that policy requires in it; every list of the release searched to the
 * end; no answer from any but about pairs that were judged to be two people; a document that adds up and has not expired; and no list older than policy allows.
 * A failed source makes `not-screened`, unless something was hit: then the hit stands and the failure is shown.
 * Protection never changes the outcome: nobody is referred for being a refugee.
 */
import { formatPartialDate, type PlainDay } from '#shared/kernel/partial-date.ts';
import { protectionReasons } from '#shared/protection/protection.ts';
import { maxAgeInDays, type Policy } from '#shared/release/policy.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import type { FoundDocument, ListAnswer, ReleasedList, SearchOutcome } from './answers.ts';
import { isExpired } from './document-expiry.ts';
import { type Judged, type Judgements, pairOf } from './judgement.ts';
import { ageInDays } from './list-age.ts';
import { byPlaceOfBirth } from './scoring/place-of-birth.ts';
import type { Traveller } from './traveller.ts';
import {
  type Candidate,
  type Outcome,
  QUIET_REASONS,
  type Reason,
  type SourceAnswer,
  type Verdict,
} from './verdict.ts';

export type ScreenedRelease = { readonly version: number; readonly lists: readonly ReleasedList[] };

export type Screening = {
  readonly traveller: Traveller;
  /** In any order; a list of the release without an answer counts as not installed. */
  readonly answers: readonly ListAnswer[];
  readonly policy: Policy;
  /** Null when the post has none. */
  readonly release: ScreenedRelease | null;
  readonly today: PlainDay;
  /** What officers judged before about this traveller; nothing unless given. */
  readonly judged?: Judgements;
};

/** Most serious first. The first reason of a verdict is always the one that made its outcome. */
const SERIOUSNESS: readonly Reason['kind'][] = [
  'document-hit',
  'listed-document',
  'person-hit',
  'no-release',
  'unreadable',
  'source-failed',
  'document-near',
  'person-candidate',
  'does-not-add-up',
  'document-expired',
  'list-too-old',
  'judged-different',
  'protection',
];

const HITS: ReadonlySet<Reason['kind']> = new Set([
  'document-hit',
  'listed-document',
  'person-hit',
]);
const FAILURES: ReadonlySet<Reason['kind']> = new Set([
  'no-release',
  'unreadable',
  'source-failed',
]);
/** Bounds of the verdict's format. */
const MOST_REASONS = 60;
const MOST_SOURCES = 60;

type Source = { readonly source: SourceAnswer; readonly reasons: readonly Reason[] };

/** Decides. The same input gives the same verdict, whatever the order of the answers. */
export function verdictOf(screening: Screening): Verdict {
  const { traveller, release } = screening;
  const sources = sourcesOf(screening);
  const found = sources.flatMap((source) => source.reasons);
  const reasons = [
    ...(release === null ? [{ kind: 'no-release' } as const] : []),
    ...found,
    ...reasonsOfDocument(screening),
    ...protectionReasons(traveller, found.flatMap(candidateOf)),
  ];
  return {
    outcome: outcomeOf(reasons),
    reasons: mostSerious(reasons),
    sources: sources.map(({ source }) => source).slice(0, MOST_SOURCES),
    release: release?.version ?? null,
  };
}

/** The verdict on a document of which nothing could be read: nobody was searched for. */
export function verdictOfUnreadable(release: number | null): Verdict {
  return { outcome: 'not-screened', reasons: [{ kind: 'unreadable' }], sources: [], release };
}

function outcomeOf(reasons: readonly Reason[]): Outcome {
  if (reasons.some(({ kind }) => HITS.has(kind))) return 'hit';
  if (reasons.some(({ kind }) => FAILURES.has(kind))) return 'not-screened';
  return reasons.some(({ kind }) => !QUIET_REASONS.has(kind)) ? 'refer' : 'clear';
}

/** Every list of the release, and every list that policy requires, sorted by its id. */
function sourcesOf(screening: Screening): Source[] {
  const { answers, policy, release } = screening;
  const outcomes = new Map(answers.map(({ list, outcome }) => [list, outcome]));
  const released = new Map((release?.lists ?? []).map((list) => [list.id, list]));
  const ids = [...new Set([...released.keys(), ...policy.requiredLists])].sort();
  return ids.map((id) => {
    const list = released.get(id);
    const missing = list === undefined ? 'missing-from-release' : 'not-installed';
    const answered = list === undefined ? undefined : outcomes.get(id);
    const outcome = answered ?? {
      kind: 'not-searched' as const,
      failure: { kind: missing } as const,
    };
    return describe({ id, list, outcome }, screening);
  });
}

function describe(
  { id, list, outcome }: { id: string; list: ReleasedList | undefined; outcome: SearchOutcome },
  screening: Screening,
): Source {
  const { policy, today } = screening;
  const description = list ?? KNOWN_LISTS.find((known) => known.id === id);
  const age = ageInDays(list?.listDate ?? null, today);
  const limitInDays = maxAgeInDays(policy, id);
  const found = outcome.kind === 'searched' ? foundIn(outcome, screening) : [];
  const source: SourceAnswer = {
    list: id,
    title: description?.title ?? id,
    ...(description?.titles === undefined ? {} : { titles: description.titles }),
    required: policy.requiredLists.includes(id),
    listDate: list?.listDate ?? null,
    ageInDays: age,
    tooOld: age === null || age > limitInDays,
    records: list?.records ?? 0,
    answer: answerOf(outcome, found),
  };
  return { source, reasons: [...found, ...hindrances(source, limitInDays)] };
}

type Searched = Extract<SearchOutcome, { kind: 'searched' }>;

/** A reason for each document and person found. */
function foundIn({ documents, holders, candidates }: Searched, screening: Screening): Reason[] {
  return [
    ...documents.map(reasonOfDocument),
    ...holders.map((candidate): Reason => ({ kind: 'listed-document', candidate })),
    ...shownOf(candidates.map((candidate) => reasonOfPerson(candidate, screening))),
  ];
}

/** At most so many candidates of one list are shown: the best. */
export const MOST_CANDIDATES = 10;

/** Who was judged to be somebody else takes no place from who was not: a verdict is quiet only when all of them were. */
function shownOf(reasons: readonly Reason[]): readonly Reason[] {
  const isJudged = ({ kind }: Reason): boolean => kind === 'judged-different';
  const open = reasons.filter((reason) => !isJudged(reason));
  return [...open, ...reasons.filter(isJudged)].slice(0, MOST_CANDIDATES);
}

function answerOf(outcome: SearchOutcome, found: readonly Reason[]): SourceAnswer['answer'] {
  if (outcome.kind === 'not-searched') return outcome;
  const count = found.length;
  if (count === 0) return { kind: 'no-answer', nearest: outcome.nearest };
  const allJudged = found.every(({ kind }) => kind === 'judged-different');
  return { kind: allJudged ? 'judged' : 'found', count };
}

/** Why the answer of a list may not be all there is to say. */
function hindrances(source: SourceAnswer, limitInDays: number): Reason[] {
  const { list, answer, ageInDays: age, tooOld } = source;
  if (answer.kind === 'not-searched') {
    return [{ kind: 'source-failed', list, failure: answer.failure }];
  }
  if (!tooOld) return [];
  return [{ kind: 'list-too-old', list, ageInDays: age ?? limitInDays, limitInDays }];
}

function judgementOf(candidate: Candidate, { traveller, judged }: Screening): Judged | null {
  if (judged === undefined || judged.size === 0) return null;
  const pair = pairOf(traveller, candidate.list, candidate.person);
  return (pair === null ? undefined : judged.get(pair)) ?? null;
}

function reasonOfPerson(candidate: Candidate, screening: Screening): Reason {
  const judgement = judgementOf(candidate, screening);
  if (judgement !== null) return { kind: 'judged-different', candidate, ...judgement };
  const isHit = candidate.score >= screening.policy.thresholds.hit;
  return { kind: isHit ? 'person-hit' : 'person-candidate', candidate };
}

function reasonOfDocument({ match, presented, exact, near }: FoundDocument): Reason {
  if (exact) return { kind: 'document-hit', match };
  return { kind: 'document-near', match, presented, ...(near === undefined ? {} : { near }) };
}

function reasonsOfDocument({ traveller, today }: Screening): Reason[] {
  const errors = traveller.findings
    .filter(({ severity }) => severity === 'error')
    .map((finding): Reason => ({ kind: 'does-not-add-up', finding }));
  const expiry = traveller.document?.dateOfExpiry ?? null;
  if (expiry === null || !isExpired(expiry, today)) return errors;
  return [...errors, { kind: 'document-expired', dateOfExpiry: formatPartialDate(expiry) }];
}

/** Whoever the traveller may be; someone judged to be another is not. */
const candidateOf = (reason: Reason): Candidate[] =>
  reason.kind === 'person-hit' ||
  reason.kind === 'person-candidate' ||
  reason.kind === 'listed-document'
    ? [reason.candidate]
    : [];

/** Sorted, and cut to the format's bound in such a way that protection is never what is cut. */
function mostSerious(reasons: readonly Reason[]): Reason[] {
  const sorted = [...reasons].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      scoreOf(b) - scoreOf(a) ||
      byPlace(a, b) ||
      compare(identity(a), identity(b)),
  );
  const protection = sorted.filter(({ kind }) => kind === 'protection');
  const others = sorted.filter(({ kind }) => kind !== 'protection');
  return [...others.slice(0, MOST_REASONS - protection.length), ...protection];
}

const rank = (reason: Reason): number => SERIOUSNESS.indexOf(reason.kind);
const scoreOf = (reason: Reason): number => ('candidate' in reason ? reason.candidate.score : 0);
const byPlace = (a: Reason, b: Reason): number =>
  'candidate' in a && 'candidate' in b ? byPlaceOfBirth(a.candidate, b.candidate) : 0;
const identity = (reason: Reason): string => JSON.stringify(reason);
const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
