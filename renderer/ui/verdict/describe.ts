/** Values of a verdict in the officer's language. */
import type { PartialDate, PlainDay } from '#shared/kernel/partial-date.ts';
import type { Candidate, Feature, SearchFailure, Verdict } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import type { Notice, NoticeKind } from '#shared/watchlist/person.ts';
import type { SentenceKey } from '../language/dictionary.ts';
import type { Speech } from '../language/speech.ts';

type Titled = {
  readonly title: string;
  readonly titles?: Readonly<Record<string, string>> | undefined;
};

/** A list's title in the language of the desk, where its publisher gave one. */
export function listTitle(speech: Speech, list: Titled): string {
  return list.titles?.[speech.language] ?? list.title;
}

/** The title by which a verdict or the product knows the list; else its identifier. */
export function titleOfList(speech: Speech, verdict: Verdict, id: string): string {
  const known =
    verdict.sources.find((source) => source.list === id) ??
    KNOWN_LISTS.find((list) => list.id === id);
  return known === undefined ? id : listTitle(speech, known);
}

/** MRZ capitals as a name is written; a name typed in mixed case stays as typed. */
function asWritten(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s'’-])(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

/** `MCKINLEY < ANNA` as `Mckinley, Anna`. */
export function fullName(
  speech: Speech,
  name: { readonly primaryIdentifier: string; readonly secondaryIdentifier: string },
): string {
  const [primary, secondary] = [
    asWritten(name.primaryIdentifier),
    asWritten(name.secondaryIdentifier),
  ];
  if (primary === '' && secondary === '') return speech.t('desk.no-name');
  if (primary === '' || secondary === '') return primary + secondary;
  return `${primary}, ${secondary}`;
}

/** How alike, in words: a number alone asks for a trust that it has not earned. */
export function scoreWords(speech: Speech, score: number): string {
  return speech.t(scoreKey(score));
}

function scoreKey(score: number): SentenceKey {
  if (score >= 0.97) return 'score.identical';
  if (score >= 0.88) return 'score.very-strong';
  if (score >= 0.8) return 'score.strong';
  if (score >= 0.7) return 'score.some';
  return 'score.slight';
}

/** Years completed on `today`; `null` when the date of birth is not known to the day. */
export function ageOn(birth: PartialDate, today: PlainDay): number | null {
  if (birth.year === null || birth.month === null || birth.day === null) return null;
  const hadBirthday =
    today.month > birth.month || (today.month === birth.month && today.day >= birth.day);
  return today.year - birth.year - (hadBirthday ? 0 : 1);
}

/** What matters most to the officer at the counter comes first. */
const NOTICE_ORDER: readonly NoticeKind[] = [
  'orange',
  'red',
  'yellow',
  'un-special',
  'diffusion',
  'black',
  'green',
  'blue',
  'purple',
  'sanction',
];

/** The notice by which a candidate is called in the headline. */
export function leadingNotice(candidate: Candidate): Notice | undefined {
  return [...candidate.person.notices].sort(
    (a, b) => NOTICE_ORDER.indexOf(a.kind) - NOTICE_ORDER.indexOf(b.kind),
  )[0];
}

export function failureWords(speech: Speech, failure: SearchFailure): string {
  if (failure.kind !== 'failed') return speech.t(`failure.${failure.kind}`);
  if (failure.reference === 'no-answer') return speech.t('failure.no-answer');
  return speech.t('failure.failed', { reference: failure.reference });
}

/** One side of a comparison; what cannot be put into words is shown as the search saw it. */
export function featureValue(speech: Speech, feature: Feature['feature'], value: string): string {
  if (value === '') return speech.t('common.unknown');
  if (feature === 'date-of-birth')
    return value.replace(/\d{4}(?:-\d{2}){0,2}/gu, (date) => isoDate(speech, date));
  if (feature === 'nationality') {
    return value.replace(/\b[A-Z]{3}\b/gu, (code) => speech.stateName(code));
  }
  if (feature === 'place-of-birth') {
    return value.replace(/(?<=^|, )[A-Z]{3}$/u, (code) => speech.stateName(code));
  }
  if (feature === 'sex' && /^[MFXU]$/u.test(value)) return speech.maybe(`sex.${value}`) ?? value;
  return value;
}

function isoDate(speech: Speech, iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return speech.partialDate({ year: year ?? null, month: month ?? null, day: day ?? null });
}
