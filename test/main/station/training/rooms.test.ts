import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { publishTrainingWorld } from '#build/training/training-release.ts';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { TrainingWorld } from '#main/services/training/training-world.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import { LONGEST_SILENCE_IN_MS } from '#main/station/silence.ts';
import type { CreateStation } from '#main/station/station.ts';
import { TRAINING_FOLDER } from '#main/station/training/open-training.ts';
import { RESULTS_FILE } from '#main/station/training/rooms.ts';
import { filePath, TOKEN_HEADER } from '#shared/station/contract.ts';
import type { Role } from '#shared/station/session.ts';
import {
  alarm,
  enrolFake,
  enrolment,
  FILE_NAME,
  ORIGIN,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  TICKET,
  TOKEN,
  temporaryDirectory,
} from '../station-fixture.ts';

let world: TrainingWorld;
beforeAll(async () => {
  world = await publishTrainingWorld();
});

const running: Running[] = [];
afterEach(async () => {
  for (const { station } of running.splice(0)) await station.close();
});

const SIGN_IN = { officerId: 'ana', passphrase: PASSPHRASE };
const ANA = { trainee: { kind: 'officer', officerId: 'ana' }, role: 'line' } as const;
const GUEST = { trainee: { kind: 'guest', name: 'Judge Okoye' }, role: 'supervisor' } as const;
const RUN = {
  scenario: 'refugee-red-notice',
  choices: {
    first: ['arrest', 'refer'],
    'question-to-bureau': ['template'],
    'after-confirmation': ['that-state'],
  },
};
const EVERYTHING = { after: { urgent: 0, routine: 0 }, limit: 1000 };

/** A folder with an enrolled post and Ana as its only officer. */
async function enrolled(role: Role = 'supervisor'): Promise<string> {
  const directory = await temporaryDirectory();
  onTestFinished(() => removeDirectory(directory));
  const answer = await enrolStation({
    dataDirectory: directory,
    keychain: createFileKeychain(nodeFiles, directory),
    clock: systemClock(),
    fetch: () => Promise.reject(new Error('no network in tests')),
    hubUrl: enrolment.hubUrl,
    ticket: TICKET,
    postName: 'Tarvos Pass',
    officer: { id: 'ana', displayName: 'Ana Ruiz', role },
    passphrase: PASSPHRASE,
    argon2: ARGON2_FLOOR,
    enrol: enrolFake,
  });
  expect(answer.kind).toBe('enrolled');
  return directory;
}

async function start(directory: string, change: Partial<CreateStation> = {}): Promise<Running> {
  const started = await startOn(directory, { trainingWorld: async () => world, ...change });
  running.push(started);
  return started;
}

const kindsOf = async ({ desk }: Running): Promise<string[]> =>
  (await desk.journal.read(EVERYTHING)).entries.map(({ kind }) => kind);

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code');

