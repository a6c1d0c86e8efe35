/**
 * A message as its recipient reads it: the words of the template in one of four languages, and the fields of the case.
 * The desk shows it before it is sent, the hub makes the file for I-24/7 of it: both from the same functions.
 */
import type { ExchangeLanguage } from '../exchange.ts';

/** `own`: what an officer wrote; it may be in another language and direction than the letter. */
export type LetterBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'row'; readonly label: string; readonly value: string }
  | { readonly kind: 'own'; readonly text: string };

export type Letter = {
  readonly language: ExchangeLanguage;
  readonly title: string;
  /** Printed on every page; null when nothing restricts the message. */
  readonly marking: string | null;
  readonly blocks: readonly LetterBlock[];
};

export const isRightToLeft = (language: ExchangeLanguage): boolean => language === 'ar';

/** The whole letter as plain text, one block a paragraph, the lines of a list of fields together. */
export function plainText({ title, marking, blocks }: Letter): string {
  const lines = [...(marking === null ? [] : [marking]), title];
  let before: LetterBlock['kind'] = 'heading';
  const body = blocks.map((block) => {
    const gap = block.kind === 'row' && (before === 'row' || before === 'heading') ? '\n' : '\n\n';
    before = block.kind;
    return `${gap}${block.kind === 'row' ? `${block.label}: ${block.value}` : block.text}`;
  });
  return `${lines.join('\n')}${body.join('')}`.replace(/^\n+/u, '');
}

/** How a message is called in letters: the end of its id, which is random and says nothing about the case. */
export const referenceOf = (id: string): string => `FP-${id.slice(-8).toUpperCase()}`;
