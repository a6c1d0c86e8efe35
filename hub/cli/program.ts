/** The command line of the hub: arguments in, one command out. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Command as Program } from 'commander';
import { z } from 'zod';
import { LIST_FORMATS, type ListFormat } from '#hub/lists/formats.ts';
import { LAST_SYNTHETIC_DAY, MOST_SYNTHETIC_RECORDS } from '#shared/fiction/sltd.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import { noticeKindSchema } from '#shared/watchlist/person.ts';
import { type Command, commandSchema } from './command.ts';
import { addExchange } from './exchange-program.ts';
import type { GenerateOptions } from './generate.ts';
import type { KeysCommand } from './keys/keys-command.ts';
import { addKeys } from './keys/keys-program.ts';
import { addRecoveryKeys, type RunRecoveryKeys } from './keys/recovery-program.ts';

export type GlobalOptions = {
  /** Absolute. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
};

export type ServeOptions = { readonly port: number; readonly host: string };

export type ProgramActions = {
  readonly run: (command: Command, options: GlobalOptions) => Promise<void>;
  readonly serve: (serve: ServeOptions, options: GlobalOptions) => Promise<void>;
  readonly generate: (generate: GenerateOptions) => Promise<void>;
  readonly keys: (keys: KeysCommand, options: GlobalOptions) => Promise<void>;
  readonly recoveryKeys: RunRecoveryKeys;
  readonly databaseUrl: string | undefined;
};

export function createProgram(actions: ProgramActions): Program {
  const program = new Program('hub')
    .description(
      'The national hub: imports lists, publishes releases, takes the journals of posts.',
    )
    .option('--data <directory>', 'where the hub keeps its files', '.farpost/hub')
    .option('--database-url <url>', 'PostgreSQL; without it a built-in database, for trying only');
  const globals = (): GlobalOptions => {
    const { data, databaseUrl } = program.opts<{ data: string; databaseUrl?: string }>();
    return { dataDirectory: resolve(data), databaseUrl: databaseUrl ?? actions.databaseUrl };
  };
  const run: Run = (input) => {
    const command = commandSchema.safeParse(input);
    if (command.success) return actions.run(command.data, globals());
    const [issue] = command.error.issues;
    return program.error(`error: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  };
  addImports(program, run);
  addOthers(program, run);
  addChecks(program, run);
  addGenerate(program, actions.generate);
  addOrders(program, run);
  addExchange(program, run);
  addExport(program, run);
  const keys = addKeys(program, (command) => actions.keys(command, globals()));
  addRecoveryKeys(keys, actions.recoveryKeys, () => globals().dataDirectory);
  program
    .command('serve')
    .description('serve posts until told to stop')
    .option('--port <port>', 'port to listen on; 0 takes any free one', portOf, 8790)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .action((options: ServeOptions) => actions.serve(options, globals()));
  return program;
}

type Run = (input: Readonly<Record<string, unknown>>) => Promise<void>;

function addImports(program: Program, run: Run): void {
  const imports = program.command('import').description("import a list from its publisher's files");
  for (const format of Object.values(LIST_FORMATS)) {
    const command = imports
      .command(format.name)
      .description(`import ${format.files.map(({ title }) => title).join(' and ')}`)
      .option('--list-date <day>', 'the day the publisher dates the list, YYYY-MM-DD', dayOf);
    for (const { role, title } of format.files) command.argument(`<${role}>`, title);
    if (format.name === 'interpol') {
      command.option('--notice <colour>', 'colour of notices that do not state one', noticeOf);
    }
    command.action(() => run(importCommand(format, command)));
  }
}

function importCommand(format: ListFormat, command: Program): Readonly<Record<string, unknown>> {
  const { listDate, notice } = command.opts<Record<string, string | undefined>>();
  const files = command.args.map((file) => resolve(file));
  return { command: 'import', format: format.name, files, listDate, notice };
}

function addOthers(program: Program, run: Run): void {
  program
    .command('publish')
    .description('build and sign a release of all lists')
    .option('--policy <file>', 'JSON of the rules posts screen by', policyIn)
    .action(({ policy }: { policy?: Policy }) => run({ command: 'publish', policy }));
  program
    .command('enrol')
    .description('make a one-time ticket for a new post')
    .requiredOption('--name <name>', 'what the post is called')
    .option('--valid-hours <hours>', 'how long the ticket may be used', Number, 72)
    .action(({ name, validHours }: { name: string; validHours: number }) =>
      run({ command: 'enrol', name, validForHours: validHours }),
    );
  program
    .command('notify')
    .description('leave a notice for a post')
    .requiredOption('--post <id>', 'which post')
    .requiredOption('--text <text>', 'what it says')
    .action(({ post, text }: { post: string; text: string }) =>
      run({ command: 'notify', post, text }),
    );
  program
    .command('revoke')
    .description('shut a post out, and draw a new release key')
    .requiredOption('--post <id>', 'which post')
    .action(({ post }: { post: string }) => run({ command: 'revoke', post }));
  program
    .command('status')
    .description('lists, release and posts')
    .option('--json', 'for programs', false)
    .action(({ json }: { json: boolean }) => run({ command: 'status', json }));
  program
    .command('journal')
    .description('what posts sent, opened')
    .option('--post <id>', 'of one post')
    .option('--kind <kind>', 'of one kind')
    .option('--json', 'for programs', false)
    .action(({ json, post, kind }: { json: boolean; post?: string; kind?: string }) =>
      run({ command: 'journal', json, post, kind }),
    );
}

function addChecks(program: Program, run: Run): void {
  program
    .command('verify')
    .description('check every stored journal entry, chain by chain')
    .option('--post <id>', 'of one post')
    .option('--json', 'for programs', false)
    .action(({ json, post }: { json: boolean; post?: string }) =>
      run({ command: 'verify', json, post }),
    );
  program
    .command('audit')
    .description("exports of a post's record")
    .command('check')
    .description('check the signature of an export, and compare it with the journal here')
    .argument('<file>', 'the export')
    .action((file: string) => run({ command: 'audit-check', file: resolve(file) }));
}

type OrderOptions = {
  readonly post: string;
  readonly order: string;
  readonly reason: string;
  readonly out?: string;
};

function addOrders(program: Program, run: Run): void {
  program
    .command('order')
    .description('order a post to forget its keys, to wipe itself, or to draw new keys')
    .requiredOption('--post <id>', 'which post')
    .requiredOption('--order <order>', 'revoke, wipe or rotate')
    .option('--reason <text>', 'for whoever stands at the post; no personal data', '')
    .option('--out <file>', 'also write it here, for a stick; never overwritten')
    .action(({ out, ...order }: OrderOptions) =>
      run({ command: 'order', ...order, ...(out === undefined ? {} : { out: resolve(out) }) }),
    );
  program
    .command('take')
    .description('take what a post left on a stick')
    .argument('<files...>', 'the files in its folder for-the-hub')
    .action((files: readonly string[]) =>
      run({ command: 'take', files: files.map((file) => resolve(file)) }),
    );
}

function addExport(program: Program, run: Run): void {
  program
    .command('reports')
    .description('document reports of posts')
    .command('end')
    .description('take a report of a revoked post out of the list; other posts withdraw their own')
    .requiredOption('--post <id>', 'which post')
    .requiredOption('--report <id>', 'which report; `journal --kind document-report` shows them')
    .requiredOption('--reason <text>', 'why, for whoever asks later; no personal data')
    .action((ending: { post: string; report: string; reason: string }) =>
      run({ command: 'end-report', ...ending }),
    );
  program
    .command('export')
    .description('write what this hub holds as a file for somebody else')
    .command('sltd')
    .description('the documents that posts reported, as SLTD CSV for the National Central Bureau')
    .requiredOption('--out <file>', 'the file to write; it must not exist yet')
    .action(({ out }: { out: string }) => run({ command: 'export-sltd', out: resolve(out) }));
}

function addGenerate(program: Program, generate: ProgramActions['generate']): void {
  program
    .command('generate')
    .description('invent a list, to measure and to train with')
    .command('sltd')
    .description('invent a register of documents as SLTD CSV')
    .argument('<file>', 'the file to write; it must not exist yet')
    .requiredOption('--records <count>', 'how many documents', recordsOf)
    .option('--seed <number>', 'the same seed invents the same register', seedOf, 1)
    .option('--list-date <day>', 'the day of the list, YYYY-MM-DD', dayOf, LAST_SYNTHETIC_DAY)
    .action((file: string, options: Omit<GenerateOptions, 'file'>) =>
      generate({ ...options, file: resolve(file) }),
    );
}

const recordsOf = (text: string): number => wholeNumber(text, MOST_SYNTHETIC_RECORDS);
const seedOf = (text: string): number => wholeNumber(text, 2 ** 32 - 1);

function wholeNumber(text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/u.test(text) && value <= most) return value;
  throw new InvalidArgumentError(`A whole number from 0 to ${most}.`);
}

function dayOf(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError('A day is written YYYY-MM-DD.');
}

function policyIn(file: string): Policy {
  const policy = policySchema.safeParse(parseJsonFile(file));
  if (policy.success) return policy.data;
  const [issue] = policy.error.issues;
  throw new InvalidArgumentError(
    `${file} is no policy: ${issue?.path.join('.') || 'JSON'}: ${issue?.message ?? ''}`,
  );
}

function parseJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

function noticeOf(text: string): string {
  const parsed = noticeKindSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`One of ${noticeKindSchema.options.join(', ')}.`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
