/**
 * Replaces the device keys of a working post.
 *
 * The new keys are in the vault before the hub hears of them, and the old ones until it has answered, so a
 * post that is killed at any point still holds the pair that the hub believes. Asking again is harmless.
 */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FORMER_SECRETS_KEPT, type PostIdentity } from '#main/services/post-identity.ts';
import type { HubClient, HubFailure } from '#main/services/sync/hub-client.ts';
import { openSigned } from '#main/services/sync/open-signed.ts';
import { releaseKeyInfo } from '#shared/exchange/enrolment.ts';
import {
  KEY_RENEWAL_TYPE,
  type KeyRenewalAnswer,
  type KeyRenewalRequest,
  keyRenewalAnswerSchema,
  proveKeyChange,
} from '#shared/exchange/key-renewal.ts';
import { fromBase64Url, toBase64Url, toHex } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Verifier } from '#shared/sealing/dsse.ts';
import { openSealed } from '#shared/sealing/hpke.ts';

export type RenewalFailure =
  | { readonly kind: 'hub'; readonly failure: HubFailure }
  /** What answered is not the hub, or not for this change. */
  | { readonly kind: 'not-believed'; readonly reason: string }
  | { readonly kind: 'not-kept'; readonly reason: string };

export type RenewKeys = {
  readonly identity: PostIdentity;
  /** Answers when the identity is in the vault. */
  readonly save: (identity: PostIdentity) => Promise<Result<null, { readonly reason: string }>>;
  /** Signs with the present key of `identity`. */
  readonly hub: Pick<HubClient, 'renewKeys'>;
  /** The hub's key, under the id `hub`. */
  readonly verifier: Verifier;
  readonly random: (length: number) => Uint8Array;
  /** ISO 8601. */
  readonly wall: () => string;
};

/** `fingerprint` is for the journal entry `keys-renewed`; the identity keeps it as `unrecordedKeys`. */
export type Renewed = { readonly identity: PostIdentity; readonly fingerprint: string };

export type RenewalState = {
  readonly identity: Pick<PostIdentity, 'renewing' | 'keysSince'>;
  /** The hub asked for new keys. */
  readonly isOrdered: boolean;
  /** The exchange before this one reached the hub. */
  readonly hasReached: boolean;
  /** Milliseconds since 1970; null when this run has not tried yet. */
  readonly lastAttempt: number | null;
  readonly now: number;
};

const DAY_IN_MS = 86_400_000;
const OLDEST_IN_MS = 365 * DAY_IN_MS;
/** A hub that fails is not asked by every exchange of every post. */
const PAUSE_IN_MS = DAY_IN_MS;
/** The hub may know the new keys already, and then it believes nothing else: go on soon. */
const PAUSE_HALFWAY_IN_MS = 60_000;

/**
 * Whether to renew now: halfway through, ordered, or a year old. Keys of unknown age may be older than that,
 * so they are renewed too, once the hub was reached: a post without a network draws none for nothing.
 */
export function isRenewalDue(state: RenewalState): boolean {
  const { identity, isOrdered, hasReached, lastAttempt, now } = state;
  const isHalfway = identity.renewing !== undefined;
  const pause = isHalfway ? PAUSE_HALFWAY_IN_MS : PAUSE_IN_MS;
  // An attempt that lies ahead was made before the clock was set back: it puts nothing off.
  const isJustTried = lastAttempt !== null && lastAttempt <= now && now - lastAttempt < pause;
  if (isJustTried) return false;
  if (isHalfway || isOrdered) return true;
  const { keysSince } = identity;
  return keysSince === undefined ? hasReached : now - Date.parse(keysSince) > OLDEST_IN_MS;
}

