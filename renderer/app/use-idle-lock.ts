import type { EngineStatus } from '#renderer/engine/contract.ts';
import { pendingOf } from '#renderer/features/first-line/recorder-store.ts';
import type { DeskEnvironment } from './environment.ts';
import { type Idle, useIdle } from './idle.ts';
import type { WorkplaceStores } from './workplace-stores.ts';

type Options = {
  readonly environment: DeskEnvironment;
  readonly stores: WorkplaceStores;
  readonly status: EngineStatus;
  readonly onLock: (why: 'idle') => void;
};

/** Locks the desk that nobody uses. */
export function useIdleLock({ environment, stores, status, onLock }: Options): Idle {
  return useIdle({
    limitInMs: status.idleLockInMinutes * 60_000,
    elapsed: environment.elapsed,
    onOver: () =>
      void stores.recorder
        .getState()
        .retry()
        .finally(() => {
          // What is not recorded exists only here: a lock would lose it. Tried again after as long.
          if (pendingOf(stores.recorder.getState().recording).length === 0) onLock('idle');
        }),
  });
}
