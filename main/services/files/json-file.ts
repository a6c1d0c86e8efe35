import { writeAtomically } from './atomic-file.ts';
import type { Files } from './files.ts';

/** Atomic; rejects with the system's error. */
export const writeJson = (files: Files, path: string, value: unknown): Promise<void> =>
  writeAtomically(files, { path, bytes: new TextEncoder().encode(JSON.stringify(value)) });
