import type { KeysFailure } from './release-keys.ts';

/**
 * Why nothing was published; the previous release stands. `reason` never quotes a name or a document
 * number, so failures may be logged.
 */
export type PublishFailure =
  | KeysFailure
  | {
      /** The source threw before the list's end. */
      readonly kind: 'list-unreadable';
      /** `null` when the lists themselves could not be listed. */
      readonly list: string | null;
      /** Records that had been read. */
      readonly position: number;
      readonly reason: string;
      readonly remedy: string;
    }
  | {
      readonly kind: 'invalid-list';
      readonly list: string;
      readonly reason: string;
      readonly remedy: string;
    }
  | {
      readonly kind: 'invalid-record';
      readonly list: string;
      /** 0-based, in the order of the source. */
      readonly position: number;
      readonly reason: string;
      readonly remedy: string;
    }
  | {
      readonly kind: 'wrong-record-count';
      readonly list: string;
      readonly expected: number;
      readonly found: number;
      readonly remedy: string;
    }
  | { readonly kind: 'invalid-policy'; readonly reason: string; readonly remedy: string }
  | {
      /** The key of a role that must sign now is not here, or is not the one its delegator names. */
      readonly kind: 'role-key-missing';
      readonly role: string;
      /** Where it belongs, relative to the data directory. */
      readonly file: string;
      readonly remedy: string;
    }
  | {
      /** Everything else is prepared: once the request is signed and installed, `publish` goes on. */
      readonly kind: 'targets-signatures-missing';
      readonly version: number;
      readonly needed: number;
      readonly signatures: number;
      /** The request to be carried away, absolute. */
      readonly file: string;
      readonly remedy: string;
    }
  | { readonly kind: 'request-damaged'; readonly file: string; readonly remedy: string }
  | {
      readonly kind: 'repository-damaged';
      /** Relative to the repository. */
      readonly file: string;
      readonly remedy: string;
    }
  | { readonly kind: 'already-publishing'; readonly lockFile: string; readonly remedy: string }
  | {
      readonly kind: 'storage';
      /** The operating system's word: `ENOSPC`, `EACCES`. */
      readonly code: string;
      readonly remedy: string;
    };
