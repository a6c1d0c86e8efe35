import { startHub } from '#hub/index.ts';
import { failWith } from './command.ts';
import type { GlobalOptions, ServeOptions } from './program.ts';
import { openForOutput, wordsOf } from './run-once.ts';
import { createTerminal, type TerminalStreams } from './terminal.ts';

/** Serves until SIGINT or SIGTERM, then lets running requests end. */
export async function serveUntilStopped(
  serve: ServeOptions,
  options: GlobalOptions,
  streams: TerminalStreams,
): Promise<number> {
  const terminal = createTerminal(streams);
  const stopped = nextStopSignal();
  const hub = await openForOutput(options, terminal);
  if (!hub.ok) return failWith(terminal, wordsOf(hub.failure));
  try {
    const listening = await startHub(hub.value, serve);
    terminal.line(`Hub listening on ${listening.url}`);
    await stopped;
    await listening.stop();
    return 0;
  } catch (cause) {
    await hub.value.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy = 'free the port, or give another one with --port';
    return failWith(terminal, { reason: `The hub cannot listen: ${reason}`, remedy });
  }
}

function nextStopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
