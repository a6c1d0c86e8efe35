/** What the templates say, once for each language of INTERPOL. */
import type { NoticeKind } from '#shared/watchlist/person.ts';
import type { Decision, NotificationDraft } from '../decision.ts';
import type { ThreadForm } from '../exchange.ts';

export type LetterKind = ThreadForm | NotificationDraft['kind'];

export type LetterLabel =
  | 'reference'
  | 'file'
  | 'form'
  | 'to'
  | 'authority'
  | 'answer-within'
  | 'legal-basis'
  | 'person'
  | 'original-script'
  | 'born'
  | 'birth-place'
  | 'sex'
  | 'nationality'
  | 'decision'
  | 'decided-on'
  | 'ended-on'
  | 'decided-by'
  | 'notice'
  | 'listing'
  | 'document'
  | 'list'
  | 'corrected'
  | 'statement';

export type LetterWords = {
  readonly marking: string;
  readonly titles: Readonly<Record<LetterKind, string>>;
  /** What the message is, in one or two sentences. */
  readonly openings: Readonly<Record<LetterKind, string>>;
  /** What the recipient is asked to do, and not to do. */
  readonly closings: Readonly<Record<LetterKind, readonly string[]>>;
  readonly labels: Readonly<Record<LetterLabel, string>>;
  readonly outcomes: Readonly<Record<Decision['outcome'], string>>;
  readonly notices: Readonly<Record<NoticeKind, string>>;
  readonly sexes: Readonly<Record<'M' | 'F' | 'X' | 'U', string>>;
  readonly recipients: Readonly<
    Record<'own-ncb' | 'asylum-authority' | 'general-secretariat' | 'ccf' | 'ncb', string>
  >;
  readonly unknown: string;
};
