import { describe, expect, it } from 'vitest';
import { listsSummary } from '#renderer/app/lists-age.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { listWith, PART, statusWith } from '#test/support/engine-status.ts';

const english = createSpeech('en', 'UTC');
const now = new Date('2026-11-23T13:32:07Z');

function summary(status: ReturnType<typeof statusWith>) {
  const { tone, text } = listsSummary(english, status, now);
  return `${tone}: ${text.replaceAll(/[\u2068\u2069]/gu, '')}`;
}

const unsearchable = listWith({ searchable: false });
const wrong = { kind: 'wrong-hash', detail: '' };

describe('the header on the lists', () => {
  it.each([
    { says: 'good: Lists 3 days old', status: {} },
    { says: 'warn: Lists 3 days old', status: { expires: '2026-11-22T00:00:00Z' } },
    { says: 'warn: Opening lists', status: { state: 'starting' as const } },
    { says: 'bad: No lists', status: { lists: [] } },
    {
      says: 'warn: Installing lists, 37%',
      status: { state: 'installing' as const, installed: PART },
    },
    {
      says: 'warn: Installing the lists',
      status: { state: 'installing' as const, installed: { bytes: 0, ofBytes: 0 } },
    },
    {
      says: 'warn: Lists paused at 37%',
      status: { state: 'installing' as const, installed: { ...PART, paused: true } },
    },
    {
      says: 'warn: Installing is paused',
      status: { state: 'installing' as const, installed: { bytes: 0, ofBytes: 0, paused: true } },
    },
  ])('says "$says"', ({ says, status }) => {
    expect(summary(statusWith(status))).toBe(says);
  });

  it('keeps the age and stays calm while a newer release is brought', () => {
    expect(summary(statusWith({ installed: PART }))).toBe('good: Lists 3 days old');
  });

  it('says that the update is paused, and warns when it cannot be installed', () => {
    const paused = statusWith({ installed: { ...PART, paused: true } });
    expect(summary(paused)).toBe('good: Lists 3 days old, update paused');
    const failed = statusWith({ failure: wrong });
    expect(summary(failed)).toBe('warn: Lists 3 days old, not updating');
    expect(listsSummary(english, failed, now).short).not.toContain('updating');
  });

  it('does not take a search that broke off for an update that failed', () => {
    const status = statusWith({ failure: { kind: 'search-failed', detail: '' } });
    expect(summary(status)).toBe('good: Lists 3 days old');
  });

  it.each([
    { says: 'bad: Lists unusable', failure: wrong, lists: [unsearchable] },
    { says: 'bad: Lists incomplete', failure: wrong, lists: [unsearchable, listWith({})] },
    { says: 'bad: No lists', failure: { kind: 'no-release', detail: '' }, lists: [] },
  ])('says "$says" when installing failed', ({ says, failure, lists }) => {
    expect(summary(statusWith({ state: 'failed', failure, lists }))).toBe(says);
  });
});
