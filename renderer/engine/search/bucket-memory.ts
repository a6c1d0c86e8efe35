/** The opened buckets used last, up to a bound in bytes. */
export type BucketMemory = {
  get(key: string): Uint8Array | undefined;
  set(key: string, plaintext: Uint8Array): void;
};

const BUCKET_MEMORY_BYTES = 8 * 1024 * 1024;

export function createBucketMemory(mostBytes: number = BUCKET_MEMORY_BYTES): BucketMemory {
  const held = new Map<string, Uint8Array>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= held.get(key)?.length ?? 0;
    held.delete(key);
  };
  return {
    get(key) {
      const found = held.get(key);
      if (found === undefined) return undefined;
      held.delete(key);
      held.set(key, found);
      return found;
    },
    set(key, plaintext) {
      drop(key);
      held.set(key, plaintext);
      bytes += plaintext.length;
      for (const oldest of [...held.keys()]) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
