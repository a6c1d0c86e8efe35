/** Evaluation on labelled cases: `node test/evaluate/index.ts <name> [options]`. */
import { evaluateMrz } from './mrz.ts';

/** Name → what runs it; each answers with the process's exit code. */
const EVALUATIONS: ReadonlyMap<string, (argv: readonly string[]) => number | Promise<number>> =
  new Map([['mrz', evaluateMrz]]);

const [name = '', ...argv] = process.argv.slice(2);
const evaluation = EVALUATIONS.get(name);
if (evaluation === undefined) {
  const names = [...EVALUATIONS.keys()].join(', ');
  process.stderr.write(`Unknown evaluation "${name}". Known: ${names}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await evaluation(argv);
}
