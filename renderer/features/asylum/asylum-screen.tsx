import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Officer } from '#shared/station/session.ts';
import type { AsylumStore } from './asylum-store.ts';
import { CaseScreen } from './case-screen.tsx';
import { IntakeScreen } from './intake-screen.tsx';
import { WorkList } from './work-list.tsx';

export type AsylumProps = {
  readonly store: StoreApi<AsylumStore>;
  /** Everyone who may sign in at this post. */
  readonly officers: readonly Officer[];
  readonly self: Officer;
  readonly now: Date;
};

/** The asylum desk: the cases of this post, one of them, or the form that takes one down. */
export function AsylumScreen(props: AsylumProps) {
  const place = useStore(props.store, (state) => state.place);
  switch (place.kind) {
    case 'list':
      return <WorkList {...props} />;
    case 'intake':
      return <IntakeScreen key={place.case?.id ?? 'new'} store={props.store} state={place.case} />;
    case 'case':
      return <CaseScreen key={place.case.id} {...props} state={place.case} />;
  }
}
