/** Ends a connection that is open but says nothing; a slow link that still moves is left alone. */
export type StallGuard = {
  readonly signal: AbortSignal;
  /** Something arrived: the limit starts anew. */
  moved(): void;
  stop(): void;
};

export function startStallGuard(limitInMs: number): StallGuard {
  const controller = new AbortController();
  const start = (): NodeJS.Timeout =>
    setTimeout(() => {
      controller.abort(new Error(`nothing arrived for ${limitInMs} ms`));
    }, limitInMs).unref();
  let timer = start();
  return {
    signal: controller.signal,
    moved() {
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
      guard.moved();
      const dropped = Math.min(left, chunk.length);
      left -= dropped;
      if (dropped < chunk.length) yield chunk.subarray(dropped);
    }
  } finally {
    guard.stop();
  }
}
