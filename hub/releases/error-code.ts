/** The operating system's code of an error (`ENOENT`), or `null` when the error is none of its. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
