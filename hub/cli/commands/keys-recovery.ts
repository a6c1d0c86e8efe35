import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { type CommandOutput, failWith } from '#hub/cli/command.ts';
import { writeNewFile } from '#hub/cli/new-file.ts';
import {
  drawRecoveryKey,
  keepRecoveryPublicKey,
  recoveryPublicFile,
  recoveryPublicKey,
} from '#hub/services/recovery-key.ts';

export type KeysRecovery = {
  /** Absolute. */
  readonly dataDirectory: string;
  /** Absolute: where the secret half goes. */
  readonly out: string;
};

/** `keys recovery`: draws the agency's recovery key, once. Answers the exit code. */
export async function runKeysRecovery(
  { dataDirectory, out }: KeysRecovery,
  output: CommandOutput,
): Promise<number> {
  const there = recoveryPublicFile(dataDirectory);
  if (isInside(dataDirectory, out)) {
    const reason = `${out} is among the files of the hub.`;
    return failWith(output, { reason, remedy: 'name a file on a stick that is carried away' });
  }
  if ((await recoveryPublicKey(dataDirectory)) !== null) return isTaken(there, output);
  const { id, publicKey, secretFile } = drawRecoveryKey();
  const failed = await writeNewFile(out, secretFile);
  if (failed !== null) {
    const reason = `${out} was not written: ${failed}`;
    return failWith(output, { reason, remedy: 'name a file that does not exist yet' });
  }
  // Last: a public half whose secret is nowhere would promise a recovery that nobody can keep.
  if (!(await keepRecoveryPublicKey(dataDirectory, publicKey))) {
    await rm(out, { force: true });
    return isTaken(there, output);
  }
  output.line(`Recovery key ${id}`);
  output.line(`Secret half: ${out}`);
  output.line('Carry it away, keep two copies under lock, and leave none on this machine.');
  output.line(
    'Tickets made before this are void. Posts enrolled before this have no recovery slot.',
  );
  return 0;
}

function isTaken(file: string, output: CommandOutput): number {
  return failWith(output, {
    reason: `This hub has a recovery key already: ${file}`,
    remedy: 'keep it; posts that are enrolled can be recovered with its secret half only',
  });
}

function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '' && !way.startsWith('..') && way !== path;
}
