import { describe, expect, it } from 'vitest';
import { createInstallStore } from '#renderer/features/lists/install-store.ts';
import { PART, statusWith } from '#test/support/engine-status.ts';

/** A store on an engine that notes what it was asked, and answers when the test says so. */
function storeOn(status: ReturnType<typeof statusWith>) {
  const asked: string[] = [];
  const answers: { resolve: () => void; reject: () => void }[] = [];
  const note = (what: string) => () => {
    asked.push(what);
    return new Promise<void>((resolve, reject) => {
      answers.push({ resolve, reject: () => reject(new Error('gone')) });
    });
  };
  const effects = { status: () => status, pause: note('pause'), resume: note('resume') };
  return { store: createInstallStore(effects), asked, answers };
}

const bringing = statusWith({ installed: PART });
const paused = statusWith({ installed: { ...PART, paused: true } });

describe('pausing and resuming', () => {
  it.each([
    { now: 'being installed', status: bringing, expected: ['pause'] },
    { now: 'paused', status: paused, expected: ['resume'] },
    { now: 'all here', status: statusWith(), expected: [] },
    {
      now: 'paused after the last file',
      status: statusWith({ installed: { paused: true } }),
      expected: ['resume'],
    },
  ])('asks for $expected when the lists are $now', ({ status, expected }) => {
    const { store, asked } = storeOn(status);
    void store.getState().toggle();
    expect(asked).toEqual(expected);
  });

  it('asks once, however often the key is pressed before the answer', async () => {
    const { store, asked, answers } = storeOn(bringing);
    const first = store.getState().toggle();
    await store.getState().toggle();
    expect(asked).toEqual(['pause']);
    answers[0]?.resolve();
    await first;
    expect(store.getState().asking).toBe('idle');
  });

  it('says when the order was not taken, and asks again at the next press', async () => {
    const { store, asked, answers } = storeOn(paused);
    const first = store.getState().toggle();
    answers[0]?.reject();
    await first;
    expect(store.getState().asking).toBe('failed');
    const second = store.getState().toggle();
    answers[1]?.resolve();
    await second;
    expect([asked, store.getState().asking]).toEqual([['resume', 'resume'], 'idle']);
  });
});
