import { describe, expect, it } from 'vitest';
import { endSession } from '#renderer/app/end-session.ts';

function ending(answers: readonly ('locked' | 'silence')[]) {
  const steps: string[] = [];
  const waiting: (() => void)[] = [];
  const left = [...answers];
  endSession({
    stopEngine: () => steps.push('engine stopped'),
    hide: () => steps.push('hidden'),
    lock: async () => {
      steps.push('asked to lock');
      if (left.shift() !== 'locked') throw new Error('no answer');
    },
    after: (_, run) => waiting.push(run),
    reload: () => steps.push('loaded again'),
  });
  return { steps, again: () => waiting.shift()?.() };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('ending a session', () => {
  it('stops the engine and empties the screen before the station has answered', async () => {
    const { steps } = ending(['locked']);
    expect(steps).toEqual(['engine stopped', 'hidden', 'asked to lock']);
    await settled();
    expect(steps.at(-1)).toBe('loaded again');
  });

  it('never loads the page again while the station is still open, and goes on asking', async () => {
    const { steps, again } = ending(['silence', 'silence', 'locked']);
    await settled();
    again();
    await settled();
    expect(steps).not.toContain('loaded again');
    again();
    await settled();
    expect(steps.slice(2)).toEqual([
      'asked to lock',
      'asked to lock',
      'asked to lock',
      'loaded again',
    ]);
  });
});
