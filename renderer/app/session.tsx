import { useCallback, useEffect, useState } from 'react';
import type { StartedEngine } from '#renderer/engine/client.ts';
import type { Officer } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { endSession } from './end-session.ts';
import type { DeskEnvironment } from './environment.ts';
import { useSignOfLife } from './use-sign-of-life.ts';
import { Workplace } from './workplace.tsx';
import { createWorkplaceStores, feed, type WorkplaceStores } from './workplace-stores.ts';

type Props = {
  readonly environment: DeskEnvironment;
  readonly postName: string;
  readonly officer: Officer;
  readonly officers: readonly Officer[];
  readonly trainingInstalled: boolean;
  readonly appearance: AppearanceStore;
};

type Running = { readonly started: StartedEngine; readonly stores: WorkplaceStores };

/** One sign-in: one engine, one set of stores. Leaving ends the engine, and the keys with it. */
export function Session({ environment, ...shown }: Props) {
  const { role } = shown.officer;
  const [running, setRunning] = useState<Running | null>(null);
  useEffect(() => {
    const started = environment.startEngine();
    const stores = createWorkplaceStores(environment, started.engine);
    const stopping = new AbortController();
    feed(stores, { environment, engine: started.engine, role, stop: stopping.signal });
    setRunning({ started, stores });
    return () => {
      stopping.abort();
      started.stop();
    };
  }, [environment, role]);
  const lock = useCallback(
    (why: 'officer' | 'idle'): void =>
      endSession({
        stopEngine: () => running?.started.stop(),
        hide: () => setRunning(null),
        lock: () => environment.station.session.lock({ why }),
        after: environment.after,
        reload: environment.reload,
      }),
    [environment, running],
  );
  useSignOfLife(environment);
  if (running === null) return null;
  return <Workplace environment={environment} stores={running.stores} onLock={lock} {...shown} />;
}
