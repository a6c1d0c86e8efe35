/** Follows the journal into the views, and answers from them. */
import type { JournalCursor } from '#shared/station/news.ts';
import type { RecentScreening } from './contract.ts';
import type { ViewCache } from './db/view-cache.ts';
import type { Waiting } from './follow.ts';
import { latestOnly } from './latest-only.ts';
import type { Signal } from './signal.ts';
import type { EngineStation } from './station-link.ts';
import { catchUp, recentScreening } from './views/recent-view.ts';

export type Viewing = {
  /** The journal has grown to here. */
  grown(heads: JournalCursor): void;
  /** The hub has confirmed all up to here. */
  confirmed(acknowledged: JournalCursor): void;
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

export function createViewing({ station, cache, changes, waiting }: ViewingParts): Viewing {
  let acknowledged: JournalCursor = { urgent: 0, routine: 0 };
  const changed = () => changes.set(changes.get() + 1);
  let heads: JournalCursor = { urgent: 0, routine: 0 };
  const catching = latestOnly(async () => {
    const read = (after: JournalCursor, limit: number) => station.journal.read({ after, limit });
    try {
      if (await catchUp(cache, heads, read)) changed();
      return true;
    } catch {
      // The station went away, or an entry could not be used: both pass.
      return false;
    }
  }, waiting);

  const shown = (rows: Awaited<ReturnType<ViewCache['recent']>>) =>
    rows.map((row) => recentScreening(row, acknowledged)).filter((row) => row !== null);
  return {
    grown(next) {
      heads = next;
      catching.request();
    },
    confirmed({ urgent, routine }) {
      if (urgent === acknowledged.urgent && routine === acknowledged.routine) return;
      acknowledged = { urgent, routine };
      changed();
    },
    recent: async (limit) => shown(await cache.recent(limit)),
    judgements: (pairs) => cache.judgements(pairs),
    async earlier(document) {
      const rows = shown(await cache.ofDocument(document, MOST_EARLIER));
      return rows.map(({ wallTime, purpose, outcome }) => ({ wallTime, purpose, outcome }));
    },
  };
}
