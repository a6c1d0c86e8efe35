/** `keys …`: what the commands of a key ceremony take. */
import type { TopRole } from '#hub/releases/compose-root.ts';

export type KeysCommand =
  | { readonly keys: 'draw'; readonly role: 'root' | 'targets'; readonly out: string }
  | { readonly keys: 'status' }
  | {
      readonly keys: 'propose';
      /** Files of public keys. */
      readonly add: ReadonlyArray<{ readonly role: TopRole; readonly file: string }>;
      readonly remove: ReadonlyArray<{ readonly role: TopRole; readonly keyId: string }>;
      /** Offline roles that lose every key they have now. */
      readonly replace: ReadonlyArray<'root' | 'targets'>;
      readonly thresholds: Partial<Record<TopRole, number>>;
      /** Online roles that get a key drawn on this machine, in place of all they have. */
      readonly fresh: ReadonlyArray<'snapshot' | 'timestamp'>;
      readonly days: number;
      readonly out: string;
    }
  | {
      readonly keys: 'sign';
      readonly key: string;
      readonly file: string;
      /** The version that the holder means to sign; without it the file is only shown. */
      readonly version: number | null;
    }
  | { readonly keys: 'install'; readonly file: string }
  | {
      readonly keys: 'sign-targets';
      readonly key: string;
      readonly file: string;
      /** As with a root: without it the file is only shown. */
      readonly version: number | null;
    }
  | { readonly keys: 'install-targets'; readonly files: readonly string[] };
