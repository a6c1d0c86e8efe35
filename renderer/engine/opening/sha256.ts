/** Release files are known by this: lower-case hex. */
import { toHex } from '#shared/kernel/bytes.ts';
import { ownBuffer } from './own-buffer.ts';

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', ownBuffer(bytes))));
}
