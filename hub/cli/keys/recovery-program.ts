/** The `keys` commands of recovery: arguments in, one command out. */
import { resolve } from 'node:path';
import type { Command as Program } from 'commander';
import type { KeysRecover } from '../commands/keys-recover.ts';
import type { KeysRecovery } from '../commands/keys-recovery.ts';

export type RecoveryKeysCommand =
  | ({ readonly command: 'recovery' } & KeysRecovery)
  | ({ readonly command: 'recover' } & KeysRecover);

export type RunRecoveryKeys = (command: RecoveryKeysCommand) => Promise<void>;

/** Adds to the group `keys`. */
export function addRecoveryKeys(
  keys: Program,
  run: RunRecoveryKeys,
  dataDirectory: () => string,
): void {
  keys
    .command('recovery')
    .description('draw the recovery key of the agency')
    .requiredOption('--out <file>', 'where its secret half goes; it must not exist yet', inFull)
    .action(({ out }: { out: string }) =>
      run({ command: 'recovery', dataDirectory: dataDirectory(), out }),
    );
  keys
    .command('recover')
    .description('answer the recovery request of a post; needs no hub')
    .requiredOption('--key <file>', 'the secret half of the recovery key', inFull)
    .requiredOption('--request <file>', 'what the desk of the post saved', inFull)
    .requiredOption('--out <file>', 'where the answer goes; it must not exist yet', inFull)
    .option('--fingerprint <digits>', 'what the officer read to you over the telephone')
    .action(({ fingerprint, ...files }: KeysRecover) =>
      run({ command: 'recover', ...files, fingerprint }),
    );
}

const inFull = (path: string): string => resolve(path);
