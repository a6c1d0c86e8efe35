/**
 * A crash dump holds whatever the process held: names, keys. Electron's crash reporter is never started; what
 * Chromium or a later version might write all the same goes into one folder, which is emptied.
 */

/** The part of Electron's `App` that is used. */
export type Crashing = {
  setPath(name: 'crashDumps', path: string): void;
  on(event: 'quit', listener: () => void): unknown;
};

export type CrashDumps = {
  readonly directory: string;
  /** Makes the folder, or takes everything out of it. Throws as the disk does. */
  readonly empty: (directory: string) => void;
  readonly warn: (line: string) => void;
};

/** Before anything is opened: what the run before left goes first, and what this run leaves at its end. */
export function keepNoCrashDumps(app: Crashing, { directory, empty, warn }: CrashDumps): void {
  const emptied = (): void => {
    try {
      empty(directory);
    } catch {
      // A folder that another program holds must not keep the desk closed: it says so, and the next start tries again.
      warn(`The folder of crash dumps could not be emptied: ${directory}`);
    }
  };
  emptied();
  app.setPath('crashDumps', directory);
  app.on('quit', emptied);
}
