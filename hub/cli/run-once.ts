import { type OpenFailure, type OpenHub, openHub } from '#hub/services/open-hub.ts';
import type { Result } from '#shared/kernel/result.ts';
import { sendToServingHub } from './admin-client.ts';
import { type Command, type CommandOutput, failWith } from './command.ts';
import type { GlobalOptions } from './program.ts';
import { runCommand } from './run-command.ts';
import { createTerminal, type TerminalStreams } from './terminal.ts';

/** Runs the command in the hub that serves from this directory, or here when none does. */
export async function runOnce(
  command: Command,
  options: GlobalOptions,
  streams: TerminalStreams,
): Promise<number> {
  const terminal = createTerminal(streams);
  try {
    const served = await sendToServingHub(options.dataDirectory, command, terminal);
    return served ?? (await runHere(command, options, terminal));
  } finally {
    terminal.finish();
  }
}

async function runHere(
  command: Command,
  options: GlobalOptions,
  output: CommandOutput,
): Promise<number> {
  const hub = await openForOutput(options, output);
  if (!hub.ok) return failWith(output, wordsOf(hub.failure));
  try {
    return await runCommand(hub.value, command, output);
  } finally {
    await hub.value.close();
  }
}

export function openForOutput(
  { dataDirectory, databaseUrl }: GlobalOptions,
  output: Pick<CommandOutput, 'problem'>,
): Promise<Result<OpenHub, OpenFailure>> {
  return openHub({ dataDirectory, databaseUrl, now: () => new Date(), log: output.problem });
}

export function wordsOf(failure: OpenFailure): { reason: string; remedy: string } {
  switch (failure.kind) {
    case 'identity-damaged':
      return failure;
    case 'locked':
      return {
        reason: `Process ${failure.pid} is using this data directory.`,
        remedy: `stop it and try again; if it is no hub, remove ${failure.file}`,
      };
    case 'unreachable':
      return {
        reason: `The database cannot be used: ${failure.reason}`,
        remedy: 'check that PostgreSQL runs, and the address in --database-url or DATABASE_URL',
      };
  }
}
