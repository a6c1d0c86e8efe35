/** `reports end`: what a revoked post reported in error. */
import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import { type EndFailure, endReport } from '#hub/services/reports/end-report.ts';

const WORDS: Readonly<Record<EndFailure, readonly [string, string]>> = {
  'unknown-post': ['There is no such post.', '`status` lists the posts'],
  'not-revoked': [
    'This post is not revoked: its own officers withdraw its reports.',
    'have two of them withdraw it; if there are none left, revoke the post first',
  ],
  'unknown-report': [
    'This post has no such report that two officers approved.',
    '`journal --post ID --kind document-report` shows its reports',
  ],
  'over-already': ['This report is over already.', 'nothing is left to do'],
};

export const runEndReport: CommandRunner<'end-report'> = async (hub, command, output) => {
  const { db, identity, now } = hub;
  const parts = { db, now, sealingSecretKey: identity.sealingSecretKey };
  const ended = await endReport(parts, command);
  if (!ended.ok) {
    const [reason, remedy] = WORDS[ended.failure];
    return failWith(output, { reason, remedy });
  }
  output.line('Ended: the next release no longer carries it. Publish now.');
  return 0;
};
