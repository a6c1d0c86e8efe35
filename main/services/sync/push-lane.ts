/** Sends one lane of the journal, from where the hub's signed word ends to the head. */
import {
  type Acknowledgement,
  BUNDLE_LIMITS,
  BUNDLE_TYPE,
  type Bundle,
} from '#shared/exchange/bundle.ts';
import { hashEntry, type Lane } from '#shared/journal/entry.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, signEnvelope } from '#shared/sealing/dsse.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { type ExchangeFailure, failWith, ofAcknowledgement, ofHub } from './exchange-failure.ts';
import type { HubClient, HubFailure } from './hub-client.ts';

/** What sync needs of the journal. */
export type JournalSource = {
  /** Exact texts from `fromSeq` on, at least one when there is one, then within both limits. */
  texts(
    lane: Lane,
    fromSeq: number,
    limits: { readonly entries: number; readonly bytes: number },
  ): Promise<readonly string[]>;
  heads(): Record<Lane, { readonly seq: number; readonly hash: string }>;
  onChange(listener: () => void): () => void;
};

export type LanePush = {
  readonly lane: Lane;
  readonly journal: JournalSource;
  readonly acknowledgements: Acknowledgements;
  readonly hub: HubClient;
  readonly identity: {
    readonly post: string;
    readonly epoch: number;
    readonly signingSecret: Uint8Array;
  };
  /** Told of every signed hub time, ISO 8601. */
  readonly onHubTime: (at: string) => Promise<void>;
  readonly onProgress: () => void;
};

type Position = { readonly from: number; readonly entries: number; readonly jumps: number };

/** A hub that keeps asking for other entries is not followed for ever. */
const MOST_JUMPS = 4;

/** Answers whether anything was sent. */
export async function pushLane(push: LanePush): Promise<Result<boolean, ExchangeFailure>> {
  const { lane, journal, acknowledgements } = push;
  let position: Position = {
    from: acknowledgements.of(lane).seq + 1,
    entries: BUNDLE_LIMITS.entries,
    jumps: 0,
  };
  let sent = false;
  while (position.from <= journal.heads()[lane].seq) {
    const next = await pushBundle(push, position);
    if (!next.ok) return next;
    position = next.value;
    sent = true;
    push.onProgress();
  }
  return succeed(sent);
}

async function pushBundle(
  push: LanePush,
  position: Position,
): Promise<Result<Position, ExchangeFailure>> {
  const { lane, journal, hub } = push;
  const { from, entries } = position;
  const texts = await journal.texts(lane, from, { entries, bytes: BUNDLE_LIMITS.bytes });
  if (texts.length === 0) {
    const detail = `entries from ${from} on are not here any more`;
    return failWith('gap', detail, { reached: false });
  }
  const answer = await hub.push(signedBundle(push, from, texts));
  if (!answer.ok) return elsewhere(position, texts.length, answer.failure);
  const acknowledgement = await believe(push, answer.value);
  if (!acknowledgement.ok) return acknowledgement;
  const { seq } = acknowledgement.value;
  if (seq < from + texts.length - 1) {
    return failWith(
      'hub-error',
      `the hub took entries up to ${from + texts.length - 1}, but not all`,
    );
  }
  return succeed({ ...position, from: seq + 1 });
}

/** Where to go on when the hub did not take a bundle; the failure itself when there is no such place. */
function elsewhere(
  position: Position,
  sent: number,
  failure: HubFailure,
): Result<Position, ExchangeFailure> {
  const refusal = failure.kind === 'refused' ? failure.refusal : null;
  if (refusal?.kind === 'gap' && position.jumps < MOST_JUMPS) {
    return succeed({ ...position, from: refusal.expected, jumps: position.jumps + 1 });
  }
  if (refusal?.kind === 'too-large' && sent > 1) {
    return succeed({ ...position, entries: Math.ceil(sent / 2) });
  }
  return ofHub(failure);
}

/** The same object over HTTP and on a stick. */
export function signedBundle(
  { identity, lane }: Pick<LanePush, 'identity' | 'lane'>,
  from: number,
  texts: readonly string[],
): Envelope {
  const { post, epoch, signingSecret } = identity;
  const bundle: Bundle = { v: 1, post, epoch, lane, from, entries: [...texts] };
  const payload = new TextEncoder().encode(JSON.stringify(bundle));
  return signEnvelope(BUNDLE_TYPE, payload, { keyId: post, secretKey: signingSecret });
}

/** Counts only when the hub holds the same history as this journal. */
async function believe(
  push: LanePush,
  envelope: unknown,
): Promise<Result<Acknowledgement, ExchangeFailure>> {
  const verified = push.acknowledgements.verify(envelope);
  if (!verified.ok) return ofAcknowledgement(verified.failure);
  if (verified.value.lane !== push.lane) {
    return failWith('hub-error', 'the acknowledgement is for the other lane');
  }
  const same = await isSameHistory(push, verified.value);
  if (!same.ok) return same;
  const accepted = await push.acknowledgements.accept(envelope);
  if (!accepted.ok) return ofAcknowledgement(accepted.failure);
  await push.onHubTime(verified.value.at);
  return verified;
}

async function isSameHistory(
  { journal, lane }: LanePush,
  { seq, head }: Acknowledgement,
): Promise<Result<null, ExchangeFailure>> {
  if (seq > journal.heads()[lane].seq) {
    return failWith('fork', `the hub holds entry ${seq}, which this post never wrote`);
  }
  if (seq === 0) return succeed(null);
  const [text] = await journal.texts(lane, seq, { entries: 1, bytes: 1 });
  if (text === undefined || hashEntry(new TextEncoder().encode(text)) === head) {
    return succeed(null);
  }
  return failWith('fork', `the hub holds another entry ${seq}`);
}
