/**
 * Document reports at a post. Every rule is enforced here, whatever the page did: own documents only, no names, and two
 * officers, whom the station itself stamped on the entries.
 */
import type { Clock } from '#main/services/clock/clock.ts';
import { inTurn } from '#main/services/in-turn.ts';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import type { StationKind } from '#shared/journal/payloads.ts';
import { checkReport } from '#shared/reports/check-report.ts';
import { applyEvent, type ReportState } from '#shared/reports/life-cycle.ts';
import { type Phase, type PostKnowledge, standingOf } from '#shared/reports/phase.ts';
import { draftOf, type Report, type ReportDraft } from '#shared/reports/report.ts';
import type { ReportEvent } from '#shared/reports/report-event.ts';
import type { Receipt } from '#shared/station/contract.ts';
import type {
  DecideReports,
  DraftReportsAnswer,
  OwnState,
  ReportList,
  ReportStepAnswer,
  WithdrawReports,
} from '#shared/station/reports.ts';
import type { Officer } from '#shared/station/session.ts';
import { type PolicySource, policyReader } from './active-policy.ts';
import { createAnnouncer, type Unsubscribe } from './changes.ts';
import type { Connections } from './connections.ts';
import { notRecorded } from './not-recorded.ts';
import { type BookSources, createReportBook, listOf, type ReportBook } from './report-book.ts';
import { checkDrafts } from './report-drafts.ts';

export type ReportDesk = {
  /** Everything up to now is in it. */
  list(): Promise<ReportList>;
  /** Grows whenever a report has moved, once somebody has asked for the list. */
  revision(): number;
  onChange(listener: () => void): Unsubscribe;
  draft(drafts: readonly ReportDraft[]): Promise<DraftReportsAnswer>;
  decide(decision: DecideReports): Promise<ReportStepAnswer>;
  withdraw(withdrawal: WithdrawReports): Promise<ReportStepAnswer>;
};

export type ReportingPost = BookSources &
  PolicySource &
  Pick<Connections, 'acknowledged' | 'releases' | 'sync'> & {
    readonly journal: { onChange(listener: () => void): Unsubscribe };
    readonly officer: Officer;
    readonly clock: Clock;
    readonly ends: AbortSignal;
    record(kind: StationKind, payload: unknown): Promise<Receipt>;
  };

/** What one post's desk for reports holds. */
type Desk = {
  readonly post: ReportingPost;
  readonly book: ReportBook;
  readonly readPolicy: ReturnType<typeof policyReader>;
  ownState: OwnState;
  list: ReportList;
};

const NOTHING_YET: ReportList = { ownState: { kind: 'no-release' }, reports: [], total: 0 };

/** Reads nothing before the first call: whoever never reports a document does not wait for it at sign-in. */
export function openReports(post: ReportingPost): ReportDesk {
  const book = createReportBook(post);
  const desk: Desk = {
    post,
    book,
    readPolicy: policyReader(post),
    ownState: NOTHING_YET.ownState,
    list: NOTHING_YET,
  };
  const changes = createAnnouncer();
  let revision = 0;
  const announce = (): void => {
    revision += 1;
    changes.announce();
  };
  const oneByOne = inTurn();
  const refreshed = () => oneByOne(() => refresh(desk));
  const working =
    <Answer>(work: () => Promise<Answer>) =>
    async (): Promise<Answer> => {
      await refresh(desk);
      const answer = await work();
      await refresh(desk);
      return answer;
    };
  const announced = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = await oneByOne(working(work));
    announce();
    return answer;
  };
  const follow = lookAfter(post, async () => {
    if (await refreshed()) announce();
  });
  return {
    async list() {
      follow();
      await refreshed();
      return desk.list;
    },
    revision: () => revision,
    onChange: changes.onChange,
    draft: (drafts) => announced(() => draft(desk, drafts)),
    decide: (decision) => announced(() => decide(desk, decision)),
    withdraw: (withdrawal) => announced(() => withdraw(desk, withdrawal)),
  };
}

/** From the first call on, until the post closes. What fails here is asked again at the next call. */
function lookAfter(post: ReportingPost, look: () => Promise<void>): () => void {
  let isFollowing = false;
  return () => {
    if (isFollowing) return;
    isFollowing = true;
    const moved = (): void => {
      if (!post.ends.aborted) look().catch(() => undefined);
    };
    const offs = [
      post.journal.onChange(moved),
      post.sync.onChange(moved),
      post.releases.onActivated(moved),
    ];
    post.ends.addEventListener('abort', () => {
      for (const off of offs) off();
    });
  };
}

/** Answers whether the list is another one than before. */
async function refresh(desk: Desk): Promise<boolean> {
  const { post, book } = desk;
  const before = desk.list;
  await book.catchUp();
  desk.ownState = await ownStateOf(desk);
  desk.list = listOf(book, { ...knowledgeOf(post), ownState: desk.ownState });
  return JSON.stringify(before) !== JSON.stringify(desk.list);
}

