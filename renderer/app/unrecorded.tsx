import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { pendingOf, type RecorderStore } from '#renderer/features/first-line/recorder-store.ts';
import { LockQuestion } from './lock-question.tsx';

type Props = {
  readonly recorder: StoreApi<RecorderStore>;
  /** Whether something is typed in a case or in a report and not recorded. */
  readonly drafts: boolean;
  /** A lock was asked for while something was not recorded. */
  readonly asking: boolean;
  readonly onStay: () => void;
  readonly onLock: () => void;
};

/** Lets neither a lock nor a closed window lose what is not on the disk without asking. */
export function Unrecorded({ recorder, drafts, asking, onStay, onLock }: Props) {
  const count = useStore(recorder, ({ recording }) => pendingOf(recording).length);
  useLeaveWarning(count > 0 || drafts);
  return <LockQuestion open={asking} count={count} onStay={onStay} onLock={onLock} />;
}

function useLeaveWarning(needed: boolean): void {
  useEffect(() => {
    if (!needed) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [needed]);
}
