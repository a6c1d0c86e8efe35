/** Values that move: listeners for the host's own parts, streams for the desk. */

export type Unsubscribe = () => void;

export type Announcer = {
  announce(): void;
  onChange(listener: () => void): Unsubscribe;
};

export function createAnnouncer(): Announcer {
  const listeners = new Set<() => void>();
  return {
    announce() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Followed<Value> = {
  readonly read: () => Value;
  readonly onChange: (listener: () => void) => Unsubscribe;
  /** Any of them ends the stream: the page went away, the station locked. */
  readonly ends: readonly (AbortSignal | undefined)[];
};

/** The value now, and again after changes. A slow reader gets the latest, not every one. */
export async function* follow<Value>(followed: Followed<Value>): AsyncGenerator<Value, void, void> {
  const ended = AbortSignal.any(followed.ends.filter((signal) => signal !== undefined));
  let changed = true;
  let wake: () => void = () => undefined;
  const off = followed.onChange(() => {
    changed = true;
    wake();
  });
  const onEnd = () => wake();
  ended.addEventListener('abort', onEnd);
  try {
    while (!ended.aborted) {
      if (changed) {
        changed = false;
        yield followed.read();
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    off();
    ended.removeEventListener('abort', onEnd);
  }
}
