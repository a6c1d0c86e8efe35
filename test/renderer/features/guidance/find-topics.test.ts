import { describe, expect, it } from 'vitest';
import { findTopics, folded } from '#renderer/features/guidance/find-topics.ts';
import { loadLibrary } from '#renderer/features/guidance/guidance-languages.ts';
import { TOPICS } from '#shared/guidance/topic.ts';

describe('searching the library', () => {
  it.each([
    { language: 'en', query: 'yellow notice', topic: 'asylum-first-contact' },
    { language: 'en', query: 'TDAWN', topic: 'document-hits' },
    { language: 'en', query: 'xxb', topic: 'mrz-anomalies' },
    { language: 'ar', query: 'إنذار صامت', topic: 'hit-procedure' },
    { language: 'ar', query: 'النشره الصفراء', topic: 'document-hits' },
    { language: 'fr', query: 'interprete', topic: 'asylum-first-contact' },
    { language: 'fr', query: "l'etat d'origine", topic: 'asylum-first-contact' },
    { language: 'es', query: 'difusion', topic: 'notice-colours' },
  ] as const)('finds $topic by $query ($language)', async ({ language, query, topic }) => {
    const found = findTopics(await loadLibrary(language), query);
    expect(found.map((each) => each.topic)).toContain(topic);
  });

  it('wants all of the words', async () => {
    const library = await loadLibrary('en');
    expect(findTopics(library, 'interpreter').length).toBeGreaterThan(0);
    expect(findTopics(library, 'interpreter zzz')).toEqual([]);
  });

  it('puts texts that have the words in their title first', async () => {
    const found = findTopics(await loadLibrary('en'), 'colours');
    expect(found[0]?.topic).toBe('notice-colours');
  });

  it('shows the sentence in which the word stands', async () => {
    const [first] = findTopics(await loadLibrary('en'), 'handcuffs');
    expect(first?.excerpt).toMatch(/handcuffs/u);
    expect(first?.excerpt).not.toMatch(/by those who|competent/u);
  });

  it('finds everything for nothing', async () => {
    expect(findTopics(await loadLibrary('es'), ' ').map(({ topic }) => topic)).toEqual(TOPICS);
  });

  it.each([
    ['Été', 'ete'],
    ['نَشْرَة', 'نشره'],
    ['أُحيل إلى', 'احيل الي'],
    ['التعـــميم', 'التعميم'],
    ['l’asile', "l'asile"],
  ])('reads %s as %s', (written, read) => {
    expect(folded(written)).toBe(read);
  });
});
