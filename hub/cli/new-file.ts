/** Files that the command line hands to a person: written whole, for the owner only, never over another. */
import { open, rm } from 'node:fs/promises';

/** Null, or why there is no such file now. Works on a stick, which knows no links. */
export async function writeNewFile(path: string, text: string): Promise<string | null> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
