/**
 * Who is signed in, if anyone. The only place that opens and closes the post; everything it does to the
 * session happens one step at a time.
 */
import type { TrustedTime } from '#main/services/clock/trusted-time.ts';
import type { enrolPost } from '#main/services/enrolment/enrol.ts';
import { inTurn } from '#main/services/in-turn.ts';
import { readWiped, type Wiped } from '#main/services/orders/wipe-marker.ts';
import { attemptsFileIn, openSignInAttempts } from '#main/services/vault/sign-in-attempts.ts';
import type { UnlockFailure } from '#main/services/vault/unlocked.ts';
import { openVault, type Vault } from '#main/services/vault/vault.ts';
import type { Order } from '#shared/exchange/orders.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { OrderAnswer } from '#shared/station/contract.ts';
import type { OfficerAnswer } from '#shared/station/officers.ts';
import type {
  EnrolAnswer,
  Officer,
  OrderNotice,
  SignInAnswer,
  StationStatus,
} from '#shared/station/session.ts';
import { carryOut, resumeWipe, syncOfRevoked } from './carry-out.ts';
import { type Announcer, createAnnouncer, type Unsubscribe } from './changes.ts';
import type { Connect, ConnectFailure } from './connections.ts';
import { type Enrolment, enrolStation } from './enrol-station.ts';
import type { Environment } from './environment.ts';
import type { OfficerDesk } from './officers.ts';
import { type OpenPost, type OpenPostOptions, openPost } from './open-post.ts';
import { keepRecord } from './record-keeping.ts';
import { type RecoveryDesk, recordRecoveries } from './recovery.ts';
import { type Orders, openOrders } from './take-order.ts';

export type LockReason = 'officer' | 'idle' | 'silent' | 'stopped';

export type Session = {
  state(): SessionState;
  vault(): Vault | null;
  /** The open post, or null while nobody is signed in. */
  post(): OpenPost | null;
  signIn(officerId: string, passphrase: string): Promise<SignInAnswer>;
  lock(why: LockReason): Promise<void>;
  enrol(enrolment: Enrolment): Promise<EnrolAnswer>;
  /** Null when nobody is signed in any more once it is this change's turn. */
  changeOfficers(work: ChangeOfficers): Promise<OfficerAnswer | null>;
  /** An order from a stick. Answers when it has been carried out; the post is closed then. */
  takeOrder(text: string): Promise<OrderAnswer>;
  /** What an order has made of this post. */
  orderNotice(): OrderNotice | null;
  /** Null when somebody is signed in once it is this work's turn. */
  whileLocked<Answer>(work: (desk: RecoveryDesk) => Promise<Answer>): Promise<Answer | null>;
  onChange(listener: () => void): Unsubscribe;
};

type ChangeOfficers = (desk: OfficerDesk) => Promise<OfficerAnswer>;

export type SessionState =
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'open'; readonly post: OpenPost }
  | Extract<StationStatus['session'], { kind: 'damaged' }>;

export type SessionOptions = {
  readonly environment: Environment;
  readonly trustedTime: TrustedTime;
  readonly connect: Connect;
  readonly enrolPost: typeof enrolPost;
  /** Something threw where nobody waits for an answer: for the incident log. */
  readonly onBug: (error: unknown) => void;
};

/** What one session holds; only the functions below change it. */
type House = {
  readonly options: SessionOptions;
  readonly changes: Announcer;
  readonly step: ReturnType<typeof inTurn>;
  vault: Vault | null;
  orders: Orders | null;
  wiped: Wiped | null;
  state: SessionState;
};

export async function createSession(options: SessionOptions): Promise<Session> {
  const changes = createAnnouncer();
  const step = inTurn();
  const nothing = { vault: null, orders: null, wiped: null };
  const house: House = { options, changes, step, ...nothing, state: { kind: 'not-enrolled' } };
  await load(house);
  return {
    state: () => house.state,
    vault: () => house.vault,
    post: () => (house.state.kind === 'open' ? house.state.post : null),
    signIn: (officerId, passphrase) => step(() => signIn(house, officerId, passphrase)),
    lock: (why) => step(() => lock(house, why)),
    enrol: (enrolment) => step(() => enrol(house, enrolment)),
    changeOfficers: (work) => step(() => changeOfficers(house, work)),
    takeOrder: (text) => step(() => takeOrder(house, text)),
    orderNotice: () => noticeOf(house),
    whileLocked: (work) => step(() => whileLocked(house, work)),
    onChange: changes.onChange,
  };
}