/** Goes on with keys that were drawn before, or draws new ones. On success the vault holds the new identity. */
export async function renewKeys(options: RenewKeys): Promise<Result<Renewed, RenewalFailure>> {
  const begun = await withNewKeys(options);
  if (!begun.ok) return begun;
  const { identity, renewing } = begun.value;
  const request = requestOf(identity, renewing);
  const answer = await options.hub.renewKeys(request);
  if (!answer.ok) return fail({ kind: 'hub', failure: answer.failure });
  const believed = await believe(options.verifier, { identity, renewing, request }, answer.value);
  if (!believed.ok) return believed;
  const fingerprint = toHex(sha256(ed25519.getPublicKey(renewing.signingSecret)));
  const next: PostIdentity = {
    ...identity,
    ...renewing,
    releaseKeys: believed.value.releaseKeys,
    formerSealingSecrets: [identity.sealingSecret, ...(identity.formerSealingSecrets ?? [])].slice(
      0,
      FORMER_SECRETS_KEPT,
    ),
    renewing: undefined,
    keysSince: options.wall(),
    unrecordedKeys: fingerprint,
  };
  const saved = await options.save(next);
  if (!saved.ok) return fail({ kind: 'not-kept', reason: saved.failure.reason });
  return succeed({ identity: next, fingerprint });
}

type Renewing = NonNullable<PostIdentity['renewing']>;
type Begun = { readonly identity: PostIdentity; readonly renewing: Renewing };

async function withNewKeys({
  identity,
  random,
  save,
}: RenewKeys): Promise<Result<Begun, RenewalFailure>> {
  if (identity.renewing) return succeed({ identity, renewing: identity.renewing });
  const renewing = { signingSecret: random(32), sealingSecret: random(32) };
  const next = { ...identity, renewing };
  const saved = await save(next);
  if (!saved.ok) return fail({ kind: 'not-kept', reason: saved.failure.reason });
  return succeed({ identity: next, renewing });
}

function requestOf(identity: PostIdentity, renewing: Renewing): KeyRenewalRequest {
  const change = {
    epoch: identity.epoch,
    oldSigningKey: toBase64Url(ed25519.getPublicKey(identity.signingSecret)),
    signingKey: toBase64Url(ed25519.getPublicKey(renewing.signingSecret)),
    sealingKey: toBase64Url(x25519.getPublicKey(renewing.sealingSecret)),
  };
  return { ...change, proof: proveKeyChange(identity.post, change, renewing.signingSecret) };
}

/** Counts only when it is signed, about this very change, and leaves the post every key it can open now. */
async function believe(
  verifier: Verifier,
  { identity, renewing, request }: Begun & { readonly request: KeyRenewalRequest },
  envelope: unknown,
): Promise<Result<KeyRenewalAnswer, RenewalFailure>> {
  const opened = openSigned(envelope, {
    type: KEY_RENEWAL_TYPE,
    verifier,
    schema: keyRenewalAnswerSchema,
  });
  if (!opened.ok) return notBelieved(opened.failure.kind);
  const answer = opened.value;
  const isThisChange =
    answer.post === identity.post &&
    answer.epoch === identity.epoch &&
    answer.signingKey === request.signingKey &&
    answer.sealingKey === request.sealingKey;
  if (!isThisChange) return notBelieved('the answer is about other keys');
  const epochs = new Set(answer.releaseKeys.map(({ epoch }) => epoch));
  const missing = identity.releaseKeys.find(({ epoch }) => !epochs.has(epoch));
  if (missing) return notBelieved(`the release key of epoch ${missing.epoch} is missing`);
  for (const { epoch, wrapped } of answer.releaseKeys) {
    const sealed = fromBase64Url(wrapped) ?? new Uint8Array();
    const info = releaseKeyInfo(identity.post, epoch);
    const key = await openSealed(renewing.sealingSecret, info, sealed);
    if (!key.ok || key.value.length !== 32) return notBelieved(`release key ${epoch} stays closed`);
  }
  return succeed(answer);
}

const notBelieved = (reason: string): Result<never, RenewalFailure> =>
  fail({ kind: 'not-believed', reason });
