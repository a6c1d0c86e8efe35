/**
 * The keyed hash by which the register knows a document, and how hashes are spread over buckets.
 *
 * Hash = HMAC-SHA-256(`release-documents` subkey, issuing state ‖ 0x00 ‖ number in canonical form), first 64
 * bits. It reveals no number without the key. A document that is not in the register matches by chance with
 * probability records ÷ 2⁶⁴ a look-up: 7 × 10⁻¹² at 128 million, once in 10¹¹ look-ups.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A 64-bit hash as two unsigned 32-bit numbers. */
export type DocumentHash = { readonly high: number; readonly low: number };

/** Hashes one document; both arguments are in canonical form. */
export type DocumentHasher = (issuingState: string, documentNumber: string) => DocumentHash;

/** Records a bucket holds on average before the number of buckets doubles. */
export const DOCUMENTS_PER_BUCKET = 1024;
/** A register that grew or shrank keeps its buckets while they hold between these many records on average. */
const FEWEST_PER_BUCKET = 256;
const MOST_PER_BUCKET = 2048;

/** Canonical states and numbers fit into this; longer ones are hashed all the same. */
const SHORT_BYTES = 64;

/** Prepares the key once, so that millions of documents can be hashed. */
export function createDocumentHasher(documentsKey: Uint8Array): DocumentHasher {
  const keyed = hmac.create(sha256, documentsKey);
  const digest = new Uint8Array(32);
  const view = new DataView(digest.buffer);
  const short = new Uint8Array(SHORT_BYTES);
  let scratch = keyed.clone();
  return (issuingState, documentNumber) => {
    const message = `${issuingState}\u0000${documentNumber}`;
    scratch = keyed._cloneInto(scratch);
    scratch.update(asciiInto(short, message) ?? utf8ToBytes(message));
    scratch.digestInto(digest);
    return { high: view.getUint32(0), low: view.getUint32(4) };
  };
}

/** The bytes of a short ASCII text, without another object for each; null for any other text. */
function asciiInto(bytes: Uint8Array, text: string): Uint8Array | null {
  if (text.length > bytes.length) return null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return null;
    bytes[at] = code;
  }
  return bytes.subarray(0, text.length);
}

/** The number of buckets, a power of two, for so many documents; `before` is kept while it still fits. */
export function documentBuckets(documents: number, before: number | null = null): number {
  if (before !== null && fits(documents, before)) return before;
  let buckets = 1;
  while (buckets * DOCUMENTS_PER_BUCKET < documents) buckets *= 2;
  return buckets;
}

function fits(documents: number, buckets: number): boolean {
  const perBucket = documents / buckets;
  return perBucket <= MOST_PER_BUCKET && (buckets === 1 || perBucket >= FEWEST_PER_BUCKET);
}

/** The bucket of a hash: its leading bits. `buckets` is a power of two up to 2³². */
export const documentBucketOf = ({ high }: DocumentHash, buckets: number): number =>
  Math.floor(high / (2 ** 32 / buckets));

/** How many leading bits of a hash the number of its bucket already tells. */
export const prefixBitsOf = (buckets: number): number => Math.log2(buckets);

/** Negative when `a` comes first. */
export const compareHashes = (a: DocumentHash, b: DocumentHash): number =>
  a.high - b.high || a.low - b.low;
