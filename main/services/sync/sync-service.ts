/** Keeps a post and its hub level, whenever there is a network. */
import type { Clock } from '#main/services/clock/clock.ts';
import type { TrustedTime } from '#main/services/clock/trusted-time.ts';
import type { HubFor, Renewal } from '#main/services/identity/renewal.ts';
import type { Inbox } from '#main/services/inbox/inbox.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { ReleaseRejection } from '#main/services/release-store/release-rejection.ts';
import type { ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { Lane } from '#shared/journal/entry.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { askForOrders } from './ask-for-orders.ts';
import { type ExchangeReport, guarded, type Outcome, runExchange } from './exchange.ts';
import { type ExchangeFailure, ofRenewal } from './exchange-failure.ts';
import { createHubClient } from './hub-client.ts';
import type { JournalSource } from './push-lane.ts';
import { retryDelayInMs, SOON_IN_MS } from './retry-delay.ts';

/** Runs `task` once after a delay; answers how to call it off. */
export type Schedule = (delayInMs: number, task: () => void) => () => void;

export type SyncOptions = {
  /** Asked at each exchange: the keys may have been renewed since. */
  readonly identity: () => SyncIdentity;
  /** Comes before everything else of an exchange; absent: keys stay as they are. */
  readonly renewal?: Renewal;
  readonly journal: JournalSource;
  readonly releaseStore: Pick<ReleaseStore, 'update'>;
  readonly acknowledgements: Acknowledgements;
  readonly inbox: Inbox;
  readonly trustedTime: Pick<TrustedTime, 'raise' | 'floor'>;
  readonly clock: Pick<Clock, 'wall'>;
  readonly fetch: typeof fetch;
  readonly schedule: Schedule;
  readonly random: (length: number) => Uint8Array;
  /** Told once when a release is refused, not again while the reason is the same. */
  readonly onReleaseRefused: (rejection: ReleaseRejection) => Promise<void> | void;
  /** An order that the hub leaves for a revoked post: the text of its envelope. */
  readonly onOrder?: (text: string) => Promise<void>;
  /** Something threw in a planned exchange: for the incident log. */
  readonly onBug?: (error: unknown) => void;
  /** For a revoked post: no exchange, only the question for orders. */
  readonly ordersOnly?: boolean;
};

type SyncIdentity = Pick<PostIdentity, 'post' | 'epoch' | 'hubUrl' | 'signingSecret' | 'renewing'>;

/** Worth another try soon; the others stay as they are until somebody does something. */
const TRANSIENT: readonly SyncFailureKind[] = [
  'unreachable',
  'hub-error',
  'refused',
  'gap',
  'locked',
];

type SyncFailureKind = NonNullable<SyncStatus['lastFailure']>['kind'];

export type Sync = {
  status(): SyncStatus;
  /** Starts an exchange, or joins the one under way; what halted a lane is tried again. */
  now(): Promise<SyncStatus>;
  onChange(listener: () => void): () => void;
  start(): void;
  /** Ends requests under way and answers when nothing runs any more; the secrets may then be wiped. */
  stop(): Promise<void>;
};

type State = {
  running: Promise<void> | null;
  isStarted: boolean;
  online: boolean;
  lastContact: string | null;
  download: SyncStatus['download'];
  lastFailure: SyncStatus['lastFailure'];
  halted: ReadonlyMap<Lane, ExchangeFailure>;
  failures: number;
  /** What the hub asked for in the last exchange. */
  retryAfterInSeconds: number | null;
  journalMoved: boolean;
  refused: string | null;
  next: { readonly at: number; readonly cancel: () => void } | null;
  aborting: AbortController;
  /** The last reply in which a revoked post looked for orders. */
  readonly seen: { seq: number };
};

export function createSync(options: SyncOptions): Sync {
  const state: State = {
    running: null,
    isStarted: false,
    online: false,
    lastContact: null,
    download: null,
    lastFailure: null,
    halted: new Map(),
    failures: 0,
    retryAfterInSeconds: null,
    journalMoved: false,
    refused: null,
    next: null,
    aborting: new AbortController(),
    seen: { seq: 0 },
  };
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const context: Context = { options, state, changed };
  let stopListening = (): void => undefined;
  return {
    status: () => statusOf(context),
    async now() {
      if (!state.running) state.halted = new Map();
      await run(context);
      return statusOf(context);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (state.isStarted) return;
      state.isStarted = true;
      state.aborting = new AbortController();
      if (!options.ordersOnly) {
        stopListening = options.journal.onChange(() => journalMoved(context));
      }
      plan(context, 0);
    },
    async stop() {
      state.isStarted = false;
      stopListening();
      cancelNext(state);
      state.aborting.abort(new Error('sync was stopped'));
      // Whoever started it hears of a bug; here it only matters that nothing runs any more.
      await state.running?.catch(() => undefined);
      state.aborting = new AbortController();
      changed();
    },
  };
}

type Context = {
  readonly options: SyncOptions;
  readonly state: State;
  readonly changed: () => void;
};

function run(context: Context): Promise<void> {
  const { state, changed } = context;
  if (state.running) return state.running;
  cancelNext(state);
  state.journalMoved = false;
  const running = exchangeOnce(context).finally(() => {
    state.running = null;
    state.download = null;
    planAfter(context);
    changed();
  });
  state.running = running;
  changed();
  return running;
}

async function exchangeOnce(context: Context): Promise<void> {
  const { options, state, changed } = context;
  const { random, trustedTime, clock } = options;
  const fetch = stoppable(options.fetch, state.aborting.signal);
  const wall = clock.wall;
  const hubFor = ({ hubUrl, post, signingSecret }: SyncIdentity) =>
    createHubClient({ hubUrl, post, signingSecret, fetch, wall, random });
  if (options.ordersOnly) {
    const { seen } = state;
    note(context, await askForOrders({ ...options, seen, hub: hubFor(options.identity()) }));
    return;
  }
  const renewal = await renewFirst(context, hubFor);
  const identity = options.identity();
  const report = await runExchange({
    ...options,
    fetch,
    identity,
    hubUrl: identity.hubUrl,
    hub: hubFor(identity),
    clock: () => new Date(wall()),
    halted: state.halted,
    onHubTime: (at) => trustedTime.raise(at),
    onProgress: changed,
    onDownload(progress) {
      state.download = progress;
      changed();
    },
    onRelease: (rejection) => tellRefused(context, rejection),
  });
  note(context, withRenewal(report, renewal, identity));
}

function renewFirst({ options, state }: Context, hubFor: HubFor): Promise<Outcome> {
  return guarded(options, 'new keys', async () => {
    const renewed = await options.renewal?.(hubFor, state.online);
    return renewed?.ok === false ? ofRenewal(renewed.failure) : { ok: true, value: null };
  });
}

/** The rest of an exchange may work with the old keys, so what it reports comes first. */
function withRenewal(
  report: ExchangeReport,
  renewal: Outcome,
  { renewing }: SyncIdentity,
): ExchangeReport {
  // The hub may know the new keys already. Then it refuses the old ones until the renewal is finished.
  const isHalted = ([, { kind }]: [Lane, ExchangeFailure]): boolean =>
    renewing === undefined || kind !== 'bad-signature';
  const halted = new Map([...report.halted].filter(isHalted));
  if (renewal.ok) return { ...report, halted };
  const { failure } = renewal;
  const failures = [...report.failures, failure];
  return { reached: report.reached || failure.reached, failures, halted };
}

function note({ options, state }: Context, report: ExchangeReport): void {
  const [gravest] = report.failures;
  state.halted = report.halted;
  state.online = report.reached;
  const mayPass = report.failures.some(({ kind }) => TRANSIENT.includes(kind));
  state.failures = mayPass ? state.failures + 1 : 0;
  state.lastFailure = gravest ? { kind: gravest.kind, detail: gravest.detail } : null;
  if (report.reached) state.lastContact = options.clock.wall();
  const waits = report.failures.flatMap((each) => each.retryAfterInSeconds ?? []);
  state.retryAfterInSeconds = waits.length > 0 ? Math.max(...waits) : null;
}

/** Every refusal is an entry in the journal, which starts an exchange: the same one is told only once. */
async function tellRefused(
  { options, state }: Context,
  rejection: ReleaseRejection | null,
): Promise<void> {
  const reason = rejection && `${rejection.kind}: ${rejection.subject}: ${rejection.reason}`;
  const isNews = state.refused !== reason;
  state.refused = reason;
  if (rejection && isNews) await options.onReleaseRefused(rejection);
}

function planAfter(context: Context): void {
  const { options, state } = context;
  if (!state.isStarted) return;
  const { failures, retryAfterInSeconds } = state;
  const chance = new DataView(Uint8Array.from(options.random(4)).buffer).getUint32(0) / 2 ** 32;
  const delay = retryDelayInMs({ failures, retryAfterInSeconds, chance });
  const { waiting } = statusOf(context);
  const isSoon = canGoSoon(state) && waiting.urgent + waiting.routine > 0;
  plan(context, isSoon ? SOON_IN_MS : delay);
}

const canGoSoon = ({ journalMoved, online, failures, retryAfterInSeconds }: State): boolean =>
  journalMoved && online && failures === 0 && retryAfterInSeconds === null;

function journalMoved(context: Context): void {
  const { state, changed, options } = context;
  state.journalMoved = true;
  const soon = Date.parse(options.clock.wall()) + SOON_IN_MS;
  const isLate = state.next !== null && state.next.at > soon;
  if (!state.running && isLate && canGoSoon(state)) plan(context, SOON_IN_MS);
  changed();
}

function plan(context: Context, delayInMs: number): void {
  const { options, state, changed } = context;
  cancelNext(state);
  const at = Date.parse(options.clock.wall()) + delayInMs;
  const cancel = options.schedule(delayInMs, () => {
    state.next = null;
    // A bug in an exchange must not end the process; the next exchange is planned all the same.
    run(context).catch((error: unknown) => options.onBug?.(error));
  });
  state.next = { at, cancel };
  changed();
}

function cancelNext(state: State): void {
  state.next?.cancel();
  state.next = null;
}

function statusOf({ options, state }: Context): SyncStatus {
  const heads = options.journal.heads();
  const acknowledged = (lane: Lane): number => options.acknowledgements.of(lane).seq;
  const waiting = (lane: Lane): number => Math.max(0, heads[lane].seq - acknowledged(lane));
  return {
    state: state.running ? 'running' : 'idle',
    online: state.online,
    lastContact: state.lastContact,
    waiting: { urgent: waiting('urgent'), routine: waiting('routine') },
    acknowledged: { urgent: acknowledged('urgent'), routine: acknowledged('routine') },
    download: state.download,
    lastFailure: state.lastFailure,
    nextAttempt: state.next ? new Date(state.next.at).toISOString() : null,
  };
}

/** Every request also ends when sync is stopped. */
function stoppable(fetch: typeof globalThis.fetch, stop: AbortSignal): typeof globalThis.fetch {
  return (input, init) => {
    const signals = init?.signal ? [init.signal, stop] : [stop];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
