import { describe, expect, it } from 'vitest';
import { createAsylumStore } from '#renderer/features/asylum/asylum-store.ts';
import { draftsIn } from '#renderer/features/asylum/drafts.ts';
import { emptyMessage, giveMessage } from '#renderer/features/asylum/message-draft.ts';
import {
  emptyThread,
  sendThread,
  withStartingWords,
} from '#renderer/features/asylum/thread-draft.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { createFakeAsylum, FAMILY_CASE, RED_CASE } from '#test/support/desk/fake-asylum.ts';

const FIRST = '55555555-6666-4777-8888-999999999901';
const SECOND = '55555555-6666-4777-8888-999999999902';

/** A station that records every step and whose first answers are lost. */
function deskLosing(answers: number) {
  const station = createFakeAsylum('two-cases');
  let left = answers;
  const store = createAsylumStore({
    setting: async () => station.setting,
    list: async () => station.list(),
    read: async (id) => station.read(id),
    act: async (request) => {
      const answer = station.act(request);
      left -= 1;
      return left >= 0 ? null : answer;
    },
    preview: async (id, draft) => station.preview({ case: id, draft }),
    attachment: async () => null,
    screen: async () => null,
  });
  const caseOf = (id: string) => {
    const state = station.read(id);
    if (state === null) throw new Error('the fake post has no such case');
    return state;
  };
  return { store, caseOf };
}

describe('a step that was recorded and whose answer was lost', () => {
  it('asks the bureau once: what is sent from the draft again is known', async () => {
    const { store, caseOf } = deskLosing(1);
    const before = caseOf(RED_CASE).threads.length;
    const typed = { ...emptyThread(FIRST, null), text: 'Is the document his?' };
    expect(await sendThread(store, RED_CASE, typed)).toBe(false);
    const draft = store.getState().kept[RED_CASE]?.thread ?? emptyThread(SECOND, null);
    expect(await sendThread(store, RED_CASE, draft)).toBe(false);
    expect(store.getState().trouble).toMatchObject({ refusals: [{ kind: 'thread-exists' }] });
    expect(caseOf(RED_CASE).threads).toHaveLength(before + 1);
  });

  it('asks about a hit once, although nothing is typed there', async () => {
    const { store, caseOf } = deskLosing(1);
    const before = caseOf(RED_CASE).threads.length;
    const hit = hitsOf(caseOf(RED_CASE))[0]?.key ?? '';
    await sendThread(store, RED_CASE, emptyThread(FIRST, hit));
    store.getState().leave();
    const draft = store.getState().kept[RED_CASE]?.thread ?? emptyThread(SECOND, hit);
    await sendThread(store, RED_CASE, draft);
    expect(caseOf(RED_CASE).threads).toHaveLength(before + 1);
  });

  it('drafts a message once', async () => {
    const { store, caseOf } = deskLosing(1);
    const before = caseOf(FAMILY_CASE).notifications.length;
    const blank = emptyMessage(FIRST, caseOf(FAMILY_CASE));
    const typed = { ...blank, draft: { ...blank.draft, legalBasis: 'Section 31' } };
    expect(await giveMessage(store, FAMILY_CASE, typed)).toBe(false);
    const kept = store.getState().kept[FAMILY_CASE]?.message;
    expect(await giveMessage(store, FAMILY_CASE, kept ?? { ...typed, id: SECOND })).toBe(false);
    expect(store.getState().trouble).toMatchObject({ refusals: [{ kind: 'notification-exists' }] });
    expect(caseOf(FAMILY_CASE).notifications).toHaveLength(before + 1);
  });

  it('leaves no draft once it was answered, and none of another that was begun meanwhile is lost', async () => {
    const { store } = deskLosing(0);
    const typed = { ...emptyThread(FIRST, null), text: 'Is the document his?' };
    const sent = sendThread(store, RED_CASE, typed);
    const other = { ...emptyThread(SECOND, null), text: 'Another question' };
    store.getState().keep(RED_CASE, { thread: other });
    expect(await sent).toBe(true);
    expect(store.getState().kept[RED_CASE]).toEqual({ thread: other });
    expect(await sendThread(store, RED_CASE, other)).toBe(true);
    expect(draftsIn(store.getState().kept)).toBe(0);
  });
});

describe('the words of a template', () => {
  it.each([
    ['', 'Please verify.', 'Please verify.'],
    ['  \n', 'Please verify.', 'Please verify.'],
    ['Is it his?', 'Please verify.', 'Is it his?\n\nPlease verify.'],
    ['Is it his?\n', 'Please verify.', 'Is it his?\n\nPlease verify.'],
  ])('come below what was typed: %j', (typed, words, both) => {
    expect(withStartingWords(typed, words)).toBe(both);
  });

  it('are not put where a message would become longer than it may be', () => {
    expect(withStartingWords('a'.repeat(19_990), 'Please verify.')).toBeNull();
  });
});
