/** Lists as published, read by the hub's own importers. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { type FormatName, LIST_FORMATS } from '#hub/lists/formats.ts';
import { type ImportSource, runImport } from '#hub/lists/importer.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { EvaluationProblem } from './arguments.ts';

/** Every individual of a list. `files` in the order in which the format names them. */
export async function readPersons(
  format: FormatName,
  files: readonly string[],
): Promise<readonly Person[]> {
  const persons: Person[] = [];
  const run = LIST_FORMATS[format].start(files.map(sourceOf));
  const outcome = await runImport(run, (batch) => {
    for (const event of batch) if (event.kind === 'person') persons.push(event.person);
  });
  if (outcome.ok) return persons;
  const { file, line, reason, remedy } = outcome.failure;
  throw new EvaluationProblem(
    `${file}${line === null ? '' : `, line ${line}`}: ${reason}; ${remedy}`,
  );
}

function sourceOf(file: string): ImportSource {
  if (!existsSync(file)) throw new EvaluationProblem(`${file}: there is no such file`);
  return { name: file, bytes: createReadStream(file), sizeInBytes: statSync(file).size };
}
