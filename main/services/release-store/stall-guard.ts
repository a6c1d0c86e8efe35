/**
 * Ends a connection that is open but says nothing, or so little that it never gets anywhere; a slow link
 * that still moves is left alone.
 */
export type StallGuard = {
  readonly signal: AbortSignal;
  /** Bytes arrived: once there are enough of them the limit starts anew. */
  moved(bytes: number): void;
  stop(): void;
};

/** Within each limit; what is left at the end of a file has one limit of its own. */
const LEAST_BYTES = 4096;

export function startStallGuard(limitInMs: number): StallGuard {
  const controller = new AbortController();
  const start = (): NodeJS.Timeout =>
    setTimeout(() => {
      controller.abort(new Error(`too little arrived in ${limitInMs} ms`));
    }, limitInMs).unref();
  let timer = start();
  let arrived = 0;
  return {
    signal: controller.signal,
    moved(bytes) {
      arrived += bytes;
      if (arrived < LEAST_BYTES) return;
      arrived = 0;
      clearTimeout(timer);
      timer = start();
    },
    stop: () => clearTimeout(timer),
  };
}

/** `body` without its first `skip` bytes, under the guard until it ends. */
export function stallingStream(
  body: ReadableStream<Uint8Array>,
  { guard, skip }: { readonly guard: StallGuard; readonly skip: number },
): ReadableStream<Uint8Array> {
  return ReadableStream.from(guarded(body, guard, skip));
}

async function* guarded(
  body: ReadableStream<Uint8Array>,
  guard: StallGuard,
  skip: number,
): AsyncGenerator<Uint8Array> {
  let left = skip;
  try {
    for await (const chunk of body) {
      guard.moved(chunk.length);
      const dropped = Math.min(left, chunk.length);
      left -= dropped;
      if (dropped < chunk.length) yield chunk.subarray(dropped);
    }
  } finally {
    guard.stop();
  }
}