const knowledgeOf = ({ acknowledged, releases }: ReportingPost): PostKnowledge => ({
  acknowledged: acknowledged('urgent'),
  release: releases.current()?.version ?? null,
});

async function ownStateOf({ readPolicy }: Desk): Promise<OwnState> {
  const policy = await readPolicy();
  if (policy === null) return { kind: 'no-release' };
  if (policy.ownState === undefined) return { kind: 'not-set' };
  return { kind: 'set', state: canonicalIssuingState(policy.ownState) };
}

/** The day where the post's clock stands, in UTC. */
const todayOf = ({ clock }: ReportingPost): string => clock.wall().slice(0, 10);

async function draft(desk: Desk, drafts: readonly ReportDraft[]): Promise<DraftReportsAnswer> {
  const { post, ownState } = desk;
  if (ownState.kind !== 'set') return { kind: 'no-own-state', why: ownState };
  const today = todayOf(post);
  const rules = { ownState: ownState.state, dateReported: today, today };
  const { reports, findings } = checkDrafts(drafts, rules, inProgress(desk));
  if (findings.length > 0)
    return {
      kind: 'findings',
      findings: findings.map(({ draft: at, found }) => ({ draft: at, found: [...found] })),
    };
  const answer = await save(desk, { kind: 'drafted', reports: [...reports] });
  return answer.kind === 'done' ? { kind: 'saved', reports: reports.map(({ id }) => id) } : answer;
}

/** Reports that are over: their documents may be reported again. */
const OVER: ReadonlySet<Phase> = new Set([
  'declined',
  'refused',
  'lapsed',
  'ended-by-hub',
  'withdrawal-approved',
  'withdrawal-sent',
  'withdrawal-published',
  'withdrawn',
]);

/** Of all reports, shown or not. */
const inProgress = (desk: Desk): Report[] =>
  [...desk.book.states.values()]
    .filter((state) => !OVER.has(phaseOf(desk, state)))
    .map(({ report }) => report);

function phaseOf({ book, post }: Desk, state: ReportState): Phase {
  return standingOf(state, book.words.get(state.id) ?? {}, knowledgeOf(post)).phase;
}

async function decide(desk: Desk, decision: DecideReports): Promise<ReportStepAnswer> {
  const { reports, step: what } = decision;
  if (decision.decision === 'decline') {
    const kind = what === 'report' ? 'declined' : 'withdrawal-declined';
    return await step(desk, { kind, reports, why: decision.why });
  }
  if (what === 'withdrawal') return await step(desk, { kind: 'withdrawal-approved', reports });
  if (desk.ownState.kind !== 'set') return { kind: 'no-own-state', why: desk.ownState };
  const gone = reports.filter((report) => !isAllowed(desk, desk.book.states.get(report)));
  if (gone.length > 0) {
    const why = 'not-allowed-any-more' as const;
    return { kind: 'refused', refused: gone.map((report) => ({ report, why })) };
  }
  return await step(desk, { kind: 'approved', reports });
}

/** A draft may have waited while the policy changed. What is not known is refused as that. */
function isAllowed({ ownState, post }: Desk, state: ReportState | undefined): boolean {
  if (state === undefined || ownState.kind !== 'set') return true;
  const { report } = state;
  const { dateReported } = report;
  const rules = { ownState: ownState.state, dateReported, today: todayOf(post) };
  return checkReport(draftOf(report), rules).ok;
}

/** What was withdrawn is not withdrawn again, unless the hub refused that. */
async function withdraw(desk: Desk, { reports, why }: WithdrawReports): Promise<ReportStepAnswer> {
  const gone = reports.filter((report) => {
    const state = desk.book.states.get(report);
    return state?.step === 'withdrawal-approved' && phaseOf(desk, state) !== 'withdrawal-refused';
  });
  if (gone.length > 0) {
    const refused = gone.map((report) => ({ report, why: 'already-decided' as const }));
    return { kind: 'refused', refused };
  }
  return await step(desk, { kind: 'withdrawal-drafted', reports, why });
}

type Step = Exclude<ReportEvent, { kind: 'drafted' }>;

/** Tried on a copy first: an entry that would change nothing, or only a part, is never written. */
async function step(desk: Desk, event: Step): Promise<ReportStepAnswer> {
  const { post, book } = desk;
  const stamp = { officer: post.officer.id, at: post.clock.wall(), seq: 1 };
  const refused = applyEvent(new Map(book.states), event, stamp);
  if (refused.length > 0) return { kind: 'refused', refused: [...refused] };
  return await save(desk, event);
}

type Saved = Extract<ReportStepAnswer, { kind: 'done' | 'not-recorded' }>;

async function save({ post }: Desk, event: ReportEvent): Promise<Saved> {
  const receipt = await post.record('document-report', event);
  if (receipt.kind === 'saved') return { kind: 'done' };
  return notRecorded(receipt);
}
