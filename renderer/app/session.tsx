import { useCallback, useEffect, useState } from 'react';
import type { StartedEngine } from '#renderer/engine/client.ts';
import type { Officer } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import type { DeskEnvironment } from './environment.ts';
import { Workplace } from './workplace.tsx';
import { createWorkplaceStores, feed, type WorkplaceStores } from './workplace-stores.ts';

type Props = {
  readonly environment: DeskEnvironment;
  readonly postName: string;
  readonly officer: Officer;
  readonly officers: readonly Officer[];
  readonly appearance: AppearanceStore;
};

type Running = { readonly started: StartedEngine; readonly stores: WorkplaceStores };

/** One sign-in: one engine, one set of stores. Leaving ends the engine, and the keys with it. */
export function Session({ environment, ...shown }: Props) {
  const [running, setRunning] = useState<Running | null>(null);
  useEffect(() => {
    const started = environment.startEngine();
    const stores = createWorkplaceStores(environment, started.engine);
    const stopping = new AbortController();
    feed(stores, { environment, engine: started.engine, stop: stopping.signal });
    setRunning({ started, stores });
    return () => {
      stopping.abort();
      started.stop();
    };
  }, [environment]);
  const lock = useCallback(
    async (why: 'officer' | 'idle'): Promise<void> => {
      running?.started.stop();
      await environment.station.session.lock({ why }).catch(() => null);
      environment.reload();
    },
    [environment, running],
  );
  if (running === null) return null;
  return (
    <Workplace
      environment={environment}
      stores={running.stores}
      onLock={(why) => void lock(why)}
      {...shown}
    />
  );
}
