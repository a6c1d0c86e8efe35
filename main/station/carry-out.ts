/** What an order does to a post that is open. Locking and starting again is the session's. */
import { join } from 'node:path';
import { systemCode } from '#main/services/files/files.ts';
import { handOver } from '#main/services/orders/for-the-hub.ts';
import { finishWipe, nodeWipeDisk, type WipeDisk } from '#main/services/orders/wipe.ts';
import { readMarker, writeMarker } from '#main/services/orders/wipe-marker.ts';
import type { Order } from '#shared/exchange/orders.ts';
import { fail, type Result } from '#shared/kernel/result.ts';
import type { Sync } from './connections.ts';
import type { Environment } from './environment.ts';
import type { OpenPost } from './open-post.ts';

type CarryOut = {
  readonly environment: Environment;
  readonly post: OpenPost;
  readonly order: Order;
  readonly onBug: (error: unknown) => void;
};

/** Nobody may use the post any more when this is called; afterwards it is closed. */
export async function carryOut(options: CarryOut): Promise<void> {
  const { environment, post, order, onBug } = options;
  try {
    if (order.order === 'wipe') await handEverythingOver(options);
    else {
      await post.record('locked', { why: 'order' });
      await post.keyring.revoke();
    }
  } catch (error) {
    // Not a reason to keep a key: what is missing is made up for at the next start or sign-in.
    onBug(error);
  }
  await post.close().catch(onBug);
  if (order.order === 'revoke') await dropInbox(environment).catch(onBug);
}

/** The last entry, then everything that the hub has not acknowledged, signed while there is a key. */
async function handEverythingOver({ environment, post, order }: CarryOut): Promise<void> {
  await post.sync.stop();
  await post.record('wiped', { order: order.id, issuedAt: order.issuedAt });
  await handOver({
    ...environment,
    identity: post.keyring.identity(),
    journal: post.journal,
    acknowledged: post.acknowledged,
    order: order.id,
    at: environment.clock.wall(),
  });
  const marker = await readMarker(environment);
  if (marker.ok && marker.value) {
    await writeMarker(environment, { ...marker.value, stage: 'handed-over' });
  }
}

/** Release keys came as replies, too. */
const dropInbox = ({ dataDirectory }: Environment): Promise<void> =>
  nodeWipeDisk.removeTree(join(dataDirectory, 'inbox'));

/** At every start, before the vault is looked at. */
export async function resumeWipe(environment: Environment): Promise<Result<boolean, string>> {
  const files: WipeDisk = { ...nodeWipeDisk, ...environment.files };
  try {
    return await finishWipe({ ...environment, files });
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(`the wipe could not be finished: ${code}. Start again; it goes on.`);
  }
}

/** A revoked post says so, whatever came of asking the hub for orders. */
export function syncOfRevoked(sync: Sync): Sync {
  const lastFailure = {
    kind: 'revoked',
    detail: 'this post has been revoked by an order',
  } as const;
  const status = () => ({ ...sync.status(), lastFailure });
  return {
    ...sync,
    status,
    async now() {
      await sync.now();
      return status();
    },
  };
}
