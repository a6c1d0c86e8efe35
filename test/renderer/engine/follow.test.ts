import { describe, expect, it } from 'vitest';
import { follow } from '#renderer/engine/follow.ts';

/** Counts up for ever; `open` says how many of them nobody has closed. */
function endless() {
  const streams = { open: 0 };
  async function* stream(): AsyncGenerator<number, void, void> {
    streams.open += 1;
    try {
      for (let value = 0; ; value += 1) yield value;
    } finally {
      streams.open -= 1;
    }
  }
  return { streams, stream };
}

async function* one(): AsyncGenerator<number, void, void> {
  yield 1;
}

describe('following a stream', () => {
  it('closes it when told to stop: a browser has few connections', async () => {
    const { streams, stream } = endless();
    const stopping = new AbortController();
    const seen: number[] = [];
    await follow(
      async () => stream(),
      (value) => {
        seen.push(value);
        if (value === 2) stopping.abort();
      },
      { sleep: async () => undefined, stop: stopping.signal },
    );
    expect(seen).toEqual([0, 1, 2]);
    expect(streams.open).toBe(0);
  });

  it('begins again after a failure, and waits longer each time until something comes', async () => {
    const stopping = new AbortController();
    const waits: number[] = [];
    let attempts = 0;
    await follow(
      async () => {
        attempts += 1;
        if (attempts !== 3) throw new Error('no station');
        return one();
      },
      () => undefined,
      {
        async sleep(ms) {
          waits.push(ms);
          if (waits.length === 4) stopping.abort();
        },
        stop: stopping.signal,
      },
    );
    expect(waits).toEqual([500, 1000, 500, 1000]);
  });
});
