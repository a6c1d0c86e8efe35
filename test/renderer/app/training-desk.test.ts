import { describe, expect, it } from 'vitest';
import { commandsOf } from '#renderer/app/commands.ts';
import { railFor, screensFor, TRAINING_RAIL } from '#renderer/app/rail.tsx';
import { roomOf } from '#renderer/app/room.ts';
import { forgetWish, wishesForTraining, wishForTraining } from '#renderer/app/wish.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import type { StationStatus } from '#shared/station/session.ts';

const ana = { id: 'ana', displayName: 'Ana Ruiz', role: 'supervisor' } as const;

function connectionOf(
  kind: 'locked' | 'open',
  training: StationStatus['training'],
): Parameters<typeof roomOf>[0] {
  const session = kind === 'open' ? { kind, officer: ana } : { kind };
  const status = { shell: 'electron', post: null, officers: [], session, demo: null } as const;
  return {
    kind: 'known',
    reachable: true,
    status: { ...status, officers: [], ...(training === undefined ? {} : { training }) },
  };
}

describe('where somebody works', () => {
  it.each([
    ['locked', 'closed', 'closed'],
    ['locked', undefined, 'closed'],
    ['open', 'closed', 'operations'],
    ['open', 'not-installed', 'operations'],
    ['open', undefined, 'operations'],
    ['open', 'open', 'training'],
  ] as const)('%s with training %s is %s', (kind, training, room) => {
    expect(roomOf(connectionOf(kind, training))).toBe(room);
  });

  it('is not known of a station that has not answered', () => {
    expect(roomOf({ kind: 'unreachable' })).toBeNull();
  });
});

describe('the desk of a training', () => {
  it('has no screen from which a file, an order or a message could leave', () => {
    expect([...TRAINING_RAIL].sort()).toEqual(['guidance', 'lists', 'practice', 'recent']);
  });

  it('has no command that reaches a hub or changes a passphrase, and one that leaves', () => {
    const run = (): void => undefined;
    const commands = commandsOf(createSpeech('en'), {
      next: run,
      type: run,
      refer: run,
      alarm: run,
      face: run,
      screens: TRAINING_RAIL.filter((screen) => screen !== 'guidance'),
      show: run,
      syncNow: null,
      pauseOrResume: null,
      speak: run,
      wear: run,
      changePassphrase: null,
      lock: run,
      lockText: 'Leave training',
    });
    const ids = commands.map(({ id }) => id);
    expect(ids).not.toContain('sync-now');
    expect(ids).not.toContain('own-passphrase');
    expect(commands.find(({ id }) => id === 'lock')?.text).toBe('Leave training');
    expect(ids.filter((id) => id.startsWith('show-'))).toEqual([
      'show-practice',
      'show-recent',
      'show-lists',
      'show-guidance',
    ]);
  });
});

describe('training at the real desk', () => {
  it.each(['line', 'second-line', 'asylum', 'supervisor', 'administrator'] as const)(
    'is on the rail of %s, before the guidance, with the last digit',
    (role) => {
      expect(railFor(role).slice(-2)).toEqual(['practice', 'guidance']);
      expect(screensFor(role).at(-1)).toBe('practice');
    },
  );

  it('remembers over the reload that locking ends with what was wished for, and only once', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(wishesForTraining(storage)).toBe(false);
    wishForTraining(storage);
    expect(wishesForTraining(storage)).toBe(true);
    forgetWish(storage);
    expect(wishesForTraining(storage)).toBe(false);
  });
});
