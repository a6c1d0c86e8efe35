import { describe, expect, it } from 'vitest';
import { LONGEST_SILENCE_IN_MS, lockWhenSilent } from '#main/station/silence.ts';
import { enrolAndSignIn, removeDirectory, startOn, temporaryDirectory } from './station-fixture.ts';

/** Clock and timer moved by hand. */
function hand() {
  const looks = new Set<() => void>();
  const at = { now: 0 };
  return {
    clock: { wall: () => '2026-05-04T08:00:00.000Z', monotonicInMs: () => at.now },
    every: (_: number, task: () => void) => {
      looks.add(task);
      return () => void looks.delete(task);
    },
    pass(milliseconds: number) {
      at.now += milliseconds;
      for (const look of looks) look();
    },
  };
}

describe('a silent desk', () => {
  it('locks the post for everybody, keys and all, and says why in the journal', async () => {
    const directory = await temporaryDirectory();
    const { clock, every, pass } = hand();
    const running = await startOn(directory, { clock, every });
    const officerId = await enrolAndSignIn(running);
    const { desk, station, world } = running;
    pass(LONGEST_SILENCE_IN_MS);
    await desk.session.status();
    pass(LONGEST_SILENCE_IN_MS);
    expect(station.status().session.kind).toBe('open');
    pass(1);
    expect((await desk.session.status()).session).toEqual({ kind: 'locked' });
    await desk.session.signIn({ officerId, passphrase: 'seven quiet lanterns' });
    expect(world.stopped).toBe(1);
    const { entries } = await desk.journal.read({ after: { urgent: 0, routine: 0 }, limit: 50 });
    expect(entries.find(({ kind }) => kind === 'locked')?.payload).toEqual({ why: 'silent' });
    await station.close();
    await removeDirectory(directory);
  });

  it('is nothing to watch while nobody is signed in, nor after the station has stopped', () => {
    const { clock, every, pass } = hand();
    const locked: string[] = [];
    const post: { open: boolean } = { open: false };
    const silence = lockWhenSilent({
      session: {
        post: () => (post.open ? ({} as never) : null),
        lock: async (why) => void locked.push(why),
      },
      clock,
      every,
      onBug: () => undefined,
    });
    pass(10 * LONGEST_SILENCE_IN_MS);
    silence.stop();
    post.open = true;
    pass(10 * LONGEST_SILENCE_IN_MS);
    expect(locked).toEqual([]);
  });
});
