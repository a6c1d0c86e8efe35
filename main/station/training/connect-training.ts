/** The connections of a training post: its fixed release, and nothing that could reach a hub. */
import { join } from 'node:path';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import { sourceOf, type TrainingWorld } from '#main/services/training/training-world.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import type { ConnectFailure, Connections, ConnectOptions, Sync } from '../connections.ts';

/** What it is given of what a post has: no `fetch`, no keys of a hub, no inbox, no journal to send. */
type TrainingPlace = Pick<ConnectOptions, 'dataDirectory' | 'clock'>;

export const connectTraining =
  (world: TrainingWorld) =>
  async ({ dataDirectory, clock }: TrainingPlace): Promise<Result<Connections, ConnectFailure>> => {
    const store = await openReleaseStore({
      directory: join(dataDirectory, 'release-store'),
      root: world.root,
      clock: () => new Date(clock.wall()),
    });
    if (!store.ok) return fail({ what: 'release-store', reason: store.failure.reason });
    const installed = await store.value.update(sourceOf(world));
    if (!installed.ok) return fail({ what: 'release-store', reason: installed.failure.reason });
    return succeed({
      releases: store.value,
      acknowledged: () => 0,
      acknowledgedHead: () => ({ seq: 0, head: '' }),
      sync: NO_SYNC,
      replies: NO_REPLIES,
    });
  };

const NEVER: SyncStatus = {
  state: 'idle',
  online: false,
  lastContact: null,
  waiting: { urgent: 0, routine: 0 },
  acknowledged: { urgent: 0, routine: 0 },
  download: null,
  lastFailure: null,
  nextAttempt: null,
};

const nothing = (): void => undefined;

/** Nothing waits to be sent, because nothing ever is. */
const NO_SYNC: Sync = {
  status: () => NEVER,
  now: async () => NEVER,
  onChange: () => nothing,
  start: nothing,
  stop: nothing,
};

const NO_REPLIES: Connections['replies'] = { lastSeq: () => 0, read: async () => null };
