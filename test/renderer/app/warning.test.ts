import { describe, expect, it } from 'vitest';
import { warningOf } from '#renderer/app/warning.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { listWith, PART, statusWith } from '#test/support/engine-status.ts';

const english = createSpeech('en', 'UTC');
const lists = [listWith({ title: 'UN list', searchable: false }), listWith({})];

describe('the warning at the first line', () => {
  it('is silent while every list can be searched, whatever else goes on', () => {
    const failure = { kind: 'no-space', detail: '5' };
    expect(warningOf(english, statusWith({ installed: PART, failure }))).toBeNull();
  });

  it('names the lists that cannot be searched yet', () => {
    const warning = warningOf(english, statusWith({ state: 'installing', installed: PART, lists }));
    expect(warning?.title).toBe('Installing the lists');
    expect(warning?.detail).toContain('UN list');
    expect(warning?.detail).toContain('not screened');
  });

  it('says when installing is paused', () => {
    const installed = { ...PART, paused: true };
    const warning = warningOf(english, statusWith({ state: 'installing', installed, lists }));
    expect(warning?.title).toBe('Installing is paused');
  });

  it('says what failed and what to do', () => {
    const failure = { kind: 'wrong-hash', detail: 'lists/un-sc/0' };
    const warning = warningOf(english, statusWith({ state: 'failed', lists, failure }));
    expect(warning?.title).toBe('Some lists cannot be searched');
    expect(warning?.detail).toContain('A file of the release is damaged.');
    expect(warning?.detail).toContain('tell your administrator');
    const none = warningOf(english, statusWith({ state: 'failed', lists: [], failure }));
    expect(none?.title).toBe('The lists cannot be searched');
  });

  it('asks for a release where there is none', () => {
    const failure = { kind: 'no-release', detail: '' };
    const warning = warningOf(english, statusWith({ state: 'failed', lists: [], failure }));
    expect(warning?.title).toBe('No release on this post');
  });

  it('waits while the lists are opened', () => {
    const warning = warningOf(english, statusWith({ state: 'starting', lists: [] }));
    expect(warning).toEqual({
      title: 'Opening the lists',
      detail: 'No list can be searched yet: every traveller counts as not screened.',
    });
  });
});
