/** Memory that is used again: for large files fresh memory costs several times as much as filling it. */
export type BufferPool = {
  /** A buffer of at least so many bytes. Whoever takes it has it alone, and gives it back or drops it. */
  take(bytes: number): ArrayBuffer;
  give(buffer: ArrayBuffer): void;
};

const MOST_KEPT = 2;

export function createBufferPool(): BufferPool {
  const kept: ArrayBuffer[] = [];
  return {
    take(bytes) {
      const at = kept.findIndex((buffer) => buffer.byteLength >= bytes);
      return (at < 0 ? undefined : kept.splice(at, 1)[0]) ?? new ArrayBuffer(bytes);
    },
    give(buffer) {
      if (buffer.byteLength === 0) return;
      kept.push(buffer);
      kept.sort((a, b) => b.byteLength - a.byteLength);
      kept.length = Math.min(kept.length, MOST_KEPT);
    },
  };
}
