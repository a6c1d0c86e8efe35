import { useStore } from 'zustand';
import type { AsylumProps } from './case-props.ts';
import { CaseScreen } from './case-screen.tsx';
import { IntakeScreen } from './intake-screen.tsx';
import { WorkList } from './work-list.tsx';

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
