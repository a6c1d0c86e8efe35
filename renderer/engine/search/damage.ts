/** What happens when a stored file cannot be opened. */
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { OpenFailure } from '../opening/open-target.ts';

/** Reported as soon as a stored file turns out not to be what was stored. */
export type OnDamage = (sha256: string) => void;

/** Without its key a file cannot be read, and fetching it again would not help. */
export const searchFailureOf = ({ kind, path }: OpenFailure): SearchFailure =>
  kind === 'no-release-key'
    ? { kind: 'failed', reference: 'no-release-key' }
    : { kind: 'damaged', where: path };
