/** Runs the checks that cases lack: one search at a time, each recorded before the next begins. */
import type { Case } from '#shared/asylum/case.ts';
import { checkState, type NeededCheck, neededChecks } from '#shared/asylum/checks.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { ActAnswer, ActRequest } from '#shared/station/asylum.ts';

/** Null when the engine did not answer. */
export type ScreenCheck = (traveller: NeededCheck['traveller']) => Promise<Verdict | null>;

export type CheckFailure = {
  readonly case: string;
  readonly reference: string;
  readonly label: string;
  readonly why:
    | Exclude<ActAnswer, { kind: 'recorded' }>
    | { readonly kind: 'no-answer' }
    | { readonly kind: 'not-screened' };
};

export type Checking = {
  /** What is being searched; null when nothing is. */
  readonly current: { readonly reference: string; readonly label: string } | null;
  readonly done: number;
  readonly of: number;
  /** Cases whose checks are in the run. */
  readonly cases: readonly string[];
  /** Of the last run. A case whose failures are here still lacks these checks. */
  readonly failures: readonly CheckFailure[];
};

export const NOT_CHECKING: Checking = { current: null, done: 0, of: 0, cases: [], failures: [] };

type Options = {
  readonly read: (id: string) => Promise<Case | null>;
  readonly screen: ScreenCheck;
  readonly act: (request: ActRequest) => Promise<ActAnswer | null>;
  readonly release: () => Promise<number | null>;
  readonly onProgress: (checking: Checking) => void;
  readonly onCase: (state: Case) => void;
};

type Job = { readonly state: Case; readonly check: NeededCheck };

/** A run that is asked for while another is under way begins after it. */
export function createCheckRunner(options: Options) {
  let last: Promise<void> = Promise.resolve();
  return {
    run: (ids: readonly string[]): Promise<void> => {
      last = last.then(() => runAll(options, ids));
      return last;
    },
  };
}

async function runAll(options: Options, ids: readonly string[]): Promise<void> {
  const release = await options.release();
  const { jobs, failures } = await jobsOf(options, ids, release);
  const run = { of: jobs.length, cases: [...new Set(jobs.map(({ state }) => state.id))] };
  for (const [done, job] of jobs.entries()) {
    const { state, check } = job;
    const current = { reference: state.intake.reference, label: check.label };
    options.onProgress({ ...run, current, done, failures: [...failures] });
    const failure = await runOne(options, job);
    if (failure !== null) failures.push(failure);
  }
  options.onProgress({ ...run, current: null, done: jobs.length, failures });
}

async function jobsOf({ read }: Options, ids: readonly string[], release: number | null) {
  const jobs: Job[] = [];
  const failures: CheckFailure[] = [];
  for (const id of ids) {
    const state = await read(id);
    if (state === null) {
      failures.push({ case: id, reference: '', label: '', why: { kind: 'no-answer' } });
      continue;
    }
    if (state.status !== 'closed') jobs.push(...lacking(state, release));
  }
  return { jobs, failures };
}

const lacking = (state: Case, release: number | null): readonly Job[] =>
  neededChecks(state.intake)
    .filter((check) => checkState(check, state.checks[check.key], release).kind !== 'done')
    .map((check) => ({ state, check }));

async function runOne(options: Options, { state, check }: Job): Promise<CheckFailure | null> {
  const failed = (why: CheckFailure['why']): CheckFailure => ({
    case: state.id,
    reference: state.intake.reference,
    label: check.label,
    why,
  });
  const verdict = await options.screen(check.traveller);
  if (verdict === null) return failed({ kind: 'not-screened' });
  const step = { kind: 'record-check', check: check.key, verdict } as const;
  const answer = await options.act({ case: state.id, step, witness: null });
  if (answer?.kind !== 'recorded') return failed(answer ?? { kind: 'no-answer' });
  options.onCase(answer.case);
  return null;
}
