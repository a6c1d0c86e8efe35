/** `names --pairs FILE [--json]`: labelled pairs of names, scored by nothing but the names. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { compareNames } from '#shared/screening/names/compare.ts';
import { parseName, readingsOf } from '#shared/screening/names/tokens.ts';
import { fileNamed, print, readRows, THRESHOLD } from './arguments.ts';
import { share } from './figures.ts';

const pairSchema = z.object({
  schema: z.string(),
  name1: z.string().min(1),
  name2: z.string().min(1),
  is_match: z.enum(['true', 'false']),
  quality: z.string().default(''),
});

export type LabelledPair = z.infer<typeof pairSchema>;
type Accuracy = { readonly precision: number; readonly recall: number; readonly f1: number };
export type NamesFigures = {
  readonly pairs: number;
  readonly threshold: number;
  readonly all: Accuracy;
  readonly persons: Accuracy;
  /** Pairs that every engine must get right and this one does not. */
  readonly strongFailures: number;
};

/** Runs the evaluation; the exit code is 0 once it ran to its end. */
export function evaluateNames(argv: readonly string[]): number {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      pairs: { type: 'string' },
      json: { type: 'boolean', default: false },
      wrong: { type: 'boolean', default: false },
    },
  });
  const pairs = readRows(fileNamed('pairs', values.pairs), pairSchema);
  if (values.wrong) for (const pair of pairs.filter(isWrong)) process.stdout.write(inWords(pair));
  print(scorePairs(pairs), values.json);
  return 0;
}

/** Precision, recall and F1 at the one threshold. */
export function scorePairs(pairs: readonly LabelledPair[]): NamesFigures {
  return {
    pairs: pairs.length,
    threshold: THRESHOLD,
    all: accuracyOf(pairs),
    persons: accuracyOf(pairs.filter(({ schema }) => schema === 'Person')),
    strongFailures: pairs.filter((pair) => pair.quality === 'STRONG' && isWrong(pair)).length,
  };
}

function accuracyOf(pairs: readonly LabelledPair[]): Accuracy {
  const alike = pairs.filter(isAlike);
  const right = alike.filter(isLabelled).length;
  const labelled = pairs.filter(isLabelled).length;
  return {
    precision: share(right, alike.length),
    recall: share(right, labelled),
    f1: share(2 * right, alike.length + labelled),
  };
}

function scoreOf({ name1, name2 }: LabelledPair): number {
  const listed = readingsOf(name2).map((reading) => parseName(reading));
  const scores = readingsOf(name1).flatMap((reading) => {
    const query = parseName(reading);
    return listed.map((name) => compareNames(query, name).score);
  });
  return Math.max(0, ...scores);
}
const isAlike = (pair: LabelledPair): boolean => scoreOf(pair) >= THRESHOLD;
const isLabelled = ({ is_match }: LabelledPair): boolean => is_match === 'true';
const isWrong = (pair: LabelledPair): boolean => isAlike(pair) !== isLabelled(pair);
const inWords = (pair: LabelledPair): string =>
  `${isLabelled(pair) ? 'missed' : 'false '} ${scoreOf(pair).toFixed(3)}  ${pair.schema}  ${pair.name1} | ${pair.name2}\n`;