function become(house: House, next: SessionState): void {
  house.state = next;
  house.changes.announce();
}

async function load(house: House): Promise<void> {
  const { environment } = house.options;
  house.vault = null;
  house.orders = null;
  const wiped = await resumeWipe(environment);
  if (!wiped.ok) {
    become(house, damage({ what: 'vault', reason: wiped.failure }));
    return;
  }
  house.wiped = await readWiped(environment);
  const opened = await openVault({ ...environment, directory: environment.dataDirectory });
  if (!opened.ok) {
    become(house, damage({ what: 'vault', reason: opened.failure.reason }));
    return;
  }
  house.vault = opened.value;
  house.orders = opened.value && (await openOrders(environment, opened.value.post()));
  become(house, opened.value ? { kind: 'locked' } : { kind: 'not-enrolled' });
}

async function lock(house: House, why: LockReason): Promise<void> {
  if (house.state.kind !== 'open') return;
  const { post } = house.state;
  const order = house.orders?.pending();
  if (order) return await carryOutOrder(house, post, order);
  // Locked for everyone first: no call may slip in while the last entry is written.
  become(house, { kind: 'locked' });
  await post.record('locked', { why }).catch(() => undefined);
  await post.close();
}

async function signIn(house: House, officerId: string, passphrase: string): Promise<SignInAnswer> {
  await lock(house, 'officer');
  const { state, vault, orders, options } = house;
  if (state.kind === 'damaged') return { kind: 'damaged', reason: state.reason };
  if (!vault) return { kind: 'refused' };
  const unlocked = await vault.unlock(officerId, passphrase);
  if (!unlocked.ok) return refusal(unlocked.failure);
  const arriving: { post: OpenPost | null } = { post: null };
  const onOrder = (text: string) => takeFromNetwork(house, arriving.post, text);
  const isRevoked = Boolean(orders?.revoked());
  const start = { ...options, vault, onOrder, isRevoked, unlocked: unlocked.value };
  const opened = await startPost(start);
  if (!opened.ok) {
    const damaged = damage(opened.failure);
    become(house, damaged);
    return { kind: 'damaged', reason: damaged.reason };
  }
  const post = await asOrdered(house, opened.value);
  arriving.post = post;
  become(house, { kind: 'open', post });
  post.sync.start();
  return { kind: 'open', officer: post.officer };
}

async function enrol(house: House, enrolment: Enrolment): Promise<EnrolAnswer> {
  if (house.state.kind !== 'not-enrolled') return { kind: 'already-enrolled' };
  const { environment, enrolPost: join } = house.options;
  const answer = await enrolStation({ ...environment, ...enrolment, enrol: join });
  if (answer.kind === 'enrolled') await load(house);
  return answer;
}

async function changeOfficers(house: House, work: ChangeOfficers): Promise<OfficerAnswer | null> {
  const { state, vault, options, changes } = house;
  if (state.kind !== 'open' || !vault) return null;
  const answer = await work({ post: state.post, vault, random: options.environment.random });
  if (answer.kind === 'done') changes.announce();
  return answer;
}

/** A post that was revoked opens without any release key, and only asks the hub for orders. */
async function asOrdered({ orders, options }: House, post: OpenPost): Promise<OpenPost> {
  if (!orders?.revoked()) return post;
  // Each time: the power may have gone before every copy in the vault was replaced.
  await post.keyring.revoke().catch(options.onBug);
  return { ...post, sync: syncOfRevoked(post.sync) };
}

