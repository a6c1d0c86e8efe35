import { describe, expect, it } from 'vitest';
import { inTurn } from '#main/services/in-turn.ts';
import { createAnnouncer, followAll } from '#main/station/changes.ts';

describe('followAll', () => {
  it('gives the value now, then the latest after changes, and ends with its signal', async () => {
    let value = 1;
    const changes = createAnnouncer();
    const ending = new AbortController();
    const watched = { read: () => value, onChange: changes.onChange };
    const values = followAll([watched], [undefined, ending.signal]);
    expect(await values.next()).toEqual({ done: false, value: 1 });
    for (value of [2, 3]) changes.announce();
    expect(await values.next()).toEqual({ done: false, value: 3 });
    const waiting = values.next();
    ending.abort();
    expect((await waiting).done).toBe(true);
  });

  it('gives every value that changed, also while another changes all the time', async () => {
    const restless = createAnnouncer();
    const calm = createAnnouncer();
    const ending = new AbortController();
    const values = followAll(
      [
        { read: () => 'restless', onChange: restless.onChange },
        { read: () => 'calm', onChange: calm.onChange },
      ],
      [ending.signal],
    );
    const next = async () => (await values.next()).value;
    expect([await next(), await next()]).toEqual(['restless', 'calm']);
    restless.announce();
    calm.announce();
    expect(await next()).toBe('restless');
    restless.announce();
    expect([await next(), await next()]).toEqual(['calm', 'restless']);
    ending.abort();
    expect((await values.next()).done).toBe(true);
  });

  it('lets go of its listener when the reader leaves', async () => {
    let listeners = 0;
    const watched = {
      read: () => 0,
      onChange: () => {
        listeners += 1;
        return () => {
          listeners -= 1;
        };
      },
    };
    const values = followAll([watched, { ...watched }], []);
    await values.next();
    expect(listeners).toBe(2);
    await values.return();
    expect(listeners).toBe(0);
  });
});

describe('inTurn', () => {
  it('starts a task only when the one before has ended, failed or not', async () => {
    const done: string[] = [];
    const turn = inTurn();
    const first = turn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      done.push('first');
      throw new Error('first fails');
    });
    const second = turn(async () => done.push('second'));
    await expect(first).rejects.toThrow('first fails');
    await second;
    expect(done).toEqual(['first', 'second']);
  });
});
