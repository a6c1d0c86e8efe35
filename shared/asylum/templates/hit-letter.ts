/**
 * The request to confirm a hit: one text for everyone (domain §3, rule 6). Whether it comes from a border post or from
 * an asylum desk cannot be read off it: it knows the entry that answered, and nothing of the case.
 */
import type { ExchangeLanguage } from '../exchange.ts';
import type { Answered, Hit } from '../hits.ts';
import { type Letter, type LetterBlock, referenceOf } from './letter.ts';
import type { LetterWords } from './letter-words.ts';
import { wordsIn } from './words-in.ts';

/** All that such a request may know. */
export type HitRequest = {
  /** Id of the thread. */
  readonly id: string;
  readonly language: ExchangeLanguage;
  readonly hit: Answered & Pick<Hit, 'list' | 'notices'>;
};

export function hitLetter({ id, language, hit }: HitRequest): Letter {
  const words = wordsIn(language);
  const blocks: LetterBlock[] = [
    { kind: 'text', text: words.openings['hit-confirmation'] },
    { kind: 'row', label: words.labels.reference, value: referenceOf(id) },
    { kind: 'row', label: words.labels.list, value: hit.list },
    ...entryRows(hit, words),
    ...words.closings['hit-confirmation'].map((text) => ({ kind: 'text', text }) as const),
  ];
  return { language, title: words.titles['hit-confirmation'], marking: null, blocks };
}

/** What the request names that comes from a list and from no template: this alone could tell anything. */
export function namedInHit({ list, candidate, document, notices }: HitRequest['hit']): string {
  const named = notices.map(({ reference, issuer }) => `${reference} ${issuer ?? ''}`);
  const entry = notices.length === 0 && candidate !== null ? [candidate.person.id] : [];
  // The number is the register's own, and its keeper is asked about nothing else.
  const issuer = document === null ? [] : [document.issuingState, document.notice ?? ''];
  return [list, ...named, ...entry, ...issuer].join('\n');
}

/** How a letter names what answered: notices, or else the entry; documents by State and number. */
export function entryRows(
  { candidate, document, notices }: HitRequest['hit'],
  { labels, notices: kinds }: LetterWords,
): readonly LetterBlock[] {
  if (document !== null) {
    const { issuingState, documentNumber, notice } = document;
    const value = [issuingState, documentNumber, notice].filter(Boolean).join(' ');
    return [{ kind: 'row', label: labels.document, value }];
  }
  if (notices.length === 0) {
    return [{ kind: 'row', label: labels.listing, value: candidate.person.id }];
  }
  return notices.map(({ kind, reference, issuer }) => ({
    kind: 'row',
    label: labels.notice,
    value: `${kinds[kind]} ${reference}${issuer === null ? '' : ` (${issuer})`}`,
  }));
}
