/** The order in which a desk falls silent: keys first, then the screen, then the station, then the page. */

const RETRY_IN_MS = 1000;

type Ending = {
  /** Ends the engine worker, and the keys in it. */
  readonly stopEngine: () => void;
  /** Takes everything about travellers off the screen and out of the stores. */
  readonly hide: () => void;
  readonly lock: () => Promise<unknown>;
  readonly after: (milliseconds: number, run: () => void) => void;
  readonly reload: () => void;
};

/**
 * Loads the page again only when the station has locked: before, it would open again without a passphrase.
 * A station that does not answer is asked again; meanwhile nothing is shown.
 */
export function endSession(ending: Ending): void {
  ending.stopEngine();
  ending.hide();
  askToLock(ending);
}

function askToLock(ending: Ending): void {
  ending.lock().then(ending.reload, () => ending.after(RETRY_IN_MS, () => askToLock(ending)));
}
