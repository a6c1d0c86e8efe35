import { useStore } from 'zustand';
import { FileReport } from './file-report.tsx';
import { NewReport } from './new-report.tsx';
import { ReportListScreen } from './report-list.tsx';
import type { ReportsProps } from './report-props.ts';

/** Documents of the own State that this post reports, and what became of each report. */
export function ReportsScreen(props: ReportsProps) {
  const place = useStore(props.store, (state) => state.place);
  const ownState = useStore(props.store, ({ listing }) =>
    listing.kind === 'known' && listing.list.ownState.kind === 'set'
      ? listing.list.ownState.state
      : null,
  );
  // The station bears the day of a report in UTC.
  const today = props.now.toISOString().slice(0, 10);
  if (place === 'list' || ownState === null) return <ReportListScreen {...props} />;
  const { store, save } = props;
  return place === 'new' ? (
    <NewReport store={store} ownState={ownState} today={today} />
  ) : (
    <FileReport store={store} ownState={ownState} today={today} save={save} />
  );
}
