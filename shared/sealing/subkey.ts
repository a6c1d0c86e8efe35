/** Purpose-bound subkeys: one root key never does two jobs. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Everything a subkey may be for. A new purpose is a new line here, never a reused one. */
export type KeyPurpose =
  | 'cache'
  | 'journal'
  | 'asylum-journal'
  | 'asylum-replies'
  | 'journal-mark'
  | 'inbox'
  | 'release-pack'
  | 'release-documents'
  | 'release-suppressions'
  | 'vault-daily'
  | 'vault-recovery'
  | 'station-secrets';

/** 32 bytes by HKDF-SHA-256 (RFC 5869) from a root key, bound to its purpose. */
export function subkeyOf(rootKey: Uint8Array, purpose: KeyPurpose): Uint8Array {
  return hkdf(sha256, rootKey, undefined, utf8ToBytes(`farpost/v1/${purpose}`), 32);
}
