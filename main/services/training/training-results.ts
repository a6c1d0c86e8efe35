/**
 * Who has done which scenario with what result. A file of its own beside the post's, because training keeps nothing
 * else, and the post's journal must know nothing of training.
 */

import type { Files } from '#main/services/files/files.ts';
import { systemCode } from '#main/services/files/files.ts';
import { writeJson } from '#main/services/files/json-file.ts';
import { inTurn } from '#main/services/in-turn.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import {
  MOST_RESULTS,
  type TrainingResult,
  trainingResultsSchema,
} from '#shared/station/training.ts';

export type TrainingResults = {
  /** Oldest first. Fails when the file cannot be read, with what to do. */
  read(): Promise<Result<readonly TrainingResult[], string>>;
  /** Answers after it is on the disk; a file that cannot be read is never written over. */
  add(result: TrainingResult): Promise<Result<null, string>>;
};

export function openTrainingResults(files: Files, path: string): TrainingResults {
  const oneByOne = inTurn();
  const read = async (): Promise<Result<readonly TrainingResult[], string>> => {
    const bytes = await files.read(path);
    if (bytes === null) return succeed([]);
    const parsed = trainingResultsSchema.safeParse(jsonIn(bytes));
    return parsed.success ? succeed(parsed.data) : fail(`move ${path} away: it is damaged`);
  };
  const add = async (result: TrainingResult): Promise<Result<null, string>> => {
    const kept = await read();
    if (!kept.ok) return kept;
    await writeJson(files, path, [...kept.value, result].slice(-MOST_RESULTS));
    return succeed(null);
  };
  return {
    read: () => oneByOne(() => orReason(read)),
    add: (result) => oneByOne(() => orReason(() => add(result))),
  };
}

async function orReason<Value>(
  work: () => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(`the disk answered ${code}`);
  }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
