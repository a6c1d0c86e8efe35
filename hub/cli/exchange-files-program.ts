/** `exchange export | forwarded | attachment`: what goes out of the hub as a file, and the note that it went. */
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command as Program } from 'commander';
import { recipientNamed } from '#hub/services/exchange/recipient-name.ts';
import type { Recipient } from '#shared/protection/recipient.ts';

type Run = (input: Readonly<Record<string, unknown>>) => Promise<void>;
type ForwardedOptions = { readonly message: string; readonly to: Recipient; readonly on: string };
type FileOptions = { readonly out: string };

export function addExchangeFiles(exchange: Program, run: Run): void {
  exchange
    .command('export')
    .description('write a message as a file for I-24/7; refused when somebody may not have it')
    .requiredOption('--message <id>', 'which message, or which thread about a hit')
    .option('--post <id>', 'of which post')
    .option('--to <recipients...>', 'only for these: general-secretariat, ccf, FRA …', recipientsIn)
    .option('--format <format>', 'pdf, xml or json', 'pdf')
    .requiredOption('--out <file>', 'the file to write; it must not exist yet')
    .action(({ out, ...options }: FileOptions) =>
      run({ command: 'exchange-export', ...options, out: resolve(out) }),
    );
  exchange
    .command('forwarded')
    .description('note that a message was sent on over I-24/7; the post receives it as a receipt')
    .requiredOption('--message <id>', 'which message, or which thread about a hit')
    .option('--post <id>', 'of which post')
    .requiredOption(
      '--to <recipient>',
      'general-secretariat, ccf, or the code of a State',
      recipientIn,
    )
    .requiredOption('--on <time>', 'when it was sent: 2030-01-02T03:04Z', timeIn)
    .requiredOption('--by <name>', 'who sent it')
    .option('--reference <text>', 'the reference of I-24/7', '')
    .action((options: ForwardedOptions) => run({ command: 'exchange-forwarded', ...options }));
  exchange
    .command('attachment')
    .description('write what a post attached to a message; `exchange show` names it')
    .requiredOption('--thread <id>', 'which thread')
    .requiredOption('--attachment <id>', 'which attachment')
    .option('--post <id>', 'of which post')
    .requiredOption('--out <file>', 'the file to write; it must not exist yet')
    .action(({ out, ...options }: FileOptions) =>
      run({ command: 'exchange-attachment', ...options, out: resolve(out) }),
    );
}

function recipientIn(text: string): Recipient {
  const recipient = recipientNamed(text);
  if (recipient !== null) return recipient;
  throw new InvalidArgumentError('general-secretariat, ccf, own-ncb, or the code of a State.');
}

const recipientsIn = (text: string, before: readonly Recipient[] = []): readonly Recipient[] => [
  ...before,
  recipientIn(text),
];

function timeIn(text: string): string {
  const time = Date.parse(text);
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/u.test(text) && Number.isFinite(time)) {
    return new Date(time).toISOString();
  }
  throw new InvalidArgumentError('A time with its zone: 2030-01-02T03:04Z.');
}
