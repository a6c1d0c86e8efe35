/** A message about a decision, as those who may have it read it. */
import { formatPartialDate } from '#shared/kernel/partial-date.ts';
import type { Recipient } from '#shared/protection/recipient.ts';
import { type Case, correctedBy } from '../case.ts';
import type { Decision, NotificationDraft } from '../decision.ts';
import { type CasePerson, nameLabel, personsNamed } from '../intake.ts';
import { hitsNamed } from '../open-points.ts';
import { entryRows } from './hit-letter.ts';
import { type Letter, type LetterBlock, referenceOf } from './letter.ts';
import type { LetterWords } from './letter-words.ts';
import { wordsIn } from './words-in.ts';

export type NotificationFields = {
  /** Of the notification. */
  readonly id: string;
  readonly draft: NotificationDraft;
  readonly decision: Decision | null;
  /** Those who receive it, and nobody else. */
  readonly recipients: readonly Recipient[];
  /** What the agencies call the form; empty when they have no name for it. */
  readonly formName: string;
};

export function notificationLetter(state: Case, fields: NotificationFields): Letter {
  const { draft } = fields;
  const words = wordsIn(draft.language);
  const blocks: LetterBlock[] = [
    { kind: 'text', text: words.openings[draft.kind] },
    ...rows(headOf(state, fields, words)),
    ...personsOf(state, draft, words),
    ...rows(decisionOf(state, fields, words)),
    ...hitsNamed(state, draft.hits).flatMap((hit) => entryRows(hit, words)),
    ...statementOf(draft, words),
    ...words.closings[draft.kind].map((text) => ({ kind: 'text', text }) as const),
  ];
  const marking = draft.isMarkedConfidential ? words.marking : null;
  return { language: draft.language, title: words.titles[draft.kind], marking, blocks };
}

export const recipientText = (recipient: Recipient, { recipients }: LetterWords): string =>
  recipient.kind === 'ncb' ? `${recipients.ncb} ${recipient.state}` : recipients[recipient.kind];

type Pair = readonly [label: string, value: string];

const rows = (pairs: readonly Pair[]): readonly LetterBlock[] =>
  pairs
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ kind: 'row', label, value }));

function headOf(
  state: Case,
  { id, draft, recipients, formName, decision }: NotificationFields,
  words: LetterWords,
): readonly Pair[] {
  const { labels } = words;
  const corrected = correctedBy(state, draft);
  return [
    [labels.reference, referenceOf(id)],
    [labels.form, formName],
    [labels.to, recipients.map((recipient) => recipientText(recipient, words)).join('; ')],
    [labels.authority, decision?.authority ?? ''],
    [labels.file, state.intake.reference],
    [labels['legal-basis'], draft.legalBasis],
    [
      labels.corrected,
      corrected === undefined
        ? ''
        : `${words.titles[corrected.draft.kind]} (${referenceOf(corrected.id)})`,
    ],
  ];
}

function personsOf(
  { intake }: Case,
  { persons }: NotificationDraft,
  words: LetterWords,
): readonly LetterBlock[] {
  return personsNamed(intake, persons).flatMap((person, at) => [
    { kind: 'heading', text: `${words.labels.person} ${at + 1}` } as const,
    ...rows(personRows(person, words)),
  ]);
}

function personRows(person: CasePerson, { labels, sexes }: LetterWords): readonly Pair[] {
  const { names, dateOfBirth, sex, nationalities, placeOfBirth, stateOfBirth } = person;
  const labelled = names.map((name) => [labels.person, nameLabel(name)] as const);
  const originals = names.flatMap((name) =>
    name.originalScript === '' || name.originalScript === nameLabel(name)
      ? []
      : [[labels['original-script'], name.originalScript] as const],
  );
  const birth = [placeOfBirth, stateOfBirth ?? ''].filter(Boolean).join(', ');
  return [
    ...labelled,
    ...originals,
    [labels.born, formatPartialDate(dateOfBirth)],
    [labels['birth-place'], birth],
    [labels.sex, sexes[sex]],
    [labels.nationality, nationalities.join(', ')],
  ];
}

/** Since when the decision is no more, in messages that say so; null while it stands. ISO 8601 day. */
export function endOf(
  { decision: standing, overturned }: Pick<Case, 'decision' | 'overturned'>,
  { draft, decision }: { readonly draft: NotificationDraft; readonly decision: Decision },
): string | null {
  if (!NAMES_END.has(draft.kind)) return null;
  // Taken again in the same words after it was overturned, it stands.
  if (standing !== null && sameDecision(standing, decision)) return null;
  return overturned.findLast((former) => sameDecision(former.decision, decision))?.on ?? null;
}

function decisionOf(
  state: Case,
  { decision, draft }: NotificationFields,
  { labels, outcomes }: LetterWords,
): readonly Pair[] {
  if (decision === null) return [];
  return [
    [labels.decision, outcomes[decision.outcome]],
    [labels['decided-on'], decision.decidedOn],
    [labels['decided-by'], decision.authority],
    [labels['ended-on'], endOf(state, { draft, decision }) ?? ''],
  ];
}

const NAMES_END: ReadonlySet<NotificationDraft['kind']> = new Set([
  'status-revocation',
  'correction',
  'review-outcome',
]);

const sameDecision = (one: Decision, other: Decision): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const statementOf = (
  { statement }: NotificationDraft,
  { labels }: LetterWords,
): readonly LetterBlock[] =>
  statement === ''
    ? []
    : [
        { kind: 'heading', text: labels.statement },
        { kind: 'own', text: statement },
      ];
