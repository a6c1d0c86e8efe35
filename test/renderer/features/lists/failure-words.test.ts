import { describe, expect, it } from 'vitest';
import { failureWords } from '#renderer/features/lists/failure-words.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';

const english = createSpeech('en', 'UTC');
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/gu, '');

const RETRIED = [
  'release-incomplete',
  'file-not-served',
  'wrong-hash',
  'no-release-key',
  'cannot-open',
  'unreadable',
  'cache-failed',
  'no-space',
  'station-failed',
  'cache-unavailable',
];

describe.each(['en', 'ar'] as const)('the words for a failure of the lists (%s)', (language) => {
  const speech = createSpeech(language, 'UTC');
  const known = [...RETRIED, 'no-release', 'search-failed'];

  it('differ for every kind and never show its name', () => {
    const words = known.map((kind) => failureWords(speech, { kind, detail: '' }, false));
    expect(new Set(words.map(({ title }) => title)).size).toBe(known.length);
    for (const [index, { title, remedy }] of words.entries()) {
      expect(title + remedy).not.toContain(known[index]);
      expect(title + remedy).not.toContain('lists.failure');
    }
  });

  it.each(RETRIED)('say that %s is tried again, but not while installing is paused', (kind) => {
    const again = speech.t('lists.failure.again');
    const resume = speech.t('lists.failure.resume');
    const { remedy } = failureWords(speech, { kind, detail: '' }, false);
    const paused = failureWords(speech, { kind, detail: '' }, true).remedy;
    expect([remedy.endsWith(again), remedy.includes(resume)]).toEqual([true, false]);
    expect([paused.includes(again), paused.endsWith(resume)]).toEqual([false, true]);
  });

  it.each(['no-release', 'search-failed'])('promise no further attempt for %s', (kind) => {
    const { remedy } = failureWords(speech, { kind, detail: '' }, false);
    expect(remedy).not.toContain(speech.t('lists.failure.again'));
  });
});

describe('the words for a failure of the lists', () => {
  it('say how much space is lacking, rounded up', () => {
    const failure = { kind: 'no-space', detail: '372000001' };
    const { remedy, detail } = failureWords(english, failure, false);
    expect(plain(remedy)).toMatch(/^373 MB more is needed: free disk space on this machine\./u);
    expect(detail).toBe('');
  });

  it('invent no figure where the browser gave none', () => {
    const failure = { kind: 'no-space', detail: 'QuotaExceededError' };
    const { remedy, detail } = failureWords(english, failure, false);
    expect(remedy).toMatch(/^Free disk space on this machine\./u);
    expect(detail).toBe('QuotaExceededError');
  });

  it('keep the file or the reference for the administrator', () => {
    const failure = { kind: 'wrong-hash', detail: 'lists/sltd/7' };
    expect(failureWords(english, failure, false).detail).toBe('lists/sltd/7');
  });

  it.each([
    { failure: { kind: 'eclipse', detail: 'DataError' }, detail: 'eclipse: DataError' },
    { failure: { kind: 'toString', detail: '' }, detail: 'toString' },
  ])('of an unknown kind still say what to do: $failure.kind', ({ failure, detail }) => {
    const words = failureWords(english, failure, false);
    expect(words).toEqual({
      title: 'Something unforeseen stands in the way of the lists',
      remedy: 'Load the desk again; if it stays so, tell your administrator.',
      detail,
    });
  });
});
