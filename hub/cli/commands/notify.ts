import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { queueReply } from '#hub/services/replies.ts';

export const runNotify: CommandRunner<'notify'> = async (hub, { post, text }, output) => {
  const { db, identity, now } = hub;
  const reply = { post, kind: 'notice', body: { text } };
  const queued = await queueReply({ db, signer: identity.signer, now }, reply);
  if (!queued.ok) {
    const isRevoked = queued.failure.kind === 'revoked';
    return failWith(output, {
      reason: isRevoked ? 'This post is revoked.' : 'There is no such post.',
      remedy: '`status` lists the posts',
    });
  }
  output.line(`Reply ${queued.value} waits for the post.`);
  return 0;
};
