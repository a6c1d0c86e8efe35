/**
 * The kernel writes no core file of this process, nor of those that it starts or has started.
 *
 * Linux, through `prlimit` of util-linux: Node cannot set its own limits. A machine whose
 * `kernel.core_pattern` hands cores to a program leaves it to that program whether it minds the limit.
 */

export type CoreDumps = {
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  /** The processes that the sandbox forks the page from are there before any of our code runs. */
  readonly childrenOf: (pid: number) => readonly number[];
  /** Throws when the program is missing or ends with an error. */
  readonly run: (program: string, args: readonly string[]) => void;
  readonly warn: (line: string) => void;
};

const PRLIMIT = '/usr/bin/prlimit';

/** A machine without the program still starts: it says so, and cores are then the system's to forbid. */
export function forbidCoreDumps({ platform, pid, childrenOf, run, warn }: CoreDumps): void {
  if (platform !== 'linux') return;
  for (const each of [pid, ...descendants(pid, childrenOf)]) {
    try {
      run(PRLIMIT, ['--pid', String(each), '--core=0:0']);
    } catch {
      warn(`Core dumps of process ${each} could not be turned off.`);
    }
  }
}

function descendants(pid: number, childrenOf: CoreDumps['childrenOf']): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendants(child, childrenOf)]);
}