describe('a training inside a station', () => {
  it('opens a post of its own, works there, and leaves no trace in the real one', async () => {
    const directory = await enrolled();
    const { desk, world: outside, ...rest } = await start(directory);
    const before = await readFile(join(directory, 'vault.json'));
    expect((await desk.session.status()).training).toBe('closed');

    expect(await desk.training.start(ANA)).toEqual({ kind: 'training' });
    const status = await desk.session.status();
    expect(status).toMatchObject({
      training: 'open',
      session: { kind: 'open', officer: { id: 'ana', displayName: 'Ana Ruiz', role: 'line' } },
      post: { name: 'Tarvos Pass' },
    });
    expect((await desk.journal.append(alarm)).kind).toBe('saved');
    expect(await kindsOf({ desk, world: outside, ...rest })).toContain('silent-alarm');
    expect(existsSync(join(directory, TRAINING_FOLDER, 'vault.json'))).toBe(true);
    expect(existsSync(join(directory, TRAINING_FOLDER, 'journal'))).toBe(true);

    await desk.session.lock({ why: 'officer' });
    expect(await desk.session.status()).toMatchObject({
      training: 'closed',
      session: { kind: 'locked' },
    });
    expect(existsSync(join(directory, TRAINING_FOLDER))).toBe(false);
    expect(await readFile(join(directory, 'vault.json'))).toEqual(before);

    expect((await desk.session.signIn(SIGN_IN)).kind).toBe('open');
    const kinds = await kindsOf({ desk, world: outside, ...rest });
    expect(kinds).toEqual(['post-enrolled', 'signed-in']);
  });

  it('has another root key, another journal and other release files', async () => {
    const { desk, station, world: outside } = await start(await enrolled('line'));
    const ask = async (sha256: string) => {
      const headers = { [TOKEN_HEADER]: TOKEN };
      return (await station.door(new Request(ORIGIN + filePath(sha256), { headers }))).status;
    };
    await desk.session.signIn(SIGN_IN);
    outside.activate(7);
    await desk.journal.append(alarm);
    const real = await desk.engine.keys();
    const realPost = (await desk.session.status()).post?.id;
    expect(await ask(FILE_NAME)).toBe(200);
    await desk.session.lock({ why: 'officer' });

    await desk.training.start(ANA);
    const training = await desk.engine.keys();
    expect(training.cacheKey).not.toBe(real.cacheKey);
    expect(training.releaseKeys).not.toEqual(real.releaseKeys);
    expect((await desk.session.status()).post?.id).not.toBe(realPost);
    const { entries } = await desk.journal.read(EVERYTHING);
    expect(entries.map(({ kind }) => kind)).toEqual(['signed-in']);
    const [target] = (await desk.release.current())?.targets ?? [];
    expect(await ask(FILE_NAME)).toBe(404);
    expect(await ask(target?.sha256 ?? '')).toBe(200);
    await desk.session.lock({ why: 'officer' });

    await desk.session.signIn(SIGN_IN);
    expect(await ask(target?.sha256 ?? '')).toBe(404);
    expect((await desk.engine.keys()).cacheKey).toBe(real.cacheKey);
  });

  it('begins empty each time, also after a crash', async () => {
    const directory = await enrolled();
    const left = join(directory, TRAINING_FOLDER, 'journal');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'urgent.journal'), 'left by a process that died');
    const first = await start(directory);
    await first.desk.training.start(ANA);
    await first.desk.journal.append(alarm);
    const keys = await first.desk.engine.keys();
    await first.desk.session.lock({ why: 'officer' });
    await first.desk.training.start(ANA);
    expect(await kindsOf(first)).toEqual(['signed-in']);
    expect((await first.desk.engine.keys()).cacheKey).not.toBe(keys.cacheKey);
  });

  it('has no way to a hub: not its connection, not its network, not in an exchange', async () => {
    const asked: string[] = [];
    const { desk, log } = await start(await enrolled(), {
      connect: () => Promise.reject(new Error('the real connection was opened')),
      enrolPost: () => Promise.reject(new Error('a hub was asked')),
      fetch: (input) => {
        asked.push(String(input));
        return Promise.reject(new Error('the network was used'));
      },
    });
    expect(await desk.training.start(ANA)).toEqual({ kind: 'training' });
    await desk.journal.append(alarm);
    expect(await desk.sync.now()).toMatchObject({
      online: false,
      lastContact: null,
      nextAttempt: null,
      waiting: { urgent: 0, routine: 0 },
    });
    expect(await desk.session.enrol(enrolment)).toEqual({ kind: 'already-enrolled' });
    await desk.session.lock({ why: 'officer' });
    expect(asked).toEqual([]);
    expect(log).toEqual([]);
  });

  it('asks nobody to prove who he is, and lets nobody sign in meanwhile', async () => {
    const { desk } = await start(await enrolled());
    await desk.training.start(GUEST);
    expect(await desk.session.signIn(SIGN_IN)).toEqual({ kind: 'refused' });
    expect(await desk.training.start(ANA)).toEqual({ kind: 'in-use' });
    expect(await desk.recovery.state()).toEqual({ kind: 'signed-in' });
    expect((await desk.session.status()).session).toMatchObject({
      officer: { displayName: 'Judge Okoye', role: 'supervisor' },
    });
  });

  it('ends when its desk falls silent', async () => {
    let now = 0;
    const ticks: Array<() => void> = [];
    const { desk } = await start(await enrolled(), {
      clock: { wall: () => '2026-11-25T10:00:00.000Z', monotonicInMs: () => now },
      every: (_, task) => {
        ticks.push(task);
        return () => undefined;
      },
    });
    await desk.training.start(ANA);
    now = LONGEST_SILENCE_IN_MS + 1000;
    for (const tick of ticks) tick();
    await expect.poll(async () => (await desk.session.status()).training).toBe('closed');
  });
});

