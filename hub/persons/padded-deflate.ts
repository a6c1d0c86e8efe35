/** Deflates JSON so that its length tells only roughly how much there is. */
import { constants, deflateRawSync } from 'node:zlib';

/** Lengths are multiples of this. */
export const PADDED_TO = 4096;

const BLOCK_HEADER_BYTES = 5;
const LAST_STORED_BLOCK = 1;
const SPACE = 0x20;

/** What inflates to the text and as many spaces after it as fill the length up: white space means nothing in JSON. */
export function deflatePadded(json: Uint8Array): Uint8Array {
  const deflated = deflateRawSync(json, { finishFlush: constants.Z_SYNC_FLUSH });
  const length = Math.ceil((deflated.length + BLOCK_HEADER_BYTES) / PADDED_TO) * PADDED_TO;
  const spaces = length - deflated.length - BLOCK_HEADER_BYTES;
  const padded = Buffer.alloc(length, SPACE);
  padded.set(deflated);
  // A block that is stored as it is (RFC 1951, 3.2.4): the last, its length, and that with every bit turned.
  padded.writeUInt8(LAST_STORED_BLOCK, deflated.length);
  padded.writeUInt16LE(spaces, deflated.length + 1);
  padded.writeUInt16LE(0xffff - spaces, deflated.length + 3);
  return padded;
}
