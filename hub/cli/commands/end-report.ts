/** `reports end`: takes out a report whose post is revoked, when it was recovered or reported in error. */
import { type CommandRunner, failWith } from '#hub/cli/command.ts';
import type { AlreadyPublishing } from '#hub/releases/publish-lock.ts';
import { type EndFailure, endReport } from '#hub/services/reports/end-report.ts';

export const runEndReport: CommandRunner<'end-report'> = async (hub, command, output) => {
  const { db, dataDirectory, identity, now } = hub;
  const parts = { db, dataDirectory, now, sealingSecretKey: identity.sealingSecretKey };
  const ended = await endReport(parts, command);
  if (!ended.ok) {
    const [reason, remedy] = wordsOf(ended.failure);
    return failWith(output, { reason, remedy });
  }
  output.line('Ended: the next release no longer carries it. Publish now.');
  return 0;
};

function wordsOf(failure: EndFailure | AlreadyPublishing): readonly [string, string] {
  switch (failure.kind) {
    case 'unknown-post':
      return ['There is no such post.', '`status` lists the posts'];
    case 'not-revoked':
      return [
        'This post is not revoked: its own officers withdraw its reports.',
        'have two of them withdraw it; if there are none left, revoke the post first',
      ];
    case 'unknown-report':
      return [
        'This post has no such report that two officers approved.',
        '`journal --post ID --kind document-report` shows its reports',
      ];
    case 'over-already':
      return [
        failure.reason === null
          ? 'This report is over already.'
          : `This report is over already: the operator of the hub ended it, because: ${failure.reason}`,
        'nothing is left to do',
      ];
    case 'already-publishing':
      return ['A release is being published.', failure.remedy];
  }
}
