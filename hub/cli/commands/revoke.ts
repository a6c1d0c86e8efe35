import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { OpenHub } from '#hub/services/open-hub.ts';
import { giveOrder } from '#hub/services/orders.ts';
import { handOutReleaseKeys } from '#hub/services/replies.ts';
import { revokePost } from '#hub/storage/posts.ts';

/** Also leaves an order, so that the post learns of it and forgets the lists that it has. */
export const runRevoke: CommandRunner<'revoke'> = async (hub, { post }, output) => {
  const exitCode = await shutOut(hub, post, output);
  if (exitCode === 0) {
    const { db, identity, now } = hub;
    const order = { post, order: 'revoke', reason: '' } as const;
    await giveOrder({ db, signer: identity.signer, now }, order);
  }
  return exitCode;
};

/** What was published before stays readable to the post; the next release is sealed with a key it never gets. */
export async function shutOut(hub: OpenHub, post: string, output: CommandOutput): Promise<number> {
  if (!(await revokePost(hub.db, post, hub.now()))) {
    return failWith(output, {
      reason: 'There is no such post, or it is revoked already.',
      remedy: '`status` lists the posts',
    });
  }
  const keys = await openReleaseKeys(hub.dataDirectory);
  if (!keys.ok) return failWith(output, keys.failure);
  const { epoch } = await keys.value.rotate();
  const { db, identity, now } = hub;
  await handOutReleaseKeys({ db, signer: identity.signer, now }, keys.value.all());
  output.line(`Revoked. Releases from now on use the key of epoch ${epoch}: publish one.`);
  return 0;
}
