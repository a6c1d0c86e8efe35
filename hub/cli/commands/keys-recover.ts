import { readFile } from 'node:fs/promises';
import { type CommandOutput, failWith } from '#hub/cli/command.ts';
import { writeNewFile } from '#hub/cli/new-file.ts';
import { recoverySecretIn } from '#hub/services/recovery-key.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import {
  isSameFingerprint,
  type RecoveryRequest,
  readRecoveryRequest,
  sealRecoveryAnswer,
  spokenFingerprint,
} from '#shared/recovery/recovery-exchange.ts';
import { openRecoverySlot, type SlotFailure } from '#shared/recovery/recovery-slot.ts';

/** Files are absolute. */
export type KeysRecover = {
  readonly key: string;
  readonly request: string;
  readonly out: string;
  /** As it was heard over the telephone; absent at the first run, which only shows it. */
  readonly fingerprint: string | undefined;
};

type Problem = { readonly reason: string; readonly remedy: string };

/** `keys recover`: answers the request of a post, offline. Answers the exit code. */
export async function runKeysRecover(command: KeysRecover, output: CommandOutput): Promise<number> {
  const text = await readText(command.request);
  const request = text === null ? null : readRecoveryRequest(text);
  if (text === null || !request) {
    return failWith(output, {
      reason: `${command.request} is no recovery request.`,
      remedy: 'take the file that the desk of the post saved, unchanged',
    });
  }
  const fingerprint = spokenFingerprint(text);
  describe(request, fingerprint, output);
  const doubt = doubtAbout(command.fingerprint, fingerprint);
  if (doubt) return failWith(output, doubt);
  const answer = await answerTo(command, text, request);
  if (!answer.ok) return failWith(output, answer.failure);
  const failed = await writeNewFile(command.out, answer.value);
  if (failed !== null) {
    const reason = `${command.out} was not written: ${failed}`;
    return failWith(output, { reason, remedy: 'name a file that does not exist yet' });
  }
  output.line(`Answer: ${command.out}`);
  output.line('Carry it to the post. It opens nothing but this request, with its passphrase.');
  return 0;
}

function describe(request: RecoveryRequest, fingerprint: string, output: CommandOutput): void {
  const { post, officer, at, slots } = request;
  output.line(`Post: ${printable(post.name)} (${post.id})`);
  output.line(`Officer: ${printable(officer.displayName)} (${printable(officer.id)})`);
  output.line(`Asked at: ${at}, by the clock of the post`);
  output.line(`Recovery key: ${[...new Set(slots.map(({ key }) => key))].join(', ')}`);
  output.line(`Fingerprint: ${fingerprint}`);
}

/** The names come from a file of unknown origin: nothing in them may steer this terminal. */
const printable = (text: string): string => text.replaceAll(/\p{C}/gu, '?');

function doubtAbout(typed: string | undefined, fingerprint: string): Problem | null {
  if (typed === undefined) {
    return {
      reason: 'Nothing was opened yet.',
      remedy:
        'call the post at a number you know from elsewhere, let the officer read the fingerprint from the screen, and run this again with --fingerprint and what you heard',
    };
  }
  if (isSameFingerprint(typed, fingerprint)) return null;
  return {
    reason: 'The fingerprint that was typed is not that of this request. Nothing was opened.',
    remedy:
      'let it be read once more; if it differs again, somebody changed the file: do not answer it',
  };
}

async function answerTo(
  command: KeysRecover,
  text: string,
  request: RecoveryRequest,
): Promise<Result<string, Problem>> {
  const secret = recoverySecretIn((await readText(command.key)) ?? '');
  if (!secret) {
    const reason = `${command.key} holds no recovery key.`;
    return fail({ reason, remedy: 'take the file that "keys recovery" wrote, or its second copy' });
  }
  const slot = request.slots.find(({ holds }) => holds === 'root');
  if (!slot) {
    const reason = 'The request holds no recovery slot of the root key.';
    return fail({ reason, remedy: 'the post has to be set up anew' });
  }
  const opened = await openRecoverySlot(slot, request.post.id, secret);
  secret.fill(0);
  if (!opened.ok) return fail(problemOf(opened.failure));
  const held = { holds: slot.holds, key: opened.value };
  const answer = await sealRecoveryAnswer(text, request, held);
  opened.value.fill(0);
  return answer.ok
    ? succeed(`${JSON.stringify(answer.value, null, 2)}\n`)
    : fail(problemOf(answer.failure));
}

function problemOf({ kind, ...rest }: SlotFailure | { readonly kind: 'cannot-open' }): Problem {
  if ('key' in rest) {
    const reason = `The post was enrolled under another recovery key: ${rest.key}.`;
    return { reason, remedy: 'take the secret half of that key' };
  }
  return kind === 'key-not-usable'
    ? {
        reason: 'The key in the request cannot be used.',
        remedy: 'let the post ask anew; if it happens again, do not answer it',
      }
    : {
        reason: 'The recovery slot in the request cannot be opened: it was changed or damaged.',
        remedy: 'let the post ask anew; if it happens again, it has to be set up anew',
      };
}

const readText = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);
