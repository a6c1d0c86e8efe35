/** `exchange list | show | answer | read | token`. */
import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { type AnswerFailure, findThread, sayToPost } from '#hub/services/exchange/answer.ts';
import { readLedger } from '#hub/services/exchange/ledger.ts';
import { drawToken } from '#hub/services/exchange/ncb-token.ts';
import { exchangeView, threadView } from '#hub/services/exchange/view.ts';
import type { OpenHub } from '#hub/services/open-hub.ts';
import { linesOfThread, linesOfView } from './exchange-words.ts';

export const partsOf = ({ db, identity, now }: OpenHub) => ({
  db,
  now,
  signer: identity.signer,
  sealingSecretKey: identity.sealingSecretKey,
});

export const runExchangeList: CommandRunner<'exchange-list'> = async (hub, { json }, output) => {
  const view = exchangeView(await readLedger(partsOf(hub)), hub.now().toISOString());
  print(output, json ? [JSON.stringify(view, null, 2)] : linesOfView(view));
  return 0;
};

export const runExchangeShow: CommandRunner<'exchange-show'> = async (hub, command, output) => {
  const ledger = await readLedger(partsOf(hub));
  const found = findThread(ledger, command);
  if (!found.ok) return failWith(output, wordsOf(found.failure));
  const view = threadView(ledger, found.value.each, found.value.thread);
  print(output, command.json ? [JSON.stringify(view, null, 2)] : linesOfThread(view));
  return 0;
};

export const runExchangeSay: CommandRunner<'exchange-say'> = async (hub, command, output) => {
  const said = await sayToPost(partsOf(hub), command, command.saying);
  if (!said.ok) return failWith(output, wordsOf(said.failure));
  const { post, reply } = said.value;
  output.line(`Reply ${reply} waits for the post ${post}, sealed to its asylum officers.`);
  return 0;
};

export const runExchangeToken: CommandRunner<'exchange-token'> = async (hub, _command, output) => {
  output.line(await drawToken(hub.dataDirectory));
  output.problem('Shown this once. Whoever has it reads and answers asylum cases.');
  return 0;
};

const print = (output: CommandOutput, lines: readonly string[]): void => {
  for (const line of lines) output.line(line);
};

export const ANSWER_WORDS: Readonly<Record<AnswerFailure['kind'], readonly [string, string]>> = {
  'unknown-thread': ['There is no such thread.', '`exchange list` lists them'],
  'two-posts': ['Two posts have a thread of this name.', 'say which with --post, and look at both'],
  'unknown-post': ['There is no such post.', '`status` lists the posts'],
  revoked: ['This post is revoked.', 'reach the asylum authority in another way'],
  'thread-closed': ['The post has closed this thread.', 'nothing is left to do'],
  'already-given': [
    'This was said before.',
    'wait until the post has taken it; a new message can be answered again',
  ],
  'no-hit': ['This thread is about no hit.', 'answer with --finding none'],
  'nothing-written': ['The answer says nothing.', 'write a text, or state a finding'],
  'reply-key-unusable': [
    'The post gave no key to which an answer could be sealed.',
    'ask the asylum authority to open a new thread',
  ],
};

function wordsOf({ kind }: AnswerFailure): { reason: string; remedy: string } {
  const [reason, remedy] = ANSWER_WORDS[kind];
  return { reason, remedy };
}
