/** Follows the journal into the views, and answers from them. */
import type { JournalCursor } from '#shared/station/contract.ts';
import type { RecentScreening } from './contract.ts';
import type { ViewCache } from './db/view-cache.ts';
import { follow, type Waiting } from './follow.ts';
import type { Signal } from './signal.ts';
import type { EngineStation } from './station-link.ts';
import { catchUp, recentScreening } from './views/recent-view.ts';

export type Viewing = {
  recent(limit: number): Promise<RecentScreening[]>;
  earlier(document: {
    readonly issuingState: string;
    readonly documentNumber: string;
  }): Promise<Pick<RecentScreening, 'wallTime' | 'purpose' | 'outcome'>[]>;
  judgements: ViewCache['judgements'];
};

export type ViewingParts = {
  readonly station: EngineStation;
  readonly cache: ViewCache;
  /** Grows whenever the recent view changed. */
  readonly changes: Signal<number>;
  readonly waiting: Waiting;
};

const MOST_EARLIER = 50;

/** Starts following and never stops by itself. */
export function createViewing({ station, cache, changes, waiting }: ViewingParts): Viewing {
  let acknowledged: JournalCursor = { urgent: 0, routine: 0 };
  const changed = () => changes.set(changes.get() + 1);
  const options = { signal: waiting.stop };

  void follow(
    () => station.journal.watchHeads(undefined, options),
    async (heads) => {
      const read = (after: JournalCursor, limit: number) => station.journal.read({ after, limit });
      if (await catchUp(cache, heads, read)) changed();
    },
    waiting,
  );
  void follow(
    () => station.sync.watch(undefined, options),
    (status) => {
      const { urgent, routine } = status.acknowledged;
      if (urgent === acknowledged.urgent && routine === acknowledged.routine) return;
      acknowledged = { urgent, routine };
      changed();
    },
    waiting,
  );

  const shown = (rows: Awaited<ReturnType<ViewCache['recent']>>) =>
    rows.map((row) => recentScreening(row, acknowledged)).filter((row) => row !== null);
  return {
    recent: async (limit) => shown(await cache.recent(limit)),
    judgements: (pairs) => cache.judgements(pairs),
    async earlier(document) {
      const rows = shown(await cache.ofDocument(document, MOST_EARLIER));
      return rows.map(({ wallTime, purpose, outcome }) => ({ wallTime, purpose, outcome }));
    },
  };
}
