/** The hub's commands as an operator runs them, on a hub in a test. */
import type { Command, CommandOutput } from '#hub/cli/command.ts';
import { runCommand } from '#hub/cli/run-command.ts';
import type { OpenHub } from '#hub/services/open-hub.ts';
import type { HubInTest } from './hub-in-test.ts';

/** `out`: everything that was printed. `differs`: what the hub keeps otherwise than a hub in a test does. */
export async function runOn(hub: HubInTest, command: Command, differs: Partial<OpenHub> = {}) {
  const said: string[] = [];
  const problems: string[] = [];
  const all: string[] = [];
  const into = (lines: string[]) => (text: string) => {
    lines.push(text);
    all.push(text);
  };
  const output: CommandOutput = {
    line: into(said),
    problem: into(problems),
    progress: () => undefined,
  };
  const opened: OpenHub = {
    ...hub,
    anchors: () => Promise.resolve(null),
    releaseKeys: () => Promise.resolve(hub.releaseKeys),
    log: (line) => hub.log.push(line),
    close: () => Promise.resolve(),
    ...differs,
  };
  const exitCode = await runCommand(opened, command, output);
  const [out = '', spoken = '', complaints = ''] = [all, said, problems].map((lines) =>
    lines.join('\n'),
  );
  return { exitCode, out, said: spoken, problems: complaints };
}
