/**
 * The asylum cases of a post, for an officer with the asylum role. Every step is judged by `shared/asylum/decide.ts`
 * before it is recorded; the page only asks.
 */
import { inTurn } from '#main/services/in-turn.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { Circumstances } from '#shared/asylum/circumstances.ts';
import { decide } from '#shared/asylum/decide.ts';
import { aboutOf, NO_STAMPS, type Step } from '#shared/asylum/event.ts';
import { draftRefusals, previewOf } from '#shared/asylum/notify.ts';
import {
  DEFAULT_POLICY,
  type Policy,
  protocolOf,
  rulesOf,
  worldOf,
} from '#shared/release/policy.ts';
import type {
  ActAnswer,
  ActRequest,
  AsylumSetting,
  CaseSummary,
  PreviewAnswer,
} from '#shared/station/asylum.ts';
import type { Receipt } from '#shared/station/contract.ts';
import type { Officer } from '#shared/station/session.ts';
import { type Announcer, createAnnouncer } from '../changes.ts';
import type { Releases, Sync } from '../connections.ts';
import type { KindJournal } from '../entries-of-kind.ts';
import { notRecorded } from '../not-recorded.ts';
import { arrivalsIn, type Replies, replyKeyOf } from './arrivals.ts';
import { type CaseBook, openCaseBook } from './case-book.ts';
import { summaryOf } from './summary.ts';

export type Witnessed =
  | { readonly kind: 'officer'; readonly officer: Pick<Officer, 'id' | 'role'> }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

export type AsylumDeskOptions = {
  readonly post: string;
  readonly officer: Officer;
  readonly journal: KindJournal;
  readonly releases: Pick<Releases, 'current' | 'onActivated'>;
  readonly sync: Pick<Sync, 'onChange'>;
  readonly replies: Replies;
  /** X25519 secret to which answers are sealed; the desk does not keep it longer than the post is open. */
  readonly replySecret: Uint8Array;
  readonly readPolicy: () => Promise<Policy | null>;
  readonly record: (payload: unknown) => Promise<Receipt>;
  /** Tries the passphrase of an officer who stands by. */
  readonly witness: (who: NonNullable<ActRequest['witness']>) => Promise<Witnessed>;
  /** ISO 8601. */
  readonly now: () => string;
  readonly ends: AbortSignal;
  readonly onBug: (error: unknown) => void;
};

export type AsylumDesk = {
  setting(): Promise<AsylumSetting>;
  list(): { readonly cases: CaseSummary[]; readonly unreadable: number };
  read(id: string): Case | null;
  act(request: ActRequest): Promise<ActAnswer>;
  preview(id: string, draft: Parameters<typeof previewOf>[1]): Promise<PreviewAnswer>;
  attachment: CaseBook['attachment'];
  revision(): number;
  onChange: Announcer['onChange'];
};

type Desk = AsylumDeskOptions & {
  readonly book: CaseBook;
  readonly changes: Announcer;
  readonly passedOver: Set<number>;
  revision: number;
};

export async function openAsylumDesk(options: AsylumDeskOptions): Promise<AsylumDesk> {
  const book = await openCaseBook(options.journal);
  const changes = createAnnouncer();
  const desk: Desk = { ...options, book, changes, passedOver: new Set(), revision: 0 };
  const step = inTurn();
  const takeAll = () => step(() => takeArrivals(desk));
  await takeAll();
  follow(desk, () => void takeAll().catch(options.onBug));
  return {
    setting: async () => settingOf(desk, await options.readPolicy()),
    list: () => ({
      cases: book
        .cases()
        .map((state) => summaryOf(state, { now: options.now(), release: releaseOf(desk) }))
        .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)),
      unreadable: book.unreadable(),
    }),
    read: (id) => book.find(id),
    act: (request) => step(() => act(desk, request)),
    preview: (id, draft) => preview(desk, id, draft),
    attachment: (entry, id) => book.attachment(entry, id),
    revision: () => desk.revision,
    onChange: changes.onChange,
  };
}

/** What came over the network, and a release that makes checks old. */
function follow(desk: Desk, takeAll: () => void): void {
  const offSync = desk.sync.onChange(takeAll);
  const offRelease = desk.releases.onActivated(() => changed(desk));
  desk.ends.addEventListener('abort', () => {
    offSync();
    offRelease();
  });
}

