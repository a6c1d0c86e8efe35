/** Files of an exchange, as they come from the officer's disk and go back to it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { type AttachedFile, attachedFileSchema } from '#shared/asylum/exchange.ts';
import { fromBase64Url, toBase64Url, toHex } from '#shared/kernel/bytes.ts';

/** Null when its kind, size or name is not one that may travel, or it cannot be read. */
export async function readAttachment(
  file: Pick<File, 'name' | 'type' | 'arrayBuffer'>,
): Promise<AttachedFile | null> {
  const content = await file.arrayBuffer().catch(() => null);
  if (content === null) return null;
  const bytes = new Uint8Array(content);
  const read = attachedFileSchema.safeParse({
    id: crypto.randomUUID(),
    name: file.name,
    mediaType: file.type,
    bytes: bytes.length,
    sha256: toHex(sha256(bytes)),
    content: toBase64Url(bytes),
  });
  return read.success ? read.data : null;
}

/** Hands it to whoever presses the button. False when its content is not what was promised. */
export function saveAttachment({ name, content, sha256: promised }: AttachedFile): boolean {
  const bytes = fromBase64Url(content);
  if (bytes === null || toHex(sha256(bytes)) !== promised) return false;
  // Never with its own type: it is saved, not opened.
  const url = URL.createObjectURL(
    new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}
