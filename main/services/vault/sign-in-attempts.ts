/**
 * Slows guessing down, over restarts too, and remembers refused sign-ins until they can be written into
 * the journal (which needs a key that nobody has while the station is locked).
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#main/services/clock/clock.ts';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import type { Files } from '#main/services/files/files.ts';

/** So many wrong passphrases cost nothing; people mistype. */
const FREE_ATTEMPTS = 2;
const FIRST_WAIT_IN_MS = 2_000;
const LONGEST_WAIT_IN_MS = 300_000;
/** Of a longer series of refusals only the last are recorded one by one. */
const LARGEST_LIST = 200;

export type SignInAttempts = {
  /** Seconds before the next attempt is looked at; 0 when it may come now. */
  secondsToWait(): number;
  /** Counts an attempt as wrong, before it is tried: pulling the plug does not undo it. */
  begin(officerId: string): Promise<void>;
  /** The attempt was right: the count starts anew. */
  succeeded(): Promise<void>;
  /** The passphrase could not be tried at all: the attempt does not count. */
  withdraw(): Promise<void>;
  /** Officers whose sign-in was refused and is not in the journal yet. */
  unrecorded(): readonly string[];
  recorded(count: number): Promise<void>;
};

const fileSchema = z.object({
  v: z.literal(1),
  wrong: z.int().nonnegative(),
  /** Wall clock of the last wrong one, ISO 8601. */
  at: z.iso.datetime(),
  refused: z.array(z.string().max(60)).max(LARGEST_LIST),
});

export type AttemptsOptions = {
  readonly file: string;
  readonly files: Files;
  readonly clock: Clock;
};

export const attemptsFileIn = (directory: string): string =>
  join(directory, 'sign-in-attempts.json');

export async function openSignInAttempts(options: AttemptsOptions): Promise<SignInAttempts> {
  const { file, files, clock } = options;
  const state = await readState(options);
  let notBefore = clock.monotonicInMs() + remainingWait(state, clock.wall());

  async function save(): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(state));
    // A full disk must not keep an officer out: the count then lasts as long as this process.
    await writeAtomically(files, { path: file, bytes }).catch(() => undefined);
  }

  return {
    secondsToWait: () => Math.max(0, Math.ceil((notBefore - clock.monotonicInMs()) / 1000)),
    async begin(officerId) {
      state.wrong += 1;
      state.at = clock.wall();
      state.refused = [...state.refused, officerId.slice(0, 60)].slice(-LARGEST_LIST);
      notBefore = clock.monotonicInMs() + waitAfter(state.wrong);
      await save();
    },
    async succeeded() {
      state.wrong = 0;
      state.refused.pop();
      notBefore = 0;
      await save();
    },
    async withdraw() {
      state.wrong = Math.max(0, state.wrong - 1);
      state.refused.pop();
      await save();
    },
    unrecorded: () => [...state.refused],
    async recorded(count) {
      state.refused.splice(0, count);
      await save();
    },
  };
}

/** Doubles from the first wait to the longest. */
export function waitAfter(wrong: number): number {
  if (wrong <= FREE_ATTEMPTS) return 0;
  const doublings = Math.min(wrong - FREE_ATTEMPTS - 1, 20);
  return Math.min(FIRST_WAIT_IN_MS * 2 ** doublings, LONGEST_WAIT_IN_MS);
}

type State = z.infer<typeof fileSchema>;

/** A wall clock that was set back gains nothing: the whole wait starts again. */
function remainingWait({ wrong, at }: State, wall: string): number {
  const elapsed = Math.max(0, Date.parse(wall) - Date.parse(at));
  return Math.max(0, waitAfter(wrong) - elapsed);
}

async function readState({ file, files, clock }: AttemptsOptions): Promise<State> {
  const none: State = { v: 1, wrong: 0, at: clock.wall(), refused: [] };
  try {
    const bytes = await files.read(file);
    if (!bytes) return none;
    const parsed = fileSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : none;
  } catch {
    return none;
  }
}
