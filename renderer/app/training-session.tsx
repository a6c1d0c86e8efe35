import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StartedEngine } from '#renderer/engine/client.ts';
import { createTrainingStore } from '#renderer/features/training/training-store.ts';
import type { Officer } from '#shared/station/session.ts';
import { TRAINING_DAY } from '#shared/training/scenario.ts';
import { daysTo, moved } from '#shared/training/training-time.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { endSession } from './end-session.ts';
import type { DeskEnvironment } from './environment.ts';
import { TrainingWorkplace } from './training-workplace.tsx';
import { useSignOfLife } from './use-sign-of-life.ts';
import { createWorkplaceStores, feed, type WorkplaceStores } from './workplace-stores.ts';

type Props = {
  readonly environment: DeskEnvironment;
  readonly trainee: Officer;
  readonly appearance: AppearanceStore;
};

type Running = { readonly started: StartedEngine; readonly stores: WorkplaceStores };

/**
 * One training. The desk and the engine are the real ones, on the training post's release, in a cache of their own
 * and on the day of the scenario: another day takes another engine.
 */
export function TrainingSession({ environment, trainee, appearance }: Props) {
  const { station } = environment;
  const training = useMemo(
    () =>
      createTrainingStore({
        passed: () => station.training.passed().catch(() => null),
        finish: (run) => station.training.finish(run).catch(() => null),
      }),
    [station],
  );
  const { year, month, day } = useStore(training, ({ playing }) => playing?.day ?? TRAINING_DAY);
  const days = useMemo(
    () => daysTo({ year, month, day }, environment.now().getTime()),
    [environment, year, month, day],
  );
  const there = useMemo(() => onAnotherDay(environment, days), [environment, days]);
  const [running, setRunning] = useState<Running | null>(null);
  useEffect(() => void training.getState().load(), [training]);
  useEffect(() => {
    const started = there.startEngine({ days });
    const stores = createWorkplaceStores(there, started.engine);
    const stopping = new AbortController();
    // Whatever the trainee's role: a training desk has no cases.
    feed(stores, {
      environment: there,
      engine: started.engine,
      role: 'line',
      stop: stopping.signal,
    });
    setRunning({ started, stores });
    return () => {
      stopping.abort();
      started.stop();
    };
  }, [there, days]);
  const leave = useCallback(
    (why: 'officer' | 'idle'): void =>
      endSession({
        stopEngine: () => {
          running?.started.stop();
          environment.forgetCache('training');
        },
        hide: () => setRunning(null),
        lock: () => station.session.lock({ why }),
        after: environment.after,
        reload: environment.reload,
      }),
    [environment, station, running],
  );
  useSignOfLife(environment);
  if (running === null) return null;
  return (
    <TrainingWorkplace
      environment={there}
      stores={running.stores}
      training={training}
      trainee={trainee}
      appearance={appearance}
      onLeave={leave}
    />
  );
}

/** The time of day is real. */
const onAnotherDay = (environment: DeskEnvironment, days: number): DeskEnvironment => ({
  ...environment,
  now: () => new Date(moved(environment.now().getTime(), days)),
});
