/**
 * Slows guessing down, over restarts too, and remembers refused sign-ins until they can be written into
 * the journal (which needs a key that nobody has while the station is locked).
 *
 * What it cannot do: whoever can delete its file, or set the wall clock ahead before a restart, waits less.
 * A clock that is set back makes the wait longer.
 */
import { join } from 'node:path';
import type { Clock } from '#main/services/clock/clock.ts';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import type { Files } from '#main/services/files/files.ts';
import {
  type AttemptsState,
  type Count,
  LARGEST_LIST,
  LONGEST_ID,
  NOBODY,
  readState,
} from './sign-in-counts.ts';
import { waitAfter, waitOfPostAfter } from './sign-in-waits.ts';

export type SignInAttempts = {
  /** Seconds before the next attempt as this officer is looked at; 0 when it may come now. */
  secondsToWait(officerId: string): number;
  /** Counts an attempt as wrong, before it is tried: pulling the plug does not undo it. One at a time. */
  begin(officerId: string): Promise<void>;
  /** The attempt was right: the count of this officer starts anew, and of nobody else. */
  succeeded(): Promise<void>;
  /** The passphrase could not be tried at all: the attempt does not count. */
  withdraw(): Promise<void>;
  /** Officers whose sign-in was refused and is not in the journal yet. */
  unrecorded(): readonly string[];
  recorded(count: number): Promise<void>;
};

export type AttemptsOptions = {
  readonly file: string;
  readonly files: Files;
  readonly clock: Clock;
  /** Attempts as somebody unknown are counted together: invented names must not push a real count out. */
  readonly isOfficer: (officerId: string) => boolean;
};

export const attemptsFileIn = (directory: string): string =>
  join(directory, 'sign-in-attempts.json');

/** Monotonic times in milliseconds before which nothing is looked at. */
type Waits = { readonly all: number; readonly one: ReadonlyMap<string, number> };

/** What was there before the attempt under way, for taking it back. */
type Before = {
  readonly officer: string;
  readonly count: Count | undefined;
  readonly waits: Waits;
};

export async function openSignInAttempts(options: AttemptsOptions): Promise<SignInAttempts> {
  const { clock, isOfficer } = options;
  const state = await readState(options);
  let waits = waitsAfterRestart(state, clock);
  let before: Before | null = null;
  const counted = (officerId: string) => (isOfficer(officerId) ? idOf(officerId) : NOBODY);

  return {
    secondsToWait(officerId) {
      const until = Math.max(waits.all, waits.one.get(counted(officerId)) ?? 0);
      return Math.max(0, Math.ceil((until - clock.monotonicInMs()) / 1000));
    },
    async begin(officerId) {
      const officer = counted(officerId);
      forgetOthers(state.counts, isOfficer);
      const count = state.counts.get(officer);
      before = { officer, count, waits };
      const wrong = (count?.wrong ?? 0) + 1;
      state.counts.set(officer, { wrong, at: clock.wall() });
      state.refused = [...state.refused, idOf(officerId)].slice(-LARGEST_LIST);
      const now = clock.monotonicInMs();
      waits = {
        all: now + waitOfPost(state),
        one: new Map(waits.one).set(officer, now + waitAfter(wrong)),
      };
      await save(options, state);
    },
    async succeeded() {
      if (!before) return;
      const { officer } = before;
      state.counts.delete(officer);
      state.refused.pop();
      const one = new Map(before.waits.one);
      one.delete(officer);
      // What the others owe stays as it was.
      waits = { all: before.waits.all, one };
      before = null;
      await save(options, state);
    },
    async withdraw() {
      if (!before) return;
      const { officer, count } = before;
      if (count) state.counts.set(officer, count);
      else state.counts.delete(officer);
      state.refused.pop();
      waits = before.waits;
      before = null;
      await save(options, state);
    },
    unrecorded: () => [...state.refused],
    async recorded(count) {
      state.refused.splice(0, count);
      await save(options, state);
    },
  };
}

const idOf = (officerId: string): string => officerId.slice(0, LONGEST_ID);

/** Officers who were removed since owe nothing any more, and the file does not grow with them. */
function forgetOthers(
  counts: AttemptsState['counts'],
  isOfficer: AttemptsOptions['isOfficer'],
): void {
  for (const officer of counts.keys()) {
    if (officer !== NOBODY && !isOfficer(officer)) counts.delete(officer);
  }
}

const waitOfPost = ({ counts }: AttemptsState): number =>
  waitOfPostAfter([...counts.values()].map(({ wrong }) => wrong));

function waitsAfterRestart(state: AttemptsState, clock: Clock): Waits {
  const now = clock.monotonicInMs();
  const wall = Date.parse(clock.wall());
  // A wall clock that was set back gains nothing: the whole wait starts again.
  const left = (wait: number, at: string) =>
    now + Math.max(0, wait - Math.max(0, wall - Date.parse(at)));
  const counts = [...state.counts];
  const all = counts.map(([, { at }]) => left(waitOfPost(state), at));
  return {
    all: Math.max(0, ...all),
    one: new Map(counts.map(([officer, { wrong, at }]) => [officer, left(waitAfter(wrong), at)])),
  };
}

async function save({ file, files }: AttemptsOptions, state: AttemptsState): Promise<void> {
  const counts = [...state.counts].map(([officer, count]) => ({ officer, ...count }));
  const content = { v: 2, counts, refused: state.refused };
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  // A full disk must not keep an officer out: the count then lasts as long as this process.
  await writeAtomically(files, { path: file, bytes }).catch(() => undefined);
}
