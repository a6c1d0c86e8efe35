import { describe, expect, it } from 'vitest';
import { checkedWords, previewWords } from '#renderer/features/asylum/announcements.tsx';
import { fieldWords, officerName } from '#renderer/features/asylum/asylum-words.ts';
import { hitKeyWords } from '#renderer/features/asylum/hit-words.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { createFakeAsylum, FAMILY_CASE, RED_CASE } from '#test/support/desk/fake-asylum.ts';

const speech = createSpeech('en', 'UTC');
const arabic = createSpeech('ar', 'UTC');
const station = createFakeAsylum('two-cases');
const plain = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');

function caseOf(id: string) {
  const state = station.read(id);
  if (state === null) throw new Error('the fake post has no such case');
  return state;
}

describe('what is said aloud', () => {
  it('names every recipient that is left out, and every reason', () => {
    const state = caseOf(FAMILY_CASE);
    const [message] = state.notifications;
    if (message === undefined) throw new Error('the fake case has no message');
    const answer = station.preview({ case: state.id, draft: message.draft });
    const words = plain(
      previewWords(speech, { kind: 'known', draft: message.draft, answer, steps: 0 }, state),
    );
    expect(words).toContain('Reaches 2 recipients: The own National Central Bureau and');
    expect(words).toContain('National Central Bureau of Syria is left out: A message of this kind');
    expect(words).toContain('Must never hear of it');
  });

  it('is nothing while nobody has asked whom a message reaches', () => {
    expect(previewWords(speech, { kind: 'asking' }, null)).toBe('');
  });

  it.each([
    [
      'nothing while a search is under way',
      { current: { reference: 'A', label: 'B' }, done: 0, of: 2, cases: [RED_CASE], failures: [] },
      '',
    ],
    ['nothing before any search', { current: null, done: 0, of: 0, cases: [], failures: [] }, ''],
    [
      'how many checks were made, and what is unverified',
      { current: null, done: 2, of: 2, cases: [RED_CASE], failures: [] },
      '2 checks were made and recorded. 1 unverified hit',
    ],
  ] as const)('is %s', (_, checking, words) => {
    expect(plain(checkedWords(speech, checking, caseOf(RED_CASE)))).toBe(words);
  });

  it('is nothing of a case that was not searched, and only the count where none is open', () => {
    const checking = { current: null, done: 3, of: 3, cases: [RED_CASE], failures: [] };
    expect(checkedWords(speech, checking, caseOf(FAMILY_CASE))).toBe('');
    expect(plain(checkedWords(speech, checking, null))).toBe('3 checks were made and recorded.');
  });

  it.each([1, 3])('is nothing after a run of %i checks that failed in part or whole', (of) => {
    const why = { kind: 'not-screened' } as const;
    const failure = { case: RED_CASE, reference: 'AS-2026-0417', label: 'x', why };
    const checking = { current: null, done: of, of, cases: [RED_CASE], failures: [failure] };
    expect(checkedWords(speech, checking, caseOf(RED_CASE))).toBe('');
    expect(checkedWords(speech, checking, null)).toBe('');
  });
});

describe('words instead of codes', () => {
  it.each([
    ['persons.1.placeOfBirth', 'Person 2: Place of birth'],
    ['persons.0.names.2.originalScript', 'Person 1: In its own script'],
    ['legalBasis', 'Legal basis'],
  ])('%s is %s', (path, words) => {
    expect(plain(fieldWords(speech, path))).toBe(words);
  });

  it('a hit is its notice and name, never its key', () => {
    const hits = hitsOf(caseOf(RED_CASE));
    const key = hits[0]?.key ?? '';
    expect(plain(hitKeyWords(speech, hits, key))).toBe(
      'Red notice 2025/60214, AL HADIDI, Khalid Omar',
    );
    expect(hitKeyWords(speech, [], key)).toBe('A hit that is no longer in the case');
  });

  it.each([speech, arabic])('an officer who was removed is said to be gone', (language) => {
    expect(officerName(language, [], 'lmarin')).not.toBe('lmarin');
    expect(officerName(language, [], 'lmarin')).toContain('lmarin');
  });
});
