/** Reads a file front to back through one buffer, so that a long journal needs little memory. */
import type { OpenFile } from '#main/services/files/files.ts';

const WINDOW_BYTES = 1 << 20;

export type ByteWindow = {
  readonly size: number;
  /** Exactly `length` bytes, or fewer at the end of the file. Valid until the next call. */
  at(position: number, length: number): Promise<Uint8Array>;
};

export async function windowOn(file: OpenFile): Promise<ByteWindow> {
  const size = await file.size();
  let start = 0;
  let held: Uint8Array = new Uint8Array(0);
  return {
    size,
    async at(position, length) {
      const inside = position >= start && position + length <= start + held.length;
      if (!inside) {
        held = await file.read(position, Math.max(length, WINDOW_BYTES));
        start = position;
      }
      return held.subarray(position - start, position - start + length);
    },
  };
}
