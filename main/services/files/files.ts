/**
 * The few file operations on which nothing may be lost. A port, so that tests can fail at any byte.
 *
 * Operations reject with a system error (`code`: ENOSPC, EIO, …); the callers turn those into values.
 */
export type OpenFile = {
  size(): Promise<number>;
  /** Up to `length` bytes; fewer only at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** All of `bytes`, or it rejects; then any part of them may be in the file. */
  write(position: number, bytes: Uint8Array): Promise<void>;
  truncate(length: number): Promise<void>;
  /** After this the content survives a loss of power. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

export type Files = {
  makeDirectory(path: string): Promise<void>;
  /** The whole file, or null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** For reading and writing; created (mode 0600) when absent. */
  open(path: string): Promise<OpenFile>;
  /** Rejects with EEXIST when there is one already. */
  create(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** After this, files created in or renamed into `path` are found after a loss of power. */
  syncDirectory(path: string): Promise<void>;
};

/** The `code` of a system error, or null for anything else. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
