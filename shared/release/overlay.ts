/**
 * What changed in a register since its base, or since the overlay before: rows withdrawn and rows added.
 *
 * Layout of the plaintext: `FPO1` ‖ length of the first block (uint32, big-endian) ‖ block of the added rows ‖
 * block of the withdrawn rows. Both blocks hold whole hashes (no prefix). A row that stands in both is withdrawn.
 */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { DocumentHash } from './document-hash.ts';
import {
  type BlockFailure,
  encodeBlock,
  openBlock,
  type RegisterRow,
  type RowBlock,
  type RowColumns,
} from './row-block.ts';

export type Overlay = { readonly added: RowBlock; readonly withdrawn: RowBlock };

const MAGIC = utf8ToBytes('FPO1');
const HEADER_BYTES = 8;

export function encodeOverlay(changes: {
  readonly added: RowColumns;
  readonly withdrawn: RowColumns;
}): Uint8Array {
  const added = encodeBlock(changes.added, 0);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, added.length);
  return concatBytes(MAGIC, length, added, encodeBlock(changes.withdrawn, 0));
}

export function openOverlay(bytes: Uint8Array): Result<Overlay, BlockFailure> {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    return fail({ kind: 'damaged-block', reason: 'it does not begin like an overlay' });
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  const added = openBlock(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length), 0);
  if (!added.ok) return added;
  const withdrawn = openBlock(bytes.subarray(HEADER_BYTES + length), 0);
  if (!withdrawn.ok) return withdrawn;
  return succeed({ added: added.value, withdrawn: withdrawn.value });
}

/** The rows of one hash after an overlay: withdrawn rows go, added rows come, and withdrawing wins. */
export function applyOverlay(
  rows: readonly RegisterRow[],
  overlay: Overlay,
  hash: DocumentHash,
): RegisterRow[] {
  const withdrawn = overlay.withdrawn.find(hash);
  const added = overlay.added.find(hash);
  if (withdrawn.length === 0 && added.length === 0) return [...rows];
  const gone = new Set(withdrawn.map(identityOf));
  const known = new Set<string>();
  return [...rows, ...added].filter((row) => {
    const identity = identityOf(row);
    if (gone.has(identity) || known.has(identity)) return false;
    known.add(identity);
    return true;
  });
}

/** What makes two reports of one document the same report. */
const identityOf = ({ classIndex, day, notice }: RegisterRow): string =>
  `${classIndex} ${day} ${notice ?? ''}`;
