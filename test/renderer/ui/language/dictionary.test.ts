import { describe, expect, it } from 'vitest';
import { arabic } from '#renderer/ui/language/arabic.ts';
import { english } from '#renderer/ui/language/dictionary.ts';

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;
const baseKeys = (dictionary: object): string[] =>
  [...new Set(Object.keys(dictionary).map((key) => key.replace(PLURAL, '')))].sort();

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '');

const sentences = Object.entries<string>(english);

describe('the dictionaries', () => {
  it('have the same keys', () => {
    expect(baseKeys(arabic)).toEqual(baseKeys(english));
  });

  it.each([
    ['English', english],
    ['Arabic', arabic],
  ])('have no empty sentence in %s', (_, dictionary) => {
    const empty = Object.entries<string>(dictionary).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each([
    ['English', english, ['one', 'other']],
    ['Arabic', arabic, ['zero', 'one', 'two', 'few', 'many', 'other']],
  ])('have every plural form of %s', (_, dictionary, forms) => {
    const counted = Object.keys(dictionary).filter((key) => key.endsWith('_other'));
    expect(counted.length).toBeGreaterThan(5);
    for (const key of counted) {
      const base = key.replace(PLURAL, '');
      const has = Object.keys(dictionary).filter((each) => each.replace(PLURAL, '') === base);
      expect(has.sort(), base).toEqual(forms.map((form) => `${base}_${form}`).sort());
    }
  });

  it('never drop a value in translation', () => {
    const translated: Readonly<Record<string, string>> = arabic;
    const same = sentences.filter(([key]) => !PLURAL.test(key));
    for (const [key, text] of same) {
      expect(placeholders(translated[key] ?? '').sort(), key).toEqual(placeholders(text).sort());
    }
  });

  it('write Arabic in Arabic letters, but for names and codes', () => {
    const latin = Object.entries<string>(arabic).filter(
      ([, text]) => !/[\u0600-\u06ff]/u.test(text),
    );
    const allowed = [
      'size.of',
      'shell.officer-role',
      'common.list-join',
      'state.with-code',
      'asylum.protection-reason',
      'asylum.fault-of',
    ];
    expect(latin.map(([key]) => key).filter((key) => !allowed.includes(key))).toEqual([]);
  });
});

describe('a date among Arabic words', () => {
  const sentences = Object.entries(arabic).filter(([, text]) => /\d{4}-\d{2}/u.test(text));

  it.each(sentences)('is kept from being read backwards: %s', (_, text) => {
    const bare = text.replaceAll(/\u2066[^\u2069]*\u2069/gu, '');
    expect(bare).not.toMatch(/\d{4}-\d{2}/u);
  });
});
