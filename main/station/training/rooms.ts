/**
 * The two posts of a station, of which one is open at most: the real one, and the training post. The door asks for
 * the one where somebody works; everything behind it is the same code.
 */
import { join } from 'node:path';
import { inTurn } from '#main/services/in-turn.ts';
import { openTrainingResults } from '#main/services/training/training-results.ts';
import type { LoadTrainingWorld, TrainingWorld } from '#main/services/training/training-world.ts';
import type { Officer } from '#shared/station/session.ts';
import type {
  FinishedRun,
  FinishTrainingAnswer,
  PassedScenario,
  StartTraining,
  StartTrainingAnswer,
  TrainingResult,
} from '#shared/station/training.ts';
import { replay } from '#shared/training/run.ts';
import { scenarioOf } from '#shared/training/scenarios.ts';
import { createAnnouncer } from '../changes.ts';
import type { Environment } from '../environment.ts';
import type { Session } from '../session.ts';
import { closeTraining, openTraining } from './open-training.ts';

/** In the folder of the post, outside of what each training deletes. */
export const RESULTS_FILE = 'training-results.json';

export type TrainingRoom = {
  state(): 'not-installed' | 'closed' | 'open';
  start(request: StartTraining): Promise<StartTrainingAnswer>;
  finish(run: FinishedRun): Promise<FinishTrainingAnswer>;
  /** Scenarios that the trainee has passed before; nothing about failures, because nobody proved who he is. */
  passed(): Promise<readonly PassedScenario[]>;
  /** Null when they cannot be read, and always while a training is under way. */
  results(): Promise<readonly TrainingResult[] | null>;
};

export type Rooms = { readonly session: Session; readonly training: TrainingRoom };

type RoomsOptions = {
  readonly environment: Environment;
  readonly operational: Session;
  readonly loadWorld: LoadTrainingWorld;
  readonly onBug: (error: unknown) => void;
};

type Trainee = { readonly id: string | null; readonly officer: Officer };
type Training = { readonly session: Session; readonly trainee: Trainee };

/** What both rooms share; only the functions below change it. */
type House = RoomsOptions & {
  readonly world: TrainingWorld | null;
  readonly results: ReturnType<typeof openTrainingResults>;
  readonly announce: () => void;
  training: Training | null;
};

export async function createRooms(options: RoomsOptions): Promise<Rooms> {
  const { environment, operational } = options;
  const { files, dataDirectory } = environment;
  const changes = createAnnouncer();
  const house: House = {
    ...options,
    world: await options.loadWorld(),
    results: openTrainingResults(files, join(dataDirectory, RESULTS_FILE)),
    announce: changes.announce,
    training: null,
  };
  operational.onChange(changes.announce);
  const step = inTurn();
  return {
    session: oneOf(house, step, changes.onChange),
    training: {
      state: () => stateOf(house),
      start: (request) => step(() => start(house, request)),
      finish: (run) => finish(house, run),
      passed: () => passed(house),
      results: () => results(house),
    },
  };
}

const stateOf = ({ training, world }: House): 'not-installed' | 'closed' | 'open' => {
  if (training) return 'open';
  return world ? 'closed' : 'not-installed';
};

/** The session of the room where somebody works. Whatever opens or closes one waits for its turn. */
function oneOf(
  house: House,
  step: ReturnType<typeof inTurn>,
  onChange: Session['onChange'],
): Session {
  const { operational } = house;
  const current = (): Session => house.training?.session ?? operational;
  return {
    state: () => current().state(),
    vault: () => current().vault(),
    post: () => current().post(),
    orderNotice: () => current().orderNotice(),
    onChange,
    // Neither is for a trainee: he leaves first.
    signIn: (officerId, passphrase) =>
      step(async () =>
        house.training ? { kind: 'refused' } : await operational.signIn(officerId, passphrase),
      ),
    enrol: (enrolment) =>
      step(async () =>
        house.training ? { kind: 'already-enrolled' } : await operational.enrol(enrolment),
      ),
    lock: (why) => step(() => (house.training ? leave(house, why) : operational.lock(why))),
    changeOfficers: (work) => current().changeOfficers(work),
    takeOrder: (text) => current().takeOrder(text),
    whileLocked: (work) => step(() => current().whileLocked(work)),
  };
}

/** Within the real session's own turn: nobody can sign in there meanwhile. */
async function start(house: House, request: StartTraining): Promise<StartTrainingAnswer> {
  const { world, operational } = house;
  if (!world) return { kind: 'not-installed' };
  if (house.training) return { kind: 'in-use' };
  const trainee = traineeOf(house, request);
  if (!trainee) return { kind: 'unknown-officer' };
  const postName = operational.vault()?.post().name ?? 'Farpost';
  const open = async (): Promise<StartTrainingAnswer> => {
    const { environment, onBug } = house;
    const { officer } = trainee;
    const opened = await openTraining({ environment, world, trainee: officer, postName, onBug });
    if (!opened.ok) return { kind: 'failed', reason: opened.failure.slice(0, 300) };
    house.training = { session: opened.value, trainee };
    opened.value.onChange(house.announce);
    house.announce();
    return { kind: 'training' };
  };
  return (await operational.whileLocked(open)) ?? { kind: 'in-use' };
}

function traineeOf({ operational }: House, { trainee, role }: StartTraining): Trainee | null {
  if (trainee.kind === 'guest') {
    return { id: null, officer: { id: 'guest', displayName: trainee.name, role } };
  }
  const known = operational
    .vault()
    ?.officers()
    .find(({ id }) => id === trainee.officerId);
  return known ? { id: known.id, officer: { ...known, role } } : null;
}

async function leave(house: House, why: Parameters<Session['lock']>[0]): Promise<void> {
  const { training, environment, onBug } = house;
  await training?.session.lock(why);
  house.training = null;
  house.announce();
  // What could not be deleted is deleted before the next training.
  await closeTraining(environment).catch(onBug);
}

async function finish(house: House, run: FinishedRun): Promise<FinishTrainingAnswer> {
  const { training, results: kept, environment } = house;
  if (!training) return { kind: 'not-training' };
  const scenario = scenarioOf(run.scenario);
  const score = scenario && replay(scenario, run.choices);
  if (!score?.ok) return { kind: 'not-a-run' };
  const { id, officer } = training.trainee;
  const result: TrainingResult = {
    officer: id,
    name: officer.displayName,
    role: officer.role,
    scenario: run.scenario,
    at: environment.clock.wall(),
    ...score.value,
  };
  const added = await kept.add(result);
  return added.ok
    ? { kind: 'kept', result }
    : { kind: 'failed', reason: added.failure.slice(0, 300) };
}

async function passed({ training, results: kept }: House): Promise<readonly PassedScenario[]> {
  const read = training?.trainee.id ? await kept.read() : null;
  if (!read?.ok) return [];
  const own = read.value.filter((one) => one.officer === training?.trainee.id && one.passed);
  const best = new Map<string, PassedScenario>();
  for (const { scenario, right, of } of own) {
    if (right >= (best.get(scenario)?.right ?? 0)) best.set(scenario, { scenario, right, of });
  }
  return [...best.values()];
}

/** In training anybody may call himself a supervisor: only the real one sees what others did. */
async function results({
  training,
  results: kept,
}: House): Promise<readonly TrainingResult[] | null> {
  const read = training ? null : await kept.read();
  return read?.ok ? read.value : null;
}
