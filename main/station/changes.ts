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

export type Watched<Value> = {
  readonly read: () => Value;
  readonly onChange: (listener: () => void) => Unsubscribe;
};

/** Any of them ends the stream: the page went away, the station locked. */
type Ends = readonly (AbortSignal | undefined)[];

/** Each value now, and again after changes. A slow reader gets the latest, not every one. */
export async function* followAll<Value>(
  watched: readonly Watched<Value>[],
  ends: Ends,
): AsyncGenerator<Value, void, void> {
  const ended = AbortSignal.any(ends.filter((signal) => signal !== undefined));
  const changed = new Set(watched);
  let wake: () => void = () => undefined;
  const offs = watched.map((one) =>
    one.onChange(() => {
      changed.add(one);
      wake();
    }),
  );
  const onEnd = () => wake();
  ended.addEventListener('abort', onEnd);
  try {
    while (!ended.aborted) {
      // In the order of their changes, so that a restless one does not drown the others.
      const [next] = changed;
      if (next) {
        changed.delete(next);
        yield next.read();
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    for (const off of offs) off();
    ended.removeEventListener('abort', onEnd);
  }
}
