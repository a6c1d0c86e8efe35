/** What the evaluations of persons have in common: files named on the command line, and an answer printed. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';

/** One threshold for every task: the one that a hub publishes unless its agency decides otherwise. */
export const THRESHOLD = DEFAULT_POLICY.thresholds.refer;

/** Says what is wrong with the command or its files, in words for whoever typed it. */
export class EvaluationProblem extends Error {}

/** The file of an option that must be given. */
export function fileNamed(option: string, file: string | undefined): string {
  if (file === undefined) throw new EvaluationProblem(`Name a file: --${option} FILE`);
  return file;
}

/** Rows of a CSV file with a heading line, each in the shape that is asked for. */
export function readRows<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape>[] {
  return rowsOf(textOf(file), { file, shape });
}

/** The same for text that has been read; `file` is what a problem calls it. */
export function rowsOf<Shape extends z.ZodType>(
  text: string,
  { file, shape }: { readonly file: string; readonly shape: Shape },
): z.infer<Shape>[] {
  const rows: unknown[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  if (rows.length === 0) throw new EvaluationProblem(`${file}: no row below the heading`);
  return rows.map((row, index) => {
    const read = shape.safeParse(row);
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    throw new EvaluationProblem(
      `${file}, row ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}; correct the row or the heading`,
    );
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new EvaluationProblem(`${file}: it cannot be read`, { cause: error });
  }
}

/** Prints figures as one line of JSON, or one figure a line. */
export function print(figures: Readonly<Record<string, unknown>>, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(figures)) {
    process.stdout.write(`${name.padEnd(16)} ${JSON.stringify(value)}\n`);
  }
}
