/**
 * The journal's file format, version 1. All numbers little-endian.
 *
 * Header, 32 bytes: magic `FPJ1`, post (16), epoch u32, lane u32 (0 urgent, 1 routine), CRC-32 of the
 * 28 bytes before. Then frames: length of the body u32, CRC-32 of the body u32, body. The body is the
 * UTF-8 JSON text of one entry, exactly as it is hashed and sent.
 */
import { crc32 } from 'node:zlib';
import { LANES, type Lane } from '#shared/journal/entry.ts';
import { fromHex } from '#shared/kernel/bytes.ts';

export const HEADER_BYTES = 32;
export const FRAME_HEAD_BYTES = 8;
/** The longest entry text; what the exchange can carry (shared/exchange/bundle). */
export const LARGEST_BODY = 2_000_000;

/** Which chain a file holds. */
export type ChainName = { readonly post: string; readonly epoch: number; readonly lane: Lane };

const MAGIC = new TextEncoder().encode('FPJ1');

export const chainFileName = ({ epoch, lane }: ChainName): string => `${epoch}-${lane}.fpj`;

export function encodeHeader({ post, epoch, lane }: ChainName): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(MAGIC, 0);
  header.set(fromHex(post.replaceAll('-', '')) ?? [], 4);
  view.setUint32(20, epoch, true);
  view.setUint32(24, LANES.indexOf(lane), true);
  view.setUint32(28, crc32(header.subarray(0, 28)), true);
  return header;
}

export function encodeFrame(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(FRAME_HEAD_BYTES + body.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, body.length, true);
  view.setUint32(4, crc32(body), true);
  frame.set(body, FRAME_HEAD_BYTES);
  return frame;
}

/** What stands in front of a body; null when no body can be that long. */
export function decodeFrameHead(head: Uint8Array): { length: number; crc: number } | null {
  if (head.length < FRAME_HEAD_BYTES) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getUint32(0, true);
  if (length === 0 || length > LARGEST_BODY) return null;
  return { length, crc: view.getUint32(4, true) };
}

export const checksumOf = (body: Uint8Array): number => crc32(body);
