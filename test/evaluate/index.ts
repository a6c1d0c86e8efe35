/** Evaluation on labelled cases: `node test/evaluate/index.ts <name> [options]`. */
import { EvaluationProblem } from './arguments.ts';
import { evaluateMrz } from './mrz.ts';
import { evaluateNames } from './names.ts';
import { evaluateQueries } from './queries.ts';
import { evaluateTravellers } from './travellers.ts';

type Evaluation = (argv: readonly string[]) => number | Promise<number>;

/** Name → what runs it; each answers with the process's exit code. */
const EVALUATIONS: ReadonlyMap<string, Evaluation> = new Map<string, Evaluation>([
  ['mrz', evaluateMrz],
  ['names', evaluateNames],
  ['travellers', evaluateTravellers],
  ['queries', evaluateQueries],
]);

const [name = '', ...argv] = process.argv.slice(2);
process.exitCode = await run(EVALUATIONS.get(name));

async function run(evaluation: Evaluation | undefined): Promise<number> {
  if (evaluation === undefined) {
    const names = [...EVALUATIONS.keys()].join(', ');
    process.stderr.write(`Unknown evaluation "${name}". Known: ${names}.\n`);
    return 2;
  }
  try {
    return await evaluation(argv);
  } catch (error) {
    if (!(error instanceof EvaluationProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
