import { useEffect } from 'react';
import { ReportsScreen } from '#renderer/features/reports/reports-screen.tsx';
import type { Officer } from '#shared/station/session.ts';
import type { DeskEnvironment } from './environment.ts';
import type { WorkplaceStores } from './workplace-stores.ts';

type Props = {
  readonly isShown: boolean;
  readonly stores: WorkplaceStores;
  readonly environment: DeskEnvironment;
  readonly officers: readonly Officer[];
  readonly officer: Officer;
  readonly now: Date;
};

/** The screen of document reports, with what it needs of the desk around it. */
export function ReportsPlace({ isShown, stores, environment, officers, officer, now }: Props) {
  const { reports } = stores;
  useEffect(() => {
    if (isShown) void reports.getState().refresh();
  }, [isShown, reports]);
  if (!isShown) return null;
  const { save } = environment;
  return <ReportsScreen store={reports} officers={officers} self={officer} now={now} save={save} />;
}
