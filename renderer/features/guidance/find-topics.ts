/** Finds topics by their words, in the language in which they are read. */
import { TOPICS, type Topic } from '#shared/guidance/topic.ts';
import type { GuidanceSection, GuidanceText, Library } from './guidance-text.ts';

export type Found = {
  readonly topic: Topic;
  /** The sentence in which the first of the words stands, or the summary. */
  readonly excerpt: string;
};

/** Topics that have all words of the query; those with all of them in title or summary come first. */
export function findTopics(library: Library, query: string): readonly Found[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const holding = TOPICS.filter((topic) => holds(passagesOf(library.topics[topic]), words));
  const inHead = ({ title, summary }: GuidanceText): boolean => holds([title, summary], words);
  return [
    ...holding.filter((topic) => inHead(library.topics[topic])),
    ...holding.filter((topic) => !inHead(library.topics[topic])),
  ].map((topic) => ({ topic, excerpt: excerptOf(library.topics[topic], words[0] ?? '') }));
}

/**
 * Without case, accents and vowel signs. Arabic spells some letters in several ways that readers do
 * not tell apart: alef with and without hamza (which decompose), teh marbuta, alef maksura.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll('’', "'")
    .toLowerCase();

function holds(passages: readonly string[], words: readonly string[]): boolean {
  const all = folded(passages.join('\n'));
  return words.every((word) => all.includes(word));
}

/** Everything that a text says, in reading order. */
export const passagesOf = ({ title, summary, sections, sources }: GuidanceText): string[] => [
  title,
  summary,
  ...sections.flatMap(passagesOfSection),
  ...sources,
];

const passagesOfSection = ({
  heading,
  paragraphs = [],
  steps = [],
  table,
}: GuidanceSection): readonly string[] => [
  heading,
  ...paragraphs,
  ...steps,
  ...(table === undefined ? [] : [...table.columns, ...table.rows.flat()]),
];

function excerptOf(text: GuidanceText, word: string): string {
  const sentences = passagesOf(text).flatMap((passage) => passage.split(/(?<=[.!?؟])\s+/u));
  const [, ...body] = sentences;
  return body.find((sentence) => folded(sentence).includes(word)) ?? text.summary;
}
