/** When an exchange renews the keys of the post, and that the journal hears of it whatever comes in between. */
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { HubClient } from '#main/services/sync/hub-client.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import type { Verifier } from '#shared/sealing/dsse.ts';
import { isRenewalDue, type RenewalFailure, type RenewKeys, renewKeys } from './renew.ts';

/** The one holder of the identity while a post is open. */
export type IdentityKeeper = {
  /** As it is now: ask again after anything that may renew the keys. */
  identity(): PostIdentity;
  /** Nothing else changes the identity while `work` runs; what it saves is the identity from then on. */
  change<Value>(
    work: (identity: PostIdentity, save: RenewKeys['save']) => Promise<Value>,
  ): Promise<Value>;
};

export type RenewalOptions = {
  readonly keeper: IdentityKeeper;
  /** The hub's key, under the id `hub`. */
  readonly verifier: Verifier;
  readonly random: (length: number) => Uint8Array;
  /** No earlier than what the hub has signed. */
  readonly now: () => Date;
  /** The hub asked for new keys; whoever says so takes it back when `record` is told. */
  readonly isOrdered: () => boolean;
  /** Writes `keys-renewed`; answers whether it is in the journal. May be told of the same keys twice. */
  readonly record: (fingerprint: string) => Promise<boolean>;
};

/** A client that signs with the present key of `identity`. */
export type HubFor = (identity: PostIdentity) => Pick<HubClient, 'renewKeys'>;

/** For the start of each exchange, told whether the one before reached the hub; mostly there is nothing to do. */
export type Renewal = (
  hubFor: HubFor,
  hasReached: boolean,
) => Promise<Result<'renewed' | 'not-due', RenewalFailure>>;

export function createRenewal(options: RenewalOptions): Renewal {
  const { keeper, isOrdered, now, random, verifier } = options;
  let lastAttempt: number | null = null;
  const recordUnrecorded = createRecorder(options);
  return async (hubFor, hasReached) => {
    await recordUnrecorded();
    const at = now();
    const state = { isOrdered: isOrdered(), hasReached, lastAttempt, now: at.getTime() };
    if (!isRenewalDue({ ...state, identity: keeper.identity() })) return succeed('not-due');
    lastAttempt = at.getTime();
    const renewed = await keeper.change((identity, save) => {
      const hub = hubFor(identity);
      return renewKeys({ identity, save, hub, verifier, random, wall: () => at.toISOString() });
    });
    if (!renewed.ok) return renewed;
    await recordUnrecorded();
    return succeed('renewed');
  };
}

/** The note goes only after the entry is saved: twice in the journal is better than never. */
function createRecorder({ keeper, record }: RenewalOptions): () => Promise<void> {
  let recorded: string | null = null;
  return async () => {
    const { unrecordedKeys } = keeper.identity();
    if (unrecordedKeys === undefined) return;
    // Once in a run: an entry starts an exchange, and a vault that cannot be written would never end them.
    if (recorded !== unrecordedKeys && !(await record(unrecordedKeys))) return;
    recorded = unrecordedKeys;
    await keeper.change((identity, save) => save({ ...identity, unrecordedKeys: undefined }));
  };
}