async function takeOrder(house: House, text: string): Promise<OrderAnswer> {
  const { state, orders } = house;
  if (state.kind !== 'open' || !orders) return { kind: 'failed', reason: 'the post is locked' };
  const answer = await orders.take(state.post, text, 'stick');
  const order = orders.pending();
  if (order) await carryOutOrder(house, state.post, order);
  return answer;
}

/** Within an exchange, which the session waits for when it locks: so this must not wait for the session. */
async function takeFromNetwork(house: House, post: OpenPost | null, text: string): Promise<void> {
  const { orders, step, options } = house;
  if (!post || !orders) throw new Error('an order came before the post was open');
  const answer = await orders.take(post, text, 'network');
  if (answer.kind === 'failed') throw new Error(answer.reason);
  step(async () => {
    if (house.orders !== orders || !orders.pending()) return;
    if (house.state.kind === 'open') await lock(house, 'officer');
    // Locked while the order arrived: the keys are closed away, and a wipe goes on without them.
    else if (orders.pending()?.order === 'wipe') await load(house);
  }).catch(options.onBug);
}

async function carryOutOrder(house: House, post: OpenPost, order: Order): Promise<void> {
  const { environment, onBug } = house.options;
  become(house, { kind: 'locked' });
  await carryOut({ environment, post, order, onBug });
  await load(house);
}

function noticeOf({ orders, wiped, state }: House): OrderNotice | null {
  const revoked = orders?.revoked();
  if (revoked) return { kind: 'revoked', order: revoked.id, at: revoked.at };
  if (!wiped || state.kind !== 'not-enrolled') return null;
  const { order, at, post, leftForHub } = wiped;
  return { kind: 'wiped', order, at, post: post.name, leftForHub };
}

async function whileLocked<Answer>(
  house: House,
  work: (desk: RecoveryDesk) => Promise<Answer>,
): Promise<Answer | null> {
  const { state, vault, options } = house;
  if (state.kind === 'open') return null;
  const place = { ...options.environment, directory: options.environment.dataDirectory };
  const file = attemptsFileIn(place.directory);
  // Without a vault only a recovery tries a passphrase, and that of an officer of the post.
  const isOfficer = () => true;
  const attempts = vault?.attempts ?? (await openSignInAttempts({ ...place, file, isOfficer }));
  return await work({ place, attempts, reload: () => load(house) });
}

type Damage = { readonly what: 'vault' | 'journal' | 'release-store'; readonly reason: string };

const damage = ({ what, reason }: Damage) =>
  ({ kind: 'damaged', what, reason: reason.slice(0, 300) }) as const;

/** Open, and with everything on record that happened while nobody could write. */
async function startPost(options: OpenPostOptions): Promise<Result<OpenPost, ConnectFailure>> {
  const opened = await openPost(options);
  if (!opened.ok) return opened;
  try {
    const { environment } = options;
    await recordRecoveries(opened.value, {
      ...environment,
      directory: environment.dataDirectory,
    });
    await keepRecord(opened.value, options.vault.attempts);
    return opened;
  } catch (error) {
    await opened.value.close();
    throw error;
  }
}

function refusal(failure: UnlockFailure): SignInAnswer {
  switch (failure.kind) {
    case 'wrong-passphrase':
      return { kind: 'refused' };
    case 'wait':
      return failure;
    case 'vault-damaged':
    case 'keychain-damaged':
    case 'keychain-refused':
      return { kind: 'damaged', reason: `${failure.reason}. ${failure.remedy}`.slice(0, 300) };
    default:
      return assertNever(failure);
  }
}

/** What the desk may know while nobody is signed in. */
export type PublicFacts = Pick<StationStatus, 'shell' | 'demo' | 'training'>;

export function statusOf(session: Session, facts: PublicFacts): StationStatus {
  const vault = session.vault();
  return {
    ...facts,
    post: vault?.post() ?? null,
    officers: [...(vault?.officers() ?? [])] as Officer[],
    session: shownState(session.state()),
    orderNotice: session.orderNotice(),
  };
}

const shownState = (state: SessionState): StationStatus['session'] =>
  state.kind === 'open' ? { kind: 'open', officer: state.post.officer } : state;
