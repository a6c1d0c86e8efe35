/** The station host, put together. The shells add a window or a port, and nothing else. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '#main/services/clock/clock.ts';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import type { Files } from '#main/services/files/files.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import type { Keychain } from '#main/services/keychain/keychain.ts';
import type { LoadTrainingWorld } from '#main/services/training/training-world.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { StationStatus } from '#shared/station/session.ts';
import { connectPost } from './connect-post.ts';
import type { Connect } from './connections.ts';
import { type InUse, lockDirectory } from './directory-lock.ts';
import { createDoor, type Door } from './door.ts';
import { openStationTime } from './enrol-station.ts';
import { type Environment, randomOf } from './environment.ts';
import { createIncidentLog, type WriteLog } from './incident-log.ts';
import { createSession, statusOf } from './session.ts';
import { type Every, everyOf, lockWhenSilent } from './silence.ts';
import { createRooms } from './training/rooms.ts';

export type Station = {
  readonly door: Door;
  status(): StationStatus;
  /** Locks, closes the journal and lets go of the data directory. */
  close(): Promise<void>;
};

export type CreateStation = {
  readonly dataDirectory: string;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly shell: StationStatus['shell'];
  /** Of the page: `http://127.0.0.1:<port>` or `app://farpost`. */
  readonly origin: string;
  /** Given to the page only, anew at each start. */
  readonly token: string;
  readonly fetch: typeof fetch;
  /** The demo world this post belongs to, or null for a real one. */
  readonly demo: StationStatus['demo'];
  /** Receives one line for each unexpected exception; never anything that was typed. */
  readonly writeLog: WriteLog;
  /** The installed training world; without it there is no training. */
  readonly trainingWorld?: LoadTrainingWorld;
  /** For tests. */
  readonly files?: Files;
  readonly connect?: Connect;
  readonly enrolPost?: typeof enrolPost;
  readonly every?: Every;
  readonly argon2?: Environment['argon2'];
};

/** Fails only when another station has the directory; damage shows in the status instead. */
export async function createStation(options: CreateStation): Promise<Result<Station, InUse>> {
  const { dataDirectory, clock, shell, demo, origin, token } = options;
  const files = options.files ?? nodeFiles;
  await files.makeDirectory(dataDirectory);
  const lock = await lockDirectory(dataDirectory);
  if (!lock.ok) return fail(lock.failure);
  const environment: Environment = { ...options, files, random: randomOf };
  const incidents = createIncidentLog({
    write: options.writeLog,
    wall: () => clock.wall(),
    reference: () => randomUUID().slice(0, 8),
  });
  const onBug = (error: unknown) => incidents.record(error);
  const operational = await createSession({
    environment,
    trustedTime: await openStationTime(environment),
    connect: options.connect ?? connectPost,
    enrolPost: options.enrolPost ?? enrolPost,
    onBug,
  });
  const { session, training } = await createRooms({
    environment,
    operational,
    loadWorld: options.trainingWorld ?? (async () => null),
    onBug,
  });
  const facts = { shell, demo };
  const silence = lockWhenSilent({ session, clock, every: options.every ?? everyOf, onBug });
  return succeed({
    door: createDoor({
      allowed: { origin, token },
      context: { session, training, facts },
      incidents,
      onCall: silence.heard,
    }),
    status: () => statusOf(session, { ...facts, training: training.state() }),
    async close() {
      silence.stop();
      await session.lock('stopped');
      await lock.value.release();
    },
  });
}
