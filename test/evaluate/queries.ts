/**
 * `queries --un FILE --queries FILE --list-names latin|primary [--json]`: names whose entry is known, against a
 * list that lacks that very spelling. Nothing but the name is given.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Person } from '#shared/watchlist/person.ts';
import { EvaluationProblem, fileNamed, print, readRows, THRESHOLD } from './arguments.ts';
import { type Percentiles, percentilesOf, share } from './figures.ts';
import { readPersons } from './listed-persons.ts';
import { createSearcher, namedOnly } from './person-search.ts';

const querySchema = z.object({ query_name: z.string().min(1), truth_dataid: z.string().min(1) });

export type Query = z.infer<typeof querySchema>;
export type ListNames = 'latin' | 'primary';
export type QueriesFigures = {
  readonly queries: number;
  /** The true entry scores at or above the threshold. */
  readonly recall: number;
  /** The true entry comes first, whatever its score. */
  readonly rank1: number;
  /** Share of the queries in which some other entry scores at or above the threshold. */
  readonly wrongHitQueries: number;
  readonly latencyMs: Percentiles;
};

/** Runs the evaluation; the exit code is 0 once it ran to its end. */
export async function evaluateQueries(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      un: { type: 'string' },
      queries: { type: 'string' },
      'list-names': { type: 'string', default: 'latin' },
      json: { type: 'boolean', default: false },
    },
  });
  const names = values['list-names'];
  if (names !== 'latin' && names !== 'primary') {
    throw new EvaluationProblem('--list-names is latin or primary');
  }
  const persons = await readPersons('un', [fileNamed('un', values.un)]);
  const queries = readRows(fileNamed('queries', values.queries), querySchema);
  print(scoreQueries(queries, withNames(persons, names)), values.json);
  return 0;
}

/** The list with a part of its names; who has none of them is left out. */
export function withNames(persons: readonly Person[], which: ListNames): Person[] {
  return persons.flatMap((person) => {
    const names = person.names.filter(({ kind, script }) =>
      which === 'latin' ? script === 'Latn' : kind === 'primary',
    );
    return names.length === 0 ? [] : [{ ...person, names }];
  });
}

/** Searches for every query. */
export function scoreQueries(
  queries: readonly Query[],
  persons: readonly Person[],
): QueriesFigures {
  const search = createSearcher(persons);
  const answers = queries.map(({ query_name, truth_dataid }) => {
    const { ranked, milliseconds } = search(namedOnly(query_name));
    const alike = ranked.filter(({ score }) => score >= THRESHOLD);
    return {
      milliseconds,
      found: alike.some(({ id }) => id === truth_dataid),
      first: ranked[0]?.id === truth_dataid,
      wrong: alike.some(({ id }) => id !== truth_dataid),
    };
  });
  return {
    queries: queries.length,
    recall: share(answers.filter(({ found }) => found).length, queries.length),
    rank1: share(answers.filter(({ first }) => first).length, queries.length),
    wrongHitQueries: share(answers.filter(({ wrong }) => wrong).length, queries.length),
    latencyMs: percentilesOf(answers.map(({ milliseconds }) => milliseconds)),
  };
}
