/** The `keys` part of the command line. */
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command as Program } from 'commander';
import { TOP_ROLES, type TopRole } from '#hub/releases/compose-root.ts';
import { DEFAULT_LIFETIMES } from '#hub/releases/tuf-metadata.ts';
import type { KeysCommand } from './keys-command.ts';

type Run = (command: KeysCommand) => Promise<void>;

/** Answers the group, for others to add to. */
export function addKeys(program: Program, run: Run): Program {
  const keys = program
    .command('keys')
    .description('the keys that sign releases, and their ceremony');
  keys
    .command('draw')
    .description('draw a key; on a machine that stays offline')
    .addOption(
      new Option('--role <role>', 'what it is for')
        .choices(['root', 'targets'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'where to; never overwritten, and <file>.pub beside it')
    .action(({ role, out }: { role: 'root' | 'targets'; out: string }) =>
      run({ keys: 'draw', role, out: resolve(out) }),
    );
  keys
    .command('status')
    .description('who may sign what, and which secret keys lie on this machine')
    .action(() => run({ keys: 'status' }));
  addRoot(keys.command('root').description('the next root: propose, sign, install'), run);
  addTargets(keys.command('targets').description('who may sign which list: sign, install'), run);
  return keys;
}

type ProposeOptions = {
  readonly add: ReadonlyArray<readonly [TopRole, string]>;
  readonly remove: ReadonlyArray<readonly [TopRole, string]>;
  readonly replace: OfflineRoles;
  readonly threshold: ReadonlyArray<readonly [TopRole, string]>;
  readonly fresh: OnlineRoles;
  readonly days: number;
  readonly out: string;
};

function addRoot(root: Program, run: Run): void {
  root
    .command('propose')
    .description('write the next root, unsigned')
    .option('--add <role:file>', 'a public key more; may be repeated', pairs, [])
    .option('--remove <role:key>', 'a key less, by its id or 8 digits of it', pairs, [])
    .option('--replace <role>', 'root or targets: all keys it has now go', offlineRoles, [])
    .option('--threshold <role:count>', 'how many must sign', pairs, [])
    .option('--fresh <role>', 'snapshot or timestamp: a new key, drawn here', onlineRoles, [])
    .option('--days <days>', 'how long it is valid', wholeNumber, DEFAULT_LIFETIMES.root)
    .requiredOption('--out <file>', 'where to; never overwritten')
    .action((options: ProposeOptions) =>
      run({
        keys: 'propose',
        add: options.add.map(([role, file]) => ({ role, file: resolve(file) })),
        remove: options.remove.map(([role, keyId]) => ({ role, keyId })),
        replace: options.replace,
        thresholds: Object.fromEntries(
          options.threshold.map(([role, count]) => [role, wholeNumber(count)]),
        ),
        fresh: options.fresh,
        days: options.days,
        out: resolve(options.out),
      }),
    );
  root
    .command('install')
    .description('check a signed root and put it in force')
    .argument('<file>', 'the root')
    .action((file: string) => run({ keys: 'install', file: resolve(file) }));
  addSign(root, 'root', (signing) => run({ keys: 'sign', ...signing }));
}

function addTargets(targets: Program, run: Run): void {
  addSign(targets, 'targets', (signing) => run({ keys: 'sign-targets', ...signing }));
  targets
    .command('install')
    .description('take the signatures of the holders; the next publication uses them')
    .argument('<files...>', 'the signed request, or the copies that were signed')
    .action((files: readonly string[]) =>
      run({ keys: 'install-targets', files: files.map((file) => resolve(file)) }),
    );
}

type Signing = Omit<Extract<KeysCommand, { keys: 'sign' }>, 'keys'>;

function addSign(group: Program, what: string, run: (signing: Signing) => Promise<void>): void {
  group
    .command('sign')
    .description(`show ${what} in words and, with --version, sign it; needs no hub`)
    .argument('<file>', 'what is to be signed')
    .requiredOption('--key <file>', 'your secret key')
    .option('--version <number>', 'the version that you have read and mean to sign', wholeNumber)
    .action((file: string, { key, version }: { key: string; version?: number }) =>
      run({ key: resolve(key), file: resolve(file), version: version ?? null }),
    );
}

function pairs(text: string, before: ReadonlyArray<readonly [TopRole, string]>) {
  const [, name, value] = /^(root|targets|snapshot|timestamp):(.+)$/u.exec(text) ?? [];
  const role = TOP_ROLES.find((each) => each === name);
  if (role !== undefined && value !== undefined) return [...before, [role, value] as const];
  throw new InvalidArgumentError(`<role>:<value>, the role one of ${TOP_ROLES.join(', ')}.`);
}

type OnlineRoles = ReadonlyArray<'snapshot' | 'timestamp'>;

function onlineRoles(text: string, before: OnlineRoles): OnlineRoles {
  if (text === 'snapshot' || text === 'timestamp') return [...before, text];
  throw new InvalidArgumentError('snapshot or timestamp.');
}

type OfflineRoles = ReadonlyArray<'root' | 'targets'>;

function offlineRoles(text: string, before: OfflineRoles): OfflineRoles {
  if (text === 'root' || text === 'targets') return [...before, text];
  throw new InvalidArgumentError('root or targets.');
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('A whole number from 1 on.');
}
