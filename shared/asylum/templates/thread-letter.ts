/** A question or a request for information, from the asylum authority to the own National Central Bureau. */
import type { Case } from '../case.ts';
import type { Thread } from '../exchange.ts';
import type { Hit } from '../hits.ts';
import { entryRows, hitLetter } from './hit-letter.ts';
import { type Letter, type LetterBlock, referenceOf } from './letter.ts';
import { wordsIn } from './words-in.ts';

export type ThreadFields = Pick<Thread, 'id' | 'form' | 'language'> & {
  /** What the officer wrote; nothing where the template has all words. */
  readonly text: string;
  /** What the protocol of the policy gives the bureau; null when nobody knows it. */
  readonly answerWithinHours: number | null;
  readonly hit: Hit | null;
  readonly intake: Pick<Case['intake'], 'reference' | 'legalBasis'>;
  /** What the agencies call the form; empty when they have no name for it. */
  readonly formName: string;
};

/** A request about a hit without its hit has nothing to ask: null. */
export function threadLetter(fields: ThreadFields): Letter | null {
  const { id, form, language, hit, text } = fields;
  if (form === 'hit-confirmation') return hit === null ? null : hitLetter({ id, language, hit });
  const words = wordsIn(language);
  const blocks: LetterBlock[] = [
    { kind: 'text', text: words.openings[form] },
    ...headRows(fields),
    ...(hit === null ? [] : entryRows(hit, words)),
    { kind: 'own', text },
    ...words.closings[form].map((closing) => ({ kind: 'text', text: closing }) as const),
  ];
  return { language, title: words.titles[form], marking: words.marking, blocks };
}

function headRows({
  id,
  language,
  answerWithinHours,
  intake,
  formName,
}: ThreadFields): LetterBlock[] {
  const { labels } = wordsIn(language);
  const rows = [
    [labels.reference, referenceOf(id)],
    [labels.form, formName],
    [labels.file, intake.reference],
    [labels['legal-basis'], intake.legalBasis],
    [labels['answer-within'], answerWithinHours === null ? '' : String(answerWithinHours)],
  ] as const;
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ kind: 'row', label, value }));
}
