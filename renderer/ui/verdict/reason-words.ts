/**
 * The sentence for every reason a verdict can have: what it means first, then what to do.
 *
 * A hit is a reason to verify, never a decision, and no sentence here may read as one.
 */
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { PresentedDocument } from '#shared/screening/traveller.ts';
import {
  type Candidate,
  type DocumentMatch,
  type Outcome,
  QUIET_REASONS,
  type Reason,
  type Verdict,
} from '#shared/screening/verdict.ts';
import type { SentenceKey } from '../language/dictionary.ts';
import { isolate, type Speech } from '../language/speech.ts';
import { failureWords, leadingNotice, scoreWords, titleOfList } from './describe.ts';
import { differenceOf } from './number-difference.ts';

/** `headline` is for the verdict, `why` and `detail` for the list of reasons. */
export type ReasonWords = {
  readonly mark: Outcome | 'protection';
  readonly headline: string;
  readonly meaning: string;
  readonly why: string;
  readonly detail: string;
  /** What to do about a reason that is not the headline, which has its own. */
  readonly advice?: string;
};

export type Telling = {
  readonly speech: Speech;
  readonly verdict: Verdict;
  readonly document: PresentedDocument | null;
};

export function wordsOf(reason: Reason, telling: Telling): ReasonWords {
  const { speech } = telling;
  const { t } = speech;
  switch (reason.kind) {
    case 'document-hit':
      return documentHit(reason.match, telling);
    case 'document-near':
      return documentNear(reason, speech);
    case 'listed-document':
      return listedDocument(reason.candidate, speech);
    case 'person-hit':
    case 'person-candidate':
      return person(reason.kind, reason.candidate, speech);
    case 'judged-different':
      return judgedDifferent(reason, speech);
    case 'document-expired': {
      const date = speech.day(reason.dateOfExpiry);
      const meaning = t('document-expired.meaning', { date });
      const why = t('document-expired.why', { date });
      return {
        mark: 'refer',
        headline: t('document-expired.title'),
        meaning,
        why: t('document-expired.title'),
        detail: why,
      };
    }
    case 'does-not-add-up':
      return doesNotAddUp(reason.finding, speech);
    case 'list-too-old':
      return listTooOld(reason, telling);
    case 'source-failed':
      return sourceFailed(reason, telling);
    case 'no-release':
      return plain('not-screened', 'no-release', speech);
    case 'unreadable':
      return plain('not-screened', 'unreadable', speech);
    case 'protection':
      return protection(reason, speech);
    default:
      return assertNever(reason);
  }
}

/** Title and sentence of the whole verdict: its gravest reason, which is never the protection. */
export function headlineOf(telling: Telling): { readonly title: string; readonly meaning: string } {
  const { verdict, speech } = telling;
  const leading = leadingReason(verdict);
  if (verdict.outcome === 'clear') {
    const judged = verdict.reasons.some(({ kind }) => kind === 'judged-different');
    return judged
      ? { title: speech.t('clear.title-judged'), meaning: speech.t('clear.meaning-judged') }
      : { title: speech.t('outcome.clear'), meaning: speech.t('clear.meaning') };
  }
  if (leading === undefined) return { title: speech.t(`outcome.${verdict.outcome}`), meaning: '' };
  const { headline, meaning } = wordsOf(leading, telling);
  return { title: headline, meaning };
}

const FAILED: readonly Reason['kind'][] = ['no-release', 'unreadable', 'source-failed'];

/** Reasons come most serious first; "not screened" is told by what failed. */
export function leadingReason(verdict: Verdict): Reason | undefined {
  const failed = verdict.reasons.find((reason) => FAILED.includes(reason.kind));
  if (verdict.outcome === 'not-screened' && failed !== undefined) return failed;
  return verdict.reasons.find(({ kind }) => !QUIET_REASONS.has(kind));
}

function documentHit(match: DocumentMatch, { speech, document }: Telling): ReasonWords {
  const { t } = speech;
  const values = {
    document: t(`document.${match.documentType}`),
    state: speech.stateName(match.issuingState),
    date: speech.day(match.dateReported),
  };
  const number = document?.documentNumber ?? match.documentNumber;
  const sameType = (document?.documentType ?? match.documentType) === match.documentType;
  return {
    mark: 'hit',
    headline: t(`document-hit.${match.category}`),
    meaning: withNotice(t(`document-hit.${match.category}-meaning`, values), match, speech),
    why: sameType ? t('document-hit.why') : t('document-hit.why-type', values),
    detail: t('document-hit.why-detail', { number, date: values.date }),
  };
}

type Near = Extract<Reason, { kind: 'document-near' }>;

/** Same number under a related issuer or for another type, or another number: three headlines. */
function documentNear({ match, presented, near }: Near, speech: Speech): ReasonWords {
  const { t } = speech;
  const listed = match.documentNumber;
  const difference = differenceOf(speech, near, { presented, reported: listed });
  const words = {
    difference,
    category: t(`category.${match.category}`),
    number: listed,
    state: speech.stateName(match.issuingState),
  };
  const said = { mark: 'refer', why: t('document-near.why'), detail: difference } as const;
  const told = (headline: string, meaning: string): ReasonWords => ({
    ...said,
    headline,
    meaning: withNotice(meaning, match, speech),
  });
  if (near?.kind === 'issuer-alias') {
    return told(t('document-near.issuer-title'), t('document-near.issuer-meaning', words));
  }
  if (near?.kind === 'other-type') {
    return told(t('document-near.type-title'), t('document-near.type-meaning', words));
  }
  const { category } = words;
  const meaning = t('document-near.meaning', { presented, category, listed, difference });
  return told(t('document-near.title'), meaning);
}

