/** Replaces the device keys of a post, in one transaction that holds its row. */
import { formerSigningKeys, lockPost, noteContact, replaceKeys } from '#hub/storage/posts.ts';
import type { HubDatabase, HubTransaction, PostRow } from '#hub/storage/schema.ts';
import {
  isKeyChangeProved,
  KEY_RENEWAL_TYPE,
  type KeyRenewalAnswer,
  type KeyRenewalRequest,
} from '#shared/exchange/key-renewal.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type Envelope, type Signer, signEnvelope } from '#shared/sealing/dsse.ts';
import { canSign, type ReleaseContentKey, wrapKeys } from './enrolment.ts';

export type RenewalDependencies = {
  readonly db: HubDatabase;
  readonly signer: Signer;
  readonly releaseKeys: () => Promise<readonly ReleaseContentKey[]>;
  readonly now: () => Date;
};

export type RenewalFailure = {
  readonly kind: 'unknown-post' | 'revoked' | 'bad-signature' | 'not-understood' | 'key-not-usable';
};

export type AskedRenewal = {
  readonly post: string;
  /** The key that signed the request, base64url. */
  readonly signedWith: string;
  readonly request: KeyRenewalRequest;
};

/**
 * Answers, signed, that the new keys are in force. The same change may be asked for again, signed with
 * the old key or the new one: the answer is of use to the holder of the new keys only.
 */
export async function renewPostKeys(
  dependencies: RenewalDependencies,
  asked: AskedRenewal,
): Promise<Result<Envelope, RenewalFailure>> {
  const { post: id, request } = asked;
  if (!isKeyChangeProved(id, request)) return fail({ kind: 'bad-signature' });
  const renewed = { id, signing_key: request.signingKey, sealing_key: request.sealingKey };
  const keys = await dependencies.releaseKeys();
  const releaseKeys = canSign(request.signingKey) ? await wrapKeys(renewed, keys) : null;
  if (releaseKeys === null) return fail({ kind: 'key-not-usable' });
  const at = dependencies.now();
  const replaced = await dependencies.db
    .transaction()
    .execute((transaction) => replace(transaction, asked, at));
  if (!replaced.ok) return replaced;
  const answer: KeyRenewalAnswer = {
    v: 1,
    post: id,
    epoch: request.epoch,
    signingKey: request.signingKey,
    sealingKey: request.sealingKey,
    releaseKeys,
    at: at.toISOString(),
  };
  const payload = new TextEncoder().encode(JSON.stringify(answer));
  return succeed(signEnvelope(KEY_RENEWAL_TYPE, payload, dependencies.signer));
}

async function replace(
  transaction: HubTransaction,
  asked: AskedRenewal,
  at: Date,
): Promise<Result<null, RenewalFailure>> {
  const post = await lockPost(transaction, asked.post);
  if (post === undefined) return fail({ kind: 'unknown-post' });
  if (post.revoked_at !== null) return fail({ kind: 'revoked' });
  const former = (await formerSigningKeys(transaction, post.id)).map((key) => key.signing_key);
  const step = stepFor(post, former, asked);
  if (!step.ok) return step;
  await noteContact(transaction, post.id, at);
  if (step.value === 'replace') {
    const { signingKey, sealingKey } = asked.request;
    await replaceKeys(transaction, post, { signing_key: signingKey, sealing_key: sealingKey, at });
  }
  return succeed(null);
}

/** What is still to be done; only the key that is in force may bring a new one. */
function stepFor(
  post: PostRow,
  former: readonly string[],
  asked: AskedRenewal,
): Result<'replace' | 'done', RenewalFailure> {
  const { signedWith, request } = asked;
  if (request.epoch !== post.epoch) return fail({ kind: 'not-understood' });
  if (request.signingKey === post.signing_key) {
    return isRepeated(post, former.at(0), asked)
      ? succeed('done')
      : fail({ kind: 'bad-signature' });
  }
  if (signedWith !== post.signing_key || request.oldSigningKey !== post.signing_key) {
    return fail({ kind: 'bad-signature' });
  }
  const isOld = former.includes(request.signingKey) || request.sealingKey === post.sealing_key;
  return isOld ? fail({ kind: 'key-not-usable' }) : succeed('replace');
}

function isRepeated(
  post: PostRow,
  last: string | undefined,
  { signedWith, request }: AskedRenewal,
): boolean {
  const isSame = request.sealingKey === post.sealing_key && request.oldSigningKey === last;
  return isSame && (signedWith === post.signing_key || signedWith === last);
}