describe('a training is not started', () => {
  it('while somebody is signed in', async () => {
    const { desk } = await start(await enrolled());
    await desk.session.signIn(SIGN_IN);
    expect(await desk.training.start(ANA)).toEqual({ kind: 'in-use' });
    expect((await desk.session.status()).training).toBe('closed');
  });

  it('for an officer whom the post does not know', async () => {
    const { desk } = await start(await enrolled());
    const trainee = { kind: 'officer', officerId: 'nobody' } as const;
    expect(await desk.training.start({ trainee, role: 'line' })).toEqual({
      kind: 'unknown-officer',
    });
  });

  it.each([
    ['without a training world', null],
    ['with one whose root is not its own', 'other-root'],
  ] as const)('%s', async (_, kind) => {
    const other = kind === 'other-root' ? (await publishTrainingWorld()).root : '';
    const { desk } = await start(await enrolled(), {
      trainingWorld: async () => (kind === null ? null : { ...world, root: other }),
    });
    const answer = await desk.training.start(ANA);
    expect(answer.kind).toBe(kind === null ? 'not-installed' : 'failed');
    const { session } = await desk.session.status();
    expect(session.kind).toBe('locked');
    expect((await desk.session.signIn(SIGN_IN)).kind).toBe('open');
  });
});

describe('results', () => {
  it('are worked out by the station and shown to the supervisor of the real post', async () => {
    const { desk } = await start(await enrolled());
    await desk.training.start(ANA);
    expect(await desk.training.passed()).toEqual([]);
    const kept = await desk.training.finish(RUN);
    const score = { right: 2, of: 3, grave: false, passed: true };
    const result = { officer: 'ana', name: 'Ana Ruiz', role: 'line', scenario: RUN.scenario };
    expect(kept).toMatchObject({ kind: 'kept', result: { ...result, ...score } });
    expect(await desk.training.passed()).toEqual([{ scenario: RUN.scenario, right: 2, of: 3 }]);
    await desk.session.lock({ why: 'officer' });

    await desk.session.signIn(SIGN_IN);
    expect(await desk.training.results()).toMatchObject({
      kind: 'results',
      results: [{ ...result, ...score }],
    });
    expect(await desk.training.finish(RUN)).toEqual({ kind: 'not-training' });
  });

  it('cannot be claimed: choices that no run could have made are refused', async () => {
    const directory = await enrolled();
    const { desk } = await start(directory);
    await desk.training.start(ANA);
    const choices = { ...RUN.choices, first: ['bribe', 'refer'] };
    expect(await desk.training.finish({ ...RUN, choices })).toEqual({ kind: 'not-a-run' });
    expect(await desk.training.finish({ ...RUN, scenario: 'mine' })).toEqual({ kind: 'not-a-run' });
    expect(existsSync(join(directory, RESULTS_FILE))).toBe(false);
  });

  it('of everybody are not for a trainee who calls himself a supervisor', async () => {
    const { desk } = await start(await enrolled());
    await desk.training.start(ANA);
    await desk.training.finish(RUN);
    await desk.session.lock({ why: 'officer' });
    await desk.training.start(GUEST);
    expect(await desk.training.results()).toEqual({ kind: 'unreadable' });
    expect(await desk.training.passed()).toEqual([]);
    // What a guest does is kept as a guest's.
    const kept = await desk.training.finish(RUN);
    expect(kept).toMatchObject({ kind: 'kept', result: { officer: null, name: 'Judge Okoye' } });
  });

  it('are refused to other roles, and to whoever is not signed in', async () => {
    const { desk } = await start(await enrolled('second-line'));
    expect(await desk.training.results().catch(codeOf)).toBe('LOCKED');
    await desk.session.signIn(SIGN_IN);
    expect(await desk.training.results().catch(codeOf)).toBe('NOT_PERMITTED');
  });

  it('are never written over when they cannot be read', async () => {
    const directory = await enrolled();
    await writeFile(join(directory, RESULTS_FILE), '[{"officer":');
    const { desk } = await start(directory);
    await desk.training.start(ANA);
    expect((await desk.training.finish(RUN)).kind).toBe('failed');
    expect(await readFile(join(directory, RESULTS_FILE), 'utf8')).toBe('[{"officer":');
  });
});
