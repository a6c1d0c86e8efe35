import { describe, expect, it } from 'vitest';
import { createSpeech } from '#renderer/ui/language/speech.ts';

const english = createSpeech('en', 'UTC');
const arabic = createSpeech('ar', 'UTC');
const FIRST_STRONG_ISOLATE = '\u2068';
const END = '\u2069';

describe('createSpeech', () => {
  it('isolates every value, so that a Latin name cannot scramble an Arabic sentence', () => {
    expect(
      arabic.t('person.why', { resemblance: 'شبه قوي', name: 'STAVROGOROV, Dmitri' }),
    ).toContain(`${FIRST_STRONG_ISOLATE}STAVROGOROV, Dmitri${END}`);
  });

  it('leaves text from lists as it is, whatever characters it holds', () => {
    expect(english.t('sign-in.damaged', { reason: '<b> & {{x}} $t(common.close)' })).toContain(
      '<b> & {{x}} $t(common.close)',
    );
  });

  it.each([
    { count: 0, form: 'zero' },
    { count: 1, form: 'one' },
    { count: 2, form: 'two' },
    { count: 3, form: 'few' },
    { count: 11, form: 'many' },
    { count: 100, form: 'other' },
  ])('counts $count in Arabic as "$form"', ({ count, form }) => {
    const template = arabic.maybe(`desk.source.records_${form}`) ?? '';
    const expected = template.replace('{{count}}', `${FIRST_STRONG_ISOLATE}${count}${END}`);
    expect(arabic.t('desk.source.records', { count })).toBe(expected);
  });

  it('writes dates in the words and the order of the language, with digits as on the document', () => {
    expect(english.day('2026-10-02')).toBe('2\u00a0October\u00a02026');
    expect(arabic.day('2026-10-02')).toBe('2\u00a0أكتوبر\u00a02026');
    expect(arabic.number(127_903_118)).toBe('127,903,118');
  });

  it.each([
    { date: { year: 1989, month: 3, day: 14 }, words: '14\u00a0March\u00a01989' },
    { date: { year: 1989, month: 3, day: null }, words: 'March\u00a01989' },
    { date: { year: 1989, month: null, day: null }, words: '1989' },
    { date: { year: null, month: null, day: null }, words: 'Unknown' },
  ])('says of a date only what is known: $words', ({ date, words }) => {
    expect(english.partialDate(date)).toBe(words);
  });

  it('shows what is not a date as it came', () => {
    expect(english.day('soon')).toBe('soon');
  });

  it.each([
    { code: 'SYR', en: 'Syria', ar: 'سوريا' },
    { code: 'D', en: 'Germany', ar: 'ألمانيا' },
    { code: 'XXB', en: 'Refugee, 1951 Convention', ar: 'لاجئ، اتفاقية 1951' },
    { code: 'QQQ', en: 'QQQ', ar: 'QQQ' },
  ])('names $code in both languages', ({ code, en, ar }) => {
    expect(english.stateName(code)).toBe(en);
    expect(arabic.stateName(code)).toBe(ar);
  });

  it('offers no state that no longer exists', () => {
    const codes = english.states().map(({ code }) => code);
    expect(codes).toContain('UTO');
    expect(codes).not.toContain('SUN');
    expect(codes.length).toBeGreaterThan(240);
  });

  it.each([
    { seconds: 20, text: 'just now' },
    { seconds: 61, text: '⁨1⁩ minute ago' },
    { seconds: 7_300, text: '⁨2⁩ hours ago' },
    { seconds: 3 * 86_400, text: '⁨3⁩ days ago' },
  ])('says "$text"', ({ seconds, text }) => {
    const now = new Date('2026-11-23T12:00:00Z');
    const then = new Date(now.getTime() - seconds * 1000).toISOString();
    expect(english.ago(then, now)).toBe(text);
  });

  it.each([
    { part: 0, whole: 0, text: '0%' },
    { part: 1, whole: 3, text: '33%' },
    { part: 999_999_999, whole: 1_000_000_000, text: '99%' },
    { part: 29, whole: 100, text: '29%' },
    { part: 7, whole: 7, text: '100%' },
  ])('says $text for $part of $whole, never the whole too early', ({ part, whole, text }) => {
    expect(english.percent(part, whole)).toBe(text);
    expect(arabic.percent(part, whole).replaceAll('\u200e', '')).toBe(text);
  });

  it('joins what it enumerates with the "and" of the language, each isolated', () => {
    expect(english.all(['A', 'B', 'C'])).toBe('⁨A⁩, ⁨B⁩ and ⁨C⁩');
    expect(arabic.all(['A', 'B'])).toBe('⁨A⁩ و⁨B⁩');
    expect(english.all(['A'])).toBe('⁨A⁩');
  });
});
