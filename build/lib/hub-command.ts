/** Calls the hub's command line, the way an operator would. */
import path from 'node:path';
import { type Ended, ROOT, runCommand } from './run-command.ts';

/** Runs `npm run hub -- …` without npm. `capture` keeps what it prints instead of showing it. */
function hubCommand(data: string, arguments_: readonly string[]): Promise<Ended> {
  const program = path.join(ROOT, 'hub', 'cli', 'index.ts');
  return runCommand(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, '--data', data, ...arguments_],
    { capture: true },
  );
}

/** The same, where anything but success is a bug in the caller. */
export async function hubMust(data: string, arguments_: readonly string[]): Promise<string> {
  const { code, output } = await hubCommand(data, arguments_);
  if (code !== 0) throw new Error(`hub ${arguments_.join(' ')} ended with ${code}\n${output}`);
  return output;
}
