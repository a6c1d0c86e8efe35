/** What the hub remembers of a register between publications: `<data>/register/<list>/state.json`. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '#hub/releases/error-code.ts';
import { replaceKeyFile } from '#hub/releases/key-file.ts';
import { storedTargetSchema } from '#shared/release/manifest.ts';

const overlaySchema = z.object({
  target: storedTargetSchema,
  added: z.int().nonnegative(),
  withdrawn: z.int().nonnegative(),
  /** Files of rows beside the state: what was added, what was withdrawn. */
  rows: z.object({ added: z.string(), withdrawn: z.string() }),
});

const registerStateSchema = z.object({
  v: z.literal(1),
  /** Which import this is made from; null when the source does not say. */
  revision: z.string().nullable(),
  /** How many files of changes of that import are in it. */
  changes: z.int().nonnegative(),
  keyEpoch: z.int().positive(),
  buckets: z.int().positive(),
  classes: z.array(z.string()),
  /** Folder of the sorted partitions, beside the state. */
  base: z.string(),
  baseRecords: z.int().nonnegative(),
  shards: z.array(storedTargetSchema),
  overlays: z.array(overlaySchema),
});

export type RegisterState = z.infer<typeof registerStateSchema>;
export type StoredOverlay = z.infer<typeof overlaySchema>;

const FILE = 'state.json';

export const registerDirectory = (dataDirectory: string, list: string): string =>
  join(dataDirectory, 'register', list);

/** Null when there is none, or none that can be read: then the register is built anew. */
export async function readRegisterState(directory: string): Promise<RegisterState | null> {
  try {
    const text = await readFile(join(directory, FILE), 'utf8');
    const parsed = registerStateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return null;
    throw error;
  }
}

/** Replaces the state in one step, then removes what it no longer refers to. */
export async function writeRegisterState(directory: string, state: RegisterState): Promise<void> {
  await writeJson(join(directory, FILE), state);
  const kept = new Set([
    FILE,
    state.base,
    ...state.overlays.flatMap(({ rows }) => [
      rows.added,
      rows.withdrawn,
      `${rows.added}.notices`,
      `${rows.withdrawn}.notices`,
    ]),
  ]);
  for (const name of await readdir(directory)) {
    if (!kept.has(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** Replaces a file of JSON as a whole. */
export const writeJson = (path: string, value: unknown): Promise<void> =>
  replaceKeyFile(path, JSON.stringify(value));

export const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';
