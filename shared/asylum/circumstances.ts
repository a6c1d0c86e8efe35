import type { World } from '#shared/protection/recipient.ts';
import type { Role } from '#shared/station/session.ts';
import type { Protocol } from './exchange.ts';

/** Under which circumstances a step is judged. */
export type Circumstances = {
  /** Id of who asks. */
  readonly officer: string;
  /** Who stood by and gave a passphrase. */
  readonly witness: { readonly id: string; readonly role: Role } | null;
  /** ISO 8601. */
  readonly now: string;
  /** So many hours after `now`; ISO 8601. */
  readonly after: (hours: number) => string;
  /** The active release. */
  readonly release: number | null;
  readonly requiredLists: readonly string[];
  readonly protocol: Protocol;
  /** Null when the policy does not say whose State this is. */
  readonly world: World | null;
};
