/** `exchange …`: what the National Central Bureau does at the hub's console. */
import { readFileSync } from 'node:fs';
import { InvalidArgumentError, type Command as Program } from 'commander';
import { addExchangeFiles } from './exchange-files-program.ts';

type Run = (input: Readonly<Record<string, unknown>>) => Promise<void>;
type Say = {
  readonly case: string;
  readonly thread: string;
  readonly post?: string;
  readonly text?: string;
  readonly finding?: string;
};

export function addExchange(program: Program, run: Run): void {
  const exchange = program
    .command('exchange')
    .description('between asylum authorities and the National Central Bureau');
  exchange
    .command('list')
    .description('what waits for an answer, what is to be passed on, and what was refused')
    .option('--json', 'for programs', false)
    .action(({ json }: { json: boolean }) => run({ command: 'exchange-list', json }));
  exchange
    .command('show')
    .description('one thread, with all that was written in it')
    .requiredOption('--thread <id>', 'which thread')
    .option('--post <id>', 'of which post')
    .option('--json', 'for programs', false)
    .action((options: { thread: string; post?: string; json: boolean }) =>
      run({ command: 'exchange-show', ...options }),
    );
  addSaying(exchange, run);
  addExchangeFiles(exchange, run);
  exchange
    .command('token')
    .description("draw the token of the bureau's page; the one before stops working")
    .action(() => run({ command: 'exchange-token' }));
}

function addSaying(exchange: Program, run: Run): void {
  exchange
    .command('answer')
    .description('answer a thread; only asylum officers of the post can open it')
    .requiredOption('--case <id>', 'which case')
    .requiredOption('--thread <id>', 'which thread')
    .option('--post <id>', 'of which post')
    .requiredOption(
      '--text <file>',
      'the file with the words of the answer; - reads them here',
      wordsIn,
    )
    .option(
      '--finding <finding>',
      'whether it is the listed person: confirmed, false or none',
      'none',
    )
    .action(({ text = '', finding, ...address }: Say) =>
      run({ command: 'exchange-say', ...address, saying: { kind: 'answer', text, finding } }),
    );
  exchange
    .command('read')
    .description('tell the post that a thread was opened')
    .requiredOption('--case <id>', 'which case')
    .requiredOption('--thread <id>', 'which thread')
    .option('--post <id>', 'of which post')
    .action((address: Say) =>
      run({ command: 'exchange-say', ...address, saying: { kind: 'read' } }),
    );
}

function wordsIn(file: string): string {
  const text = textOf(file === '-' ? 0 : file);
  if (text === null) throw new InvalidArgumentError(`${file} cannot be read.`);
  return text;
}

function textOf(file: string | 0): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
