/** The post's own views of its journal in the cache: sealed rows, and how far the journal was read. */
import { z } from 'zod';
import { judgementPayloadSchema } from '#shared/screening/judgement.ts';
import type { JournalCursor } from '#shared/station/news.ts';
import type { CacheBox } from './cache-box.ts';
import type { CacheDatabase, JudgementRow, ScreeningRow } from './cache-database.ts';

/** One screening as it is sealed: whatever the recent view needs. */
export type ViewedScreening = {
  readonly id: string;
  readonly at: string;
  readonly document: { readonly issuingState: string; readonly documentNumber: string } | null;
  readonly content: unknown;
};

/** The last word on a pair at this post. `on` is an ISO 8601 day. */
const viewedJudgementSchema = judgementPayloadSchema
  .pick({ pair: true, decision: true })
  .extend({ on: z.string() });

export type ViewedJudgement = z.infer<typeof viewedJudgementSchema>;

export type ViewChange = {
  readonly screenings: readonly ViewedScreening[];
  /** In the order in which they were made. */
  readonly judgements: readonly ViewedJudgement[];
  /** Ids of screenings that were referred. */
  readonly referred: readonly string[];
  readonly cursor: JournalCursor;
};

export type OpenedScreening = {
  readonly id: string;
  readonly referred: boolean;
  /** Null when the row is damaged. */
  readonly content: unknown;
};

export type ViewCache = {
  /** Zero when the journal was never read, or nobody can tell how far. */
  cursor(): Promise<JournalCursor>;
  /** Rows and cursor together or not at all. */
  apply(change: ViewChange): Promise<void>;
  /** Newest first. */
  recent(limit: number): Promise<OpenedScreening[]>;
  /** Newest first. */
  ofDocument(
    document: { readonly issuingState: string; readonly documentNumber: string },
    limit: number,
  ): Promise<OpenedScreening[]>;
  /** Of these pairs, the judgements that can be read. */
  judgements(pairs: readonly string[]): Promise<readonly ViewedJudgement[]>;
  clear(): Promise<void>;
};

const START: JournalCursor = { urgent: 0, routine: 0 };
const CURSOR_CONTEXT = 'meta/cursor';
const cursorSchema = z.object({
  urgent: z.int().nonnegative(),
  routine: z.int().nonnegative(),
});

export function createViewCache(database: CacheDatabase, box: CacheBox): ViewCache {
  const { screenings, referrals, judgements, meta } = database;
  const views = [screenings, referrals, judgements];
  const all = [...views, meta];

  const clear = () =>
    database.transaction('rw', all, async () => {
      for (const table of views) await table.clear();
      await meta.delete('cursor');
    });

  async function openRows(rows: readonly ScreeningRow[]): Promise<OpenedScreening[]> {
    const known = await referrals.bulkGet(rows.map(({ id }) => id));
    return Promise.all(
      rows.map(async ({ id, sealed }, index) => ({
        id,
        referred: known[index] !== undefined,
        content: await box.open(contextOf(id), sealed),
      })),
    );
  }

  return {
    async cursor() {
      const row = await meta.get('cursor');
      if (!row) return START;
      const parsed = cursorSchema.safeParse(await box.open(CURSOR_CONTEXT, row.sealed));
      if (parsed.success) return parsed.data;
      await clear();
      return START;
    },
    async apply({ screenings: viewed, judgements: judged, referred, cursor }) {
      const rows = await Promise.all(viewed.map((screening) => sealRow(box, screening)));
      const judgementRows = await Promise.all(judged.map((one) => sealJudgement(box, one)));
      const sealed = await box.seal(CURSOR_CONTEXT, cursor);
      await database.transaction('rw', all, async () => {
        await screenings.bulkPut(rows);
        await judgements.bulkPut(judgementRows);
        await referrals.bulkPut(referred.map((screening) => ({ screening })));
        await meta.put({ name: 'cursor', sealed });
      });
    },
    recent: async (limit) =>
      openRows(await screenings.orderBy('at').reverse().limit(limit).toArray()),
    async ofDocument(document, limit) {
      const rows = await screenings
        .where('document')
        .equals(box.documentKey(document))
        .sortBy('at');
      return openRows(rows.reverse().slice(0, limit));
    },
    judgements: (pairs) => readJudgements(judgements, box, pairs),
    clear,
  };
}

const judgementContext = (pairKey: string): string => `judgement/${pairKey}`;

async function readJudgements(
  table: CacheDatabase['judgements'],
  box: CacheBox,
  pairs: readonly string[],
): Promise<ViewedJudgement[]> {
  const rows = await table.bulkGet(pairs.map((pair) => box.pairKey(pair)));
  const read = await Promise.all(
    rows.map(async (row) =>
      viewedJudgementSchema.safeParse(
        row && (await box.open(judgementContext(row.pair), row.sealed)),
      ),
    ),
  );
  return read.flatMap((judgement, index) =>
    judgement.success && judgement.data.pair === pairs[index] ? [judgement.data] : [],
  );
}

async function sealJudgement(box: CacheBox, judgement: ViewedJudgement): Promise<JudgementRow> {
  const pair = box.pairKey(judgement.pair);
  return { pair, sealed: await box.seal(judgementContext(pair), judgement) };
}

const contextOf = (id: string): string => `screening/${id}`;

async function sealRow(
  box: CacheBox,
  { id, at, document, content }: ViewedScreening,
): Promise<ScreeningRow> {
  return {
    id,
    at,
    document: document === null ? '' : box.documentKey(document),
    sealed: await box.seal(contextOf(id), content),
  };
}
