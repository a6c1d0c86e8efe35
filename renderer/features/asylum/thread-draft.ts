/** A request to the own bureau while it is written. */
import type { StoreApi } from 'zustand/vanilla';
import { LONGEST_MESSAGE } from '#shared/asylum/exchange.ts';
import type { AsylumStore } from './asylum-store.ts';
import type { Drafts } from './drafts.ts';

type ThreadDraft = Drafts['thread'];

/** Before anything is typed; about a hit when one was asked about. */
export const emptyThread = (id: string, asked: string | null): ThreadDraft => ({
  id,
  form: asked === null ? 'question' : 'hit-confirmation',
  language: 'en',
  hit: asked ?? '',
  text: '',
  attachments: [],
  isSent: false,
});

/**
 * Sends it, and answers whether it was recorded. Until then it is kept under its id: sent again after an answer that
 * was lost, the station knows it.
 */
export function sendThread(
  store: StoreApi<AsylumStore>,
  where: string,
  draft: ThreadDraft,
): Promise<boolean> {
  store.getState().keep(where, { thread: { ...draft, isSent: true } });
  const { id, form, language, hit, text, attachments } = draft;
  const isTemplate = form === 'hit-confirmation';
  return store.getState().act(where, {
    kind: 'open-thread',
    thread: id,
    form,
    language,
    hit: hit === '' ? null : hit,
    text: isTemplate ? '' : text,
    attachments: isTemplate ? [] : [...attachments],
  });
}

/** The words of a template below what was typed; null when that would be longer than a message may be. */
export function withStartingWords(text: string, words: string): string | null {
  const both = text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`;
  return both.length > LONGEST_MESSAGE ? null : both;
}
