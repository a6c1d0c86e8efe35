/**
 * A training post: a second station inside this one, with its own folder, root key, journal and release.
 *
 * It begins empty each time and is deleted when it is left. Its vault protects nothing, and need not: nothing in it is
 * real, and the key of the real post is not in memory while nobody is signed in there.
 */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { Clock } from '#main/services/clock/clock.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { TrainingWorld } from '#main/services/training/training-world.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { createVault } from '#main/services/vault/vault.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import type { Officer } from '#shared/station/session.ts';
import { TRAINING_DAY } from '#shared/training/scenario.ts';
import { daysTo, moved } from '#shared/training/training-time.ts';
import { openStationTime } from '../enrol-station.ts';
import type { Environment } from '../environment.ts';
import { createSession, type Session } from '../session.ts';
import { connectTraining } from './connect-training.ts';

/** In the folder of the post. Everything in it is fictional. */
export const TRAINING_FOLDER = 'training';

/** Everyone may know it: the desk enters it for the trainee. */
const PASSPHRASE = 'this is only training';

export type OpenTraining = {
  readonly environment: Environment;
  readonly world: TrainingWorld;
  readonly trainee: Officer;
  readonly postName: string;
  readonly onBug: (error: unknown) => void;
};

/** A session in which the trainee is signed in, or why there is none. */
export async function openTraining(options: OpenTraining): Promise<Result<Session, string>> {
  const environment = trainingEnvironment(options.environment);
  const { dataDirectory, files } = environment;
  await closeTraining(options.environment);
  await files.makeDirectory(dataDirectory);
  const { trainee: officer, onBug } = options;
  const created = await createVault(
    { ...environment, directory: dataDirectory },
    { officer, passphrase: PASSPHRASE, identity: await drawIdentity(options) },
  );
  if (!created.ok) return fail(created.failure.kind);
  created.value.rootKey.fill(0);
  const session = await createSession({
    environment,
    trustedTime: await openStationTime(environment),
    connect: connectTraining(options.world),
    enrolPost: async () => fail({ kind: 'unreachable', reason: 'training has no hub' }),
    onBug,
  });
  const answer = await session.signIn(officer.id, PASSPHRASE);
  if (answer.kind === 'open') return succeed(session);
  return fail(answer.kind === 'damaged' ? answer.reason : answer.kind);
}

/** Deletes everything that a training left behind. */
export const closeTraining = ({ dataDirectory }: Environment): Promise<void> =>
  rm(join(dataDirectory, TRAINING_FOLDER), { recursive: true, force: true });

function trainingEnvironment({ dataDirectory, files, clock, random }: Environment): Environment {
  const directory = join(dataDirectory, TRAINING_FOLDER);
  return {
    dataDirectory: directory,
    keychain: createFileKeychain(files, directory),
    clock: trainingClock(clock),
    files,
    random,
    fetch: () => Promise.reject(new Error('training has no network')),
    argon2: ARGON2_FLOOR,
  };
}

/** The time of day is real, the day is that of the training world, whose lists are as old as that day says. */
function trainingClock(clock: Clock): Clock {
  const days = daysTo(TRAINING_DAY, Date.parse(clock.wall()));
  return {
    wall: () => new Date(moved(Date.parse(clock.wall()), days)).toISOString(),
    monotonicInMs: () => clock.monotonicInMs(),
  };
}

/**
 * Drawn anew for each training. The secret halves of the hub's keys are not kept by anybody: no acknowledgement or
 * order will ever fit, and nobody can open what is sealed to that hub.
 */
async function drawIdentity({ environment, world, postName }: OpenTraining): Promise<PostIdentity> {
  const { random } = environment;
  const post = randomUUID();
  const { epoch, key } = world.releaseKey;
  const sealingSecret = random(32);
  const wrapped = await sealTo(
    x25519.getPublicKey(sealingSecret),
    releaseKeyInfo(post, epoch),
    fromBase64Url(key) ?? new Uint8Array(32),
  );
  return {
    post,
    epoch: 1,
    name: postName,
    // A name that no network resolves (RFC 6761); nothing in a training post asks for it.
    hubUrl: 'https://training.invalid/',
    signingSecret: random(32),
    sealingSecret,
    anchors: {
      root: world.root,
      signingKey: toBase64Url(ed25519.getPublicKey(random(32))),
      sealingKey: toBase64Url(x25519.getPublicKey(random(32))),
    },
    releaseKeys: [{ epoch, wrapped: toBase64Url(wrapped) }],
  };
}