function changed(desk: Desk): void {
  desk.revision += 1;
  desk.changes.announce();
}

const releaseOf = ({ releases }: Desk): number | null => releases.current()?.version ?? null;

function settingOf(desk: Desk, policy: Policy | null): AsylumSetting {
  const rules = policy ?? DEFAULT_POLICY;
  const world = worldOf(rules);
  return {
    ownState: world?.ownState ?? null,
    members: [...(world?.members ?? [])],
    protocol: protocolOf(rules),
    release: releaseOf(desk),
  };
}

async function circumstancesOf(
  desk: Desk,
  witness: Circumstances['witness'],
): Promise<Circumstances> {
  const policy = (await desk.readPolicy()) ?? DEFAULT_POLICY;
  const now = desk.now();
  return {
    officer: desk.officer.id,
    witness,
    now,
    after: (hours) => new Date(Date.parse(now) + hours * 3_600_000).toISOString(),
    release: releaseOf(desk),
    ...rulesOf(policy),
  };
}

async function act(desk: Desk, request: ActRequest): Promise<ActAnswer> {
  const { case: id, step } = request;
  const witnessed = request.witness === null ? null : await desk.witness(request.witness);
  if (witnessed?.kind === 'refused') return { kind: 'witness-refused' };
  if (witnessed?.kind === 'wait') return { kind: 'witness-waits', seconds: witnessed.seconds };
  await desk.book.catchUp();
  const circumstances = await circumstancesOf(desk, witnessed?.officer ?? null);
  const judged = decide(desk.book.find(id), step, circumstances);
  if (!judged.ok) return { kind: 'refused', refusals: [...judged.failure] };
  const stamps = { ...judged.value, replyKey: replyKeyFor(desk, step) };
  const receipt = await desk.record({ case: id, event: step, stamps });
  return await answered(desk, id, receipt);
}

/** About these the bureau has something to say. */
const replyKeyFor = ({ replySecret }: Desk, { kind }: Step): string | null =>
  kind === 'open-thread' || kind === 'approve-notification' ? replyKeyOf(replySecret) : null;

async function answered(desk: Desk, id: string, receipt: Receipt): Promise<ActAnswer> {
  if (receipt.kind === 'disk-full') return receipt;
  if (receipt.kind !== 'saved') return notRecorded(receipt);
  await desk.book.catchUp();
  changed(desk);
  const state = desk.book.find(id);
  if (state === null) throw new Error('a recorded step left no case');
  return { kind: 'recorded', case: state };
}

async function preview(
  desk: Desk,
  id: string,
  draft: Parameters<typeof previewOf>[1],
): Promise<PreviewAnswer> {
  const state = desk.book.find(id);
  if (state === null) return { permit: null, refusals: [{ kind: 'unknown-case' }] };
  const circumstances = await circumstancesOf(desk, null);
  const { world } = circumstances;
  if (world === null) return { permit: null, refusals: [{ kind: 'own-state-unknown' }] };
  const step = { kind: 'draft-notification', notification: id, draft } as const;
  const refusals = [...draftRefusals(state, step, circumstances)];
  return { permit: previewOf(state, draft, world), refusals };
}

/** Records what the bureau sent, each reply once. About a case that is not here it stays in the inbox. */
async function takeArrivals(desk: Desk): Promise<void> {
  if (desk.ends.aborted) return;
  const { book, post, replySecret: secret, passedOver } = desk;
  const looking = { post, secret, taken: book.taken(), passedOver };
  const arrived = await arrivalsIn(desk.replies, looking);
  for (const { case: id, arrival } of arrived) {
    const known = book.find(id);
    const messages = [...(known?.threads ?? []), ...(known?.notifications ?? [])];
    if (!messages.some((message) => message.id === aboutOf(arrival))) continue;
    const receipt = await desk.record({ case: id, event: arrival, stamps: NO_STAMPS });
    // A full disk now: it comes again with the next exchange or sign-in.
    if (receipt.kind !== 'saved') return;
    await book.catchUp();
    changed(desk);
  }
}
