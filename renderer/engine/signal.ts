/** A value that others follow: each follower gets it now, and the newest one after every change. */
export type Signal<Value> = {
  get(): Value;
  set(value: Value): void;
  watch(stop?: AbortSignal): AsyncGenerator<Value, void, void>;
};

export function createSignal<Value>(start: Value): Signal<Value> {
  let value = start;
  let version = 0;
  const waiting = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      version += 1;
      for (const wake of waiting) wake();
    },
    async *watch(stop) {
      let seen = -1;
      while (stop?.aborted !== true) {
        if (seen === version) {
          await changed(waiting, stop);
        } else {
          seen = version;
          yield value;
        }
      }
    },
  };
}

function changed(waiting: Set<() => void>, stop: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      waiting.delete(wake);
      stop?.removeEventListener('abort', wake);
      resolve();
    };
    waiting.add(wake);
    stop?.addEventListener('abort', wake);
  });
}