/** A document within a notice (TDAWN) leads to that notice. */
function withNotice(meaning: string, { notice }: DocumentMatch, { t }: Speech): string {
  return notice === undefined ? meaning : `${meaning} ${t('document-hit.notice', { notice })}`;
}

function adviceFor(candidate: Candidate, speech: Speech) {
  const { t } = speech;
  const leading = leadingNotice(candidate);
  const notice = leading?.kind ?? 'diffusion';
  const words = t(`notice.${notice}`);
  const listing =
    leading === undefined ? words : `${capitalised(words)} ${isolate(leading.reference)}`;
  return { notice, listing, advice: t(`advice.${notice}`) };
}

function listedDocument(candidate: Candidate, speech: Speech): ReasonWords {
  const { t } = speech;
  const { advice, listing } = adviceFor(candidate, speech);
  const name = candidate.matchedName;
  return {
    mark: 'hit',
    headline: t('listed-document.title'),
    meaning: t('listed-document.meaning', { name, advice }),
    why: t('listed-document.why', { name }),
    detail: listing,
    advice,
  };
}

function person(
  kind: 'person-hit' | 'person-candidate',
  candidate: Candidate,
  speech: Speech,
): ReasonWords {
  const { t } = speech;
  const { notice, advice, listing } = adviceFor(candidate, speech);
  const name = candidate.matchedName;
  const resemblance = scoreWords(speech, candidate.score);
  const noticeName = t(`notice.${notice}`);
  return {
    mark: kind === 'person-hit' ? 'hit' : 'refer',
    headline: t(`${kind}.${notice}`),
    meaning: t('person.meaning', { resemblance, name, notice: noticeName, advice }),
    why: t('person.why', { resemblance, name }),
    detail: listing,
    advice,
  };
}

/** Told plainly also when all is clear: whoever reads it must be able to object. */
function judgedDifferent(
  { candidate, where, on }: Extract<Reason, { kind: 'judged-different' }>,
  speech: Speech,
): ReasonWords {
  const { t } = speech;
  const name = candidate.matchedName;
  const { notice } = adviceFor(candidate, speech);
  const resemblance = scoreWords(speech, candidate.score);
  const why = t('judged-different.why', { name });
  const judged =
    where === 'here' && on !== null
      ? t('judged-different.here', { date: speech.day(on) })
      : t('judged-different.elsewhere');
  const detail = t('judged-different.detail', {
    resemblance,
    notice: t(`notice.${notice}`),
    judged,
  });
  return { mark: 'clear', headline: why, meaning: detail, why, detail };
}

type Finding = Extract<Reason, { kind: 'does-not-add-up' }>['finding'];

function doesNotAddUp(finding: Finding, speech: Speech): ReasonWords {
  const { t } = speech;
  const field = speech.maybe(`field.${finding.field}`) ?? t('field.other');
  const what = speech.maybe(`finding.${finding.code}`) ?? t('finding.other');
  return {
    mark: 'refer',
    headline: t('does-not-add-up.title'),
    meaning: t('does-not-add-up.meaning', { field, finding: what }),
    why: t('does-not-add-up.why', { field }),
    detail: capitalised(what),
  };
}

const capitalised = (sentence: string): string =>
  sentence.charAt(0).toUpperCase() + sentence.slice(1);

function listTooOld(
  reason: Extract<Reason, { kind: 'list-too-old' }>,
  { speech, verdict }: Telling,
): ReasonWords {
  const { t } = speech;
  const list = titleOfList(speech, verdict, reason.list);
  const age = speech.daysOld(reason.ageInDays);
  const limit = speech.days(reason.limitInDays);
  return {
    mark: 'refer',
    headline: t('list-too-old.title'),
    meaning: t('list-too-old.meaning', { list, age, limit }),
    why: t('list-too-old.why', { list }),
    detail: t('list-too-old.why-detail', { age, limit }),
  };
}

function sourceFailed(
  reason: Extract<Reason, { kind: 'source-failed' }>,
  { speech, verdict }: Telling,
): ReasonWords {
  const { t } = speech;
  const list = titleOfList(speech, verdict, reason.list);
  const failure = failureWords(speech, reason.failure);
  return {
    mark: 'not-screened',
    headline: t('source-failed.title'),
    meaning: t('source-failed.meaning', { list, failure }),
    why: t('source-failed.why', { list }),
    detail: capitalised(failure),
  };
}

function plain(mark: Outcome, kind: 'no-release' | 'unreadable', { t }: Speech): ReasonWords {
  return {
    mark,
    headline: t(`${kind}.title`),
    meaning: t(`${kind}.meaning`),
    why: t(`${kind}.why`),
    detail: kind === 'unreadable' ? t('unreadable.why-detail') : '',
  };
}

function protection(reason: Extract<Reason, { kind: 'protection' }>, speech: Speech): ReasonWords {
  const { t } = speech;
  const meaning =
    reason.state === undefined
      ? t('protection.meaning-anyone')
      : t('protection.meaning', { state: speech.stateName(reason.state) });
  const why: SentenceKey = `protection.${reason.why}`;
  return {
    mark: 'protection',
    headline: t('protection.title'),
    meaning,
    why: t(why),
    detail: meaning,
  };
}
