/** Screenings of this post as views of its journal: rebuilt from the journal whenever the cache is gone. */
import { z } from 'zod';
import { laneSchema } from '#shared/journal/entry.ts';
import {
  deskPayloads,
  type ScreeningPayload,
  screeningPayloadSchema,
} from '#shared/journal/payloads.ts';
import type { OpenedEntry } from '#shared/station/contract.ts';
import type { JournalCursor } from '#shared/station/news.ts';
import type { RecentScreening } from '../contract.ts';
import type {
  OpenedScreening,
  ViewCache,
  ViewedJudgement,
  ViewedScreening,
} from '../db/view-cache.ts';

/** What is sealed of a screening: its entry without what only the chain needs. */
const viewedContentSchema = z.object({
  lane: laneSchema,
  seq: z.int().positive(),
  wallTime: z.string(),
  clockSuspect: z.boolean(),
  officer: z.string().nullable(),
  payload: screeningPayloadSchema,
});

const AT_ONCE = 500;

type Read = (
  after: JournalCursor,
  limit: number,
) => Promise<{
  readonly entries: readonly OpenedEntry[];
  readonly cursor: JournalCursor;
}>;

/**
 * Reads the journal from where the view ends up to its heads. A journal that is shorter than what was
 * read is another journal: the view starts anew. True when anything changed.
 */
export async function catchUp(
  cache: Pick<ViewCache, 'cursor' | 'clear' | 'apply'>,
  heads: JournalCursor,
  read: Read,
): Promise<boolean> {
  let cursor = await cache.cursor();
  if (heads.urgent < cursor.urgent || heads.routine < cursor.routine) {
    await cache.clear();
    cursor = { urgent: 0, routine: 0 };
  }
  let changed = false;
  for (;;) {
    const page = await read(cursor, AT_ONCE);
    // A page may show nothing and still move on: what it left out is not for this officer.
    if (isSame(page.cursor, cursor)) return changed;
    await cache.apply({
      screenings: page.entries.flatMap(viewed),
      judgements: page.entries.flatMap(judgementIn),
      referred: page.entries.flatMap(referredIn),
      cursor: page.cursor,
    });
    cursor = page.cursor;
    changed = true;
  }
}

const isSame = (one: JournalCursor, other: JournalCursor): boolean =>
  one.urgent === other.urgent && one.routine === other.routine;

/** The row as the desk shows it; null when it is damaged. */
export function recentScreening(
  row: OpenedScreening,
  acknowledged: JournalCursor,
): RecentScreening | null {
  const content = viewedContentSchema.safeParse(row.content);
  if (!content.success) return null;
  const { lane, seq, wallTime, clockSuspect, officer, payload } = content.data;
  const { purpose, traveller, verdict, answeredInMs } = payload;
  return {
    id: row.id,
    wallTime,
    clockSuspect,
    officer,
    acknowledged: seq <= acknowledged[lane],
    purpose,
    outcome: verdict.outcome,
    traveller,
    verdict,
    referred: row.referred,
    answeredInMs,
  };
}

function viewed(entry: OpenedEntry): ViewedScreening[] {
  if (entry.kind !== 'screening') return [];
  const payload = screeningPayloadSchema.safeParse(entry.payload);
  if (!payload.success) return [];
  const { lane, seq, id, wallTime, clockSuspect, officer } = entry;
  return [
    {
      id,
      at: wallTime,
      document: documentOf(payload.data),
      content: { lane, seq, wallTime, clockSuspect, officer, payload: payload.data },
    },
  ];
}

function documentOf({ traveller }: ScreeningPayload): ViewedScreening['document'] {
  const document = traveller?.document ?? null;
  if (document === null) return null;
  return { issuingState: document.issuingState, documentNumber: document.documentNumber };
}

function judgementIn(entry: OpenedEntry): ViewedJudgement[] {
  if (entry.kind !== 'judgement') return [];
  const payload = deskPayloads.judgement.safeParse(entry.payload);
  if (!payload.success) return [];
  const { pair, decision } = payload.data;
  return [{ pair, decision, on: entry.wallTime.slice(0, 10) }];
}

function referredIn(entry: OpenedEntry): string[] {
  if (entry.kind !== 'referral') return [];
  const payload = deskPayloads.referral.safeParse(entry.payload);
  return payload.success ? [payload.data.screening] : [];
}
