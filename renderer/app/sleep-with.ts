/** A pause that a stop signal cuts short, made from the desk's injected timer. */
export function sleepWith(after: (milliseconds: number, run: () => void) => void) {
  return (milliseconds: number, stop: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (stop.aborted) resolve();
      stop.addEventListener('abort', () => resolve(), { once: true });
      after(milliseconds, resolve);
    });
}
