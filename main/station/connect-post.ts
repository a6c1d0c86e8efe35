/** The real connections of a post: its releases, what the hub confirmed and sent, and the exchange. */
import { join } from 'node:path';
import { createRenewal } from '#main/services/identity/renewal.ts';
import { openInbox } from '#main/services/inbox/inbox.ts';
import { sealingSecretsOf } from '#main/services/post-identity.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import { openAcknowledgements } from '#main/services/sync/acknowledgements.ts';
import { createSync, type Schedule } from '#main/services/sync/sync-service.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ConnectFailure, Connections, ConnectOptions } from './connections.ts';

/** The id under which the hub signs acknowledgements and replies. */
export const HUB_KEY_ID = 'hub';

export async function connectPost(
  options: ConnectOptions,
): Promise<Result<Connections, ConnectFailure>> {
  const { dataDirectory, keeper, onReleaseKeys, onReleaseRefused, random } = options;
  // Only what no renewal changes; for secrets the keeper is asked each time.
  const { post, epoch, anchors } = keeper.identity();
  const store = await openReleaseStore({
    directory: join(dataDirectory, 'release-store'),
    root: anchors.root,
    clock: () => latestKnown(options),
  });
  if (!store.ok) return fail({ what: 'release-store', reason: store.failure.reason });
  const publicKey = fromBase64Url(anchors.signingKey) ?? new Uint8Array(0);
  const verifier = { keyId: HUB_KEY_ID, publicKey };
  const acknowledgements = await openAcknowledgements({
    ...options,
    post,
    epoch,
    verifier,
    file: join(dataDirectory, 'acknowledgements.json'),
  });
  const inbox = await openInbox({
    post,
    sealingSecrets: () => sealingSecretsOf(keeper.identity()),
    verifier,
    random,
    directory: join(dataDirectory, 'inbox'),
    key: options.inboxKey,
    onReleaseKeys,
    onOrder: options.onOrder,
  });
  const sync = createSync({
    ...options,
    identity: () => keeper.identity(),
    renewal: createRenewal({
      keeper,
      verifier,
      random,
      now: () => latestKnown(options),
      isOrdered: options.isRenewalOrdered ?? (() => false),
      record: options.onKeysRenewed,
    }),
    releaseStore: store.value,
    acknowledgements,
    inbox,
    schedule,
    ordersOnly: options.isRevoked,
    onReleaseRefused: ({ kind, subject, reason }) =>
      onReleaseRefused(`${kind}: ${subject}: ${reason}`),
  });
  return succeed({
    releases: store.value,
    acknowledged: (lane) => acknowledgements.of(lane).seq,
    acknowledgedHead: acknowledgements.of,
    sync,
    replies: inbox,
  });
}

/** A dead battery sets the wall clock back; what the hub has signed is at least that late. */
function latestKnown({ clock, trustedTime }: ConnectOptions): Date {
  return new Date(Math.max(Date.parse(clock.wall()), Date.parse(trustedTime.floor())));
}

const schedule: Schedule = (delayInMs, task) => {
  const timer = setTimeout(task, delayInMs);
  return () => clearTimeout(timer);
};
