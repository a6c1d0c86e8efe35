import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { writeNew } from '#hub/cli/keys/key-files.ts';
import { giveOrder } from '#hub/services/orders.ts';
import { shutOut } from './revoke.ts';

export const runOrder: CommandRunner<'order'> = async (hub, command, output) => {
  const { db, identity, now } = hub;
  const given = await giveOrder({ db, signer: identity.signer, now }, command);
  if (!given.ok) {
    return failWith(output, {
      reason: 'There is no such post.',
      remedy: '`status` lists the posts',
    });
  }
  const { id, envelope, left } = given.value;
  output.line(`Order ${id}: ${command.order} the post ${command.post}.`);
  output.line(
    left === 'as-reply'
      ? 'It waits for the next exchange of the post.'
      : 'The post is revoked: it is given the order when it next asks for replies.',
  );
  if (command.out !== undefined) {
    const written = await writeNew(command.out, JSON.stringify(envelope), { secret: false });
    if (!written.ok) return failWith(output, written.failure);
    output.line(`For a stick: ${command.out}`);
  }
  if (command.order !== 'revoke' || left === 'with-refusal') return 0;
  return await shutOut(hub, command.post, output);
};
