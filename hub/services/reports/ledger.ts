/** The document reports of all posts, folded from their journals by the same rules as at the posts. */
import { type OpenedEntry, openedEntries } from '#hub/services/opened-entries.ts';
import { listPosts } from '#hub/storage/posts.ts';
import { applyEvent, type ReportState, type StepRefusal } from '#shared/reports/life-cycle.ts';
import type { HubRefusal } from '#shared/reports/phase.ts';
import { countOf, type Report } from '#shared/reports/report.ts';
import { type ReportEvent, reportEventSchema } from '#shared/reports/report-event.ts';

export type LedgerReport = {
  readonly post: string;
  readonly state: ReportState;
  /** When the hub received the draft, ISO 8601: the clock of a post may say anything. */
  readonly receivedAt: string;
  /** Numbers that its whole batch reports. */
  readonly batch: number;
};

/** An approval that counts for nothing. */
export type WrongStep = {
  readonly post: string;
  readonly report: string;
  readonly step: 'report' | 'withdrawal';
  readonly reason: HubRefusal;
  /** Its place in the urgent lane. */
  readonly entry: number;
};

export type ReportLedger = {
  /** By `keyOfReport`, in the order of posts and ids. */
  readonly reports: ReadonlyMap<string, LedgerReport>;
  /** What every report says that was ever drafted: a listed one is known by it whatever became of its post. */
  readonly contents: ReadonlyMap<string, Report>;
  readonly wrong: readonly WrongStep[];
  /** Entries that this hub cannot open or does not know the form of. */
  readonly unreadable: number;
};

/** Two posts that name the same report have two reports: neither may change that of the other. */
export const keyOfReport = (post: string, report: string): string => `${post} ${report}`;

/**
 * Folds every entry about reports. What arrived from a post after it was revoked does not count: whoever has the
 * machine now could write it. What arrived before stands, for officers reported it.
 */
export async function readReports(hub: Parameters<typeof openedEntries>[0]): Promise<ReportLedger> {
  const revokedAt = new Map(
    (await listPosts(hub.db)).map(({ id, revoked_at }) => [id, revoked_at?.toISOString() ?? null]),
  );
  const fold = createFold();
  for await (const entry of openedEntries(hub, { kind: 'document-report' })) {
    const revoked = revokedAt.get(entry.post) ?? null;
    // The station writes them in the urgent lane alone; from elsewhere they would come in another order.
    if (entry.lane !== 'urgent') continue;
    fold.take(entry, revoked === null || entry.receivedAt < revoked);
  }
  return fold.ledger();
}

/** How a draft came. */
type Coming = Pick<LedgerReport, 'receivedAt' | 'batch'>;

type PostReports = {
  readonly states: Map<string, ReportState>;
  readonly coming: Map<string, Coming>;
};

function createFold() {
  const posts = new Map<string, PostReports>();
  const refused: WrongStep[] = [];
  const contents = new Map<string, Report>();
  let unreadable = 0;
  return {
    take(entry: OpenedEntry, counts: boolean): void {
      const event = eventIn(entry);
      if (event === null) {
        unreadable += 1;
        return;
      }
      noteContents(contents, entry.post, event);
      if (!counts) return;
      const post = posts.get(entry.post) ?? { states: new Map(), coming: new Map() };
      posts.set(entry.post, post);
      refused.push(...takeEvent(post, entry, event));
    },
    ledger(): ReportLedger {
      return { reports: sorted(posts), contents, wrong: standing(refused, posts), unreadable };
    },
  };
}

function noteContents(contents: Map<string, Report>, post: string, event: ReportEvent): void {
  if (event.kind !== 'drafted') return;
  for (const { id, report } of event.reports) {
    const key = keyOfReport(post, id);
    if (!contents.has(key)) contents.set(key, report);
  }
}

/** Answers the approvals that count for nothing. */
function takeEvent(
  { states, coming }: PostReports,
  { post, officer, wallTime: at, seq, receivedAt }: OpenedEntry,
  event: ReportEvent,
): WrongStep[] {
  const approvals = approvalsIn(event).map((step) => ({ ...step, post, entry: seq }));
  if (officer === null) return approvals.map((step) => ({ ...step, reason: 'one-officer' }));
  const refusals = applyEvent(states, event, { officer, at, seq });
  const drafts = event.kind === 'drafted' ? event.reports : [];
  const batch = drafts.reduce((sum, { report }) => sum + countOf(report), 0);
  for (const { id } of drafts) if (!coming.has(id)) coming.set(id, { receivedAt, batch });
  const why = new Map(refusals.map((refusal) => [refusal.report, refusal.why]));
  return approvals.flatMap((step) => {
    const reason = why.get(step.report);
    return reason === undefined ? [] : [{ ...step, reason: reasonOf(reason) }];
  });
}

function eventIn({ payload }: OpenedEntry): ReportEvent | null {
  const parsed = reportEventSchema.safeParse(
    payload.state === 'cannot-open' ? null : payload.value,
  );
  return parsed.success ? parsed.data : null;
}

const reasonOf = (why: StepRefusal): HubRefusal =>
  why === 'own-report' ? 'one-officer' : 'out-of-order';

/** The steps by which something comes into the list or leaves it. */
function approvalsIn(event: ReportEvent): Pick<WrongStep, 'report' | 'step'>[] {
  if (event.kind === 'approved') {
    return event.reports.map((report) => ({ report, step: 'report' }));
  }
  if (event.kind !== 'withdrawal-approved') return [];
  return event.reports.map((report) => ({ report, step: 'withdrawal' }));
}

/** Without those that were made good by a later step, or repeat one that counted. */
function standing(
  refused: readonly WrongStep[],
  posts: ReadonlyMap<string, PostReports>,
): WrongStep[] {
  return refused.filter(({ post, report, step }) => {
    const reached = posts.get(post)?.states.get(report)?.step;
    return step === 'report' ? !isApproved(reached) : reached !== 'withdrawal-approved';
  });
}

export const isApproved = (step: ReportState['step'] | undefined): boolean =>
  step !== undefined && step !== 'drafted' && step !== 'declined';

function sorted(posts: ReadonlyMap<string, PostReports>): Map<string, LedgerReport> {
  const reports = [...posts].flatMap(([post, { states, coming }]) =>
    [...states.values()].map((state): [string, LedgerReport] => [
      keyOfReport(post, state.id),
      { post, state, ...(coming.get(state.id) ?? { receivedAt: '', batch: 0 }) },
    ]),
  );
  return new Map(reports.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
