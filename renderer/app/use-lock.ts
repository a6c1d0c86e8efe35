import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { draftsIn } from '#renderer/features/asylum/drafts.ts';
import { pendingOf } from '#renderer/features/first-line/recorder-store.ts';
import { hasTypedReport } from '#renderer/features/reports/reports-store.ts';
import type { WorkplaceStores } from './workplace-stores.ts';

export type Locking = {
  /** Locks, or asks first when that would lose something. */
  readonly lock: () => void;
  /** The same, with a last thing to do that is left undone when the officer is asked. */
  readonly lockAfter: (last: () => void) => void;
  readonly asking: boolean;
  readonly stay: () => void;
  /** Something is typed, in a case or in a report, that nobody has recorded. */
  readonly hasDrafts: boolean;
};

/** A lock ends the memory in which unrecorded screenings and drafts wait: an officer is asked before it does. */
export function useLock(stores: WorkplaceStores, onLock: (why: 'officer') => void): Locking {
  const [asking, setAsking] = useState(false);
  const hasCaseDrafts = useStore(stores.asylum, ({ kept }) => draftsIn(kept) > 0);
  const hasReport = useStore(stores.reports, hasTypedReport);
  const lockAfter = useCallback(
    (last: () => void) => {
      const pending = pendingOf(stores.recorder.getState().recording).length;
      if (pending > 0 || hasTyped(stores)) return setAsking(true);
      last();
      onLock('officer');
    },
    [stores, onLock],
  );
  const lock = useCallback(() => lockAfter(() => undefined), [lockAfter]);
  const stay = useCallback(() => setAsking(false), []);
  return { lock, lockAfter, asking, stay, hasDrafts: hasCaseDrafts || hasReport };
}

type Typed = {
  readonly asylum: { getState(): { readonly kept: Parameters<typeof draftsIn>[0] } };
  readonly reports: { getState(): Parameters<typeof hasTypedReport>[0] };
};

/** Whether a lock would lose something typed, in a case or in a report. */
export const hasTyped = ({ asylum, reports }: Typed): boolean =>
  draftsIn(asylum.getState().kept) > 0 || hasTypedReport(reports.getState());
