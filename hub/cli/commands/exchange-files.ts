/** `exchange export | forwarded | attachment`. */
import { type CommandOutput, type CommandRunner, failWith } from '#hub/cli/command.ts';
import { createNewFile, OWNER_ONLY } from '#hub/cli/new-file.ts';
import { type AttachmentFailure, readAttachment } from '#hub/services/exchange/attachment.ts';
import { exportFile } from '#hub/services/exchange/export-file.ts';
import { type ForwardFailure, noteForwarded } from '#hub/services/exchange/forward.ts';
import { forwardable } from '#hub/services/exchange/forwardable.ts';
import { readLedger } from '#hub/services/exchange/ledger.ts';
import { keyOf } from '#shared/protection/recipient.ts';
import { ANSWER_WORDS, partsOf } from './exchange.ts';

export const runExchangeExport: CommandRunner<'exchange-export'> = async (hub, command, output) => {
  const ledger = await readLedger(partsOf(hub));
  const found = forwardable(ledger, command, hub.now().toISOString());
  if (!found.ok) return failWith(output, wordsOf(found.failure));
  const { exported, recipients } = found.value;
  const { bytes } = await exportFile(exported, command.format);
  const code = await write(command.out, bytes, output);
  if (code !== 0) return code;
  output.line(`${exported.content.reference} is in ${command.out}.`);
  output.line(`For ${recipients.map(keyOf).join(', ')}, and nobody else.`);
  return 0;
};

export const runExchangeForwarded: CommandRunner<'exchange-forwarded'> = async (
  hub,
  command,
  output,
) => {
  const noted = await noteForwarded(partsOf(hub), command);
  if (!noted.ok) return failWith(output, wordsOf(noted.failure));
  output.line(`Noted. Reply ${noted.value.reply} tells the post ${noted.value.post}.`);
  return 0;
};

export const runExchangeAttachment: CommandRunner<'exchange-attachment'> = async (
  hub,
  command,
  output,
) => {
  const read = await readAttachment(partsOf(hub), command);
  if (!read.ok) return failWith(output, wordsOf(read.failure));
  const { content, sha256, mediaType } = read.value;
  const code = await write(command.out, content, output);
  if (code === 0) output.line(`${content.length} bytes, ${mediaType}, SHA-256 ${sha256}`);
  return code;
};

async function write(out: string, bytes: Uint8Array, output: CommandOutput): Promise<number> {
  try {
    await createNewFile(out, bytes, OWNER_ONLY);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failWith(output, {
      reason: `${out} was not written: ${reason}`,
      remedy: 'name a file that does not exist yet, in a folder where the hub may write',
    });
  }
}

type Failure = ForwardFailure | AttachmentFailure;

const WORDS: Readonly<Record<Failure['kind'], readonly [string, string]>> = {
  ...ANSWER_WORDS,
  'unknown-message': ['There is no such message.', '`exchange list` lists them'],
  'two-posts': ['Two posts have a message of this name.', 'say which with --post'],
  'already-given': ['This was noted before.', 'nothing is left to do'],
  'reply-key-unusable': [
    'The post gave no key to which a receipt could be sealed.',
    'tell the asylum authority in another way',
  ],
  'post-revoked': ['The post is revoked.', 'nothing of it is passed on; look at why'],
  'facts-in-doubt': [
    'What decides who may have it could not be read or was refused: a State may be missing.',
    'see the refused steps in `exchange list`, and ask the asylum authority',
  ],
  'own-state-unknown': ['The policy does not say whose State this is.', 'publish one that does'],
  'not-approved': ['Two officers do not stand behind it.', 'wait for the approval'],
  overturned: ['The decision stands no more.', 'send the correction, and not this'],
  'changed-since': [
    'The case was changed after two officers approved it.',
    'have the post draft it anew; this one says what nobody approved',
  ],
  'corrected-since': ['It was corrected since.', 'send the correction, and not this'],
  'no-longer-permitted': [
    'By what is known now nobody may have it.',
    'do not send it; ask the asylum authority',
  ],
  'not-for-them': ['It is not for everyone named.', 'leave them out: '],
  'stays-here': [
    'A question or a request for information stays with this bureau.',
    'answer it with `exchange answer`',
  ],
  'hit-gone': ['The hit is no longer in the case.', 'ask the asylum authority'],
  'one-recipient': [
    'What bureaux of States receive goes to one bureau at a time.',
    'name one with --to, and export it again for the next',
  ],
  blocked: ['It must not go there.', 'do not send it: '],
  'not-yet': ['That time has not come yet.', 'note it after it was sent; look at the clock'],
  'unknown-attachment': ['There is no such attachment.', '`exchange show` names them'],
  'attachment-damaged': [
    'The attachment is not what its message says.',
    'do not use it; the post may have been changed',
  ],
};

function wordsOf(failure: Failure): { reason: string; remedy: string } {
  const [reason, remedy] = WORDS[failure.kind];
  return { reason, remedy: `${remedy}${detailOf(failure)}` };
}

function detailOf(failure: Failure): string {
  if (failure.kind === 'not-for-them') return failure.recipients.join(', ');
  if (failure.kind !== 'blocked') return '';
  return failure.blocked
    .map(({ recipient, blocks }) => `${keyOf(recipient)}: ${JSON.stringify(blocks)}`)
    .join('; ');
}
