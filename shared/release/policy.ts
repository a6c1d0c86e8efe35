/** The rules a post screens by. Signed with the release, so two posts never differ by accident. */
import { z } from 'zod';
import { DEFAULT_PROTOCOL, type Protocol, protocolSchema } from '#shared/asylum/exchange.ts';
import { findState, STATE_CODES } from '#shared/icao/states.ts';
import type { World } from '#shared/protection/recipient.ts';
import { listIdSchema } from '#shared/watchlist/list.ts';

const stateCodeSchema = z.string().regex(/^(?:[A-Z]{3}|D)$/u);

export const policySchema = z.object({
  v: z.literal(1),
  /** `clear` needs each of these searched to the end. */
  requiredLists: z.array(listIdSchema).min(1),
  /** Older than this and the verdict is at best `refer`. Days, by list; `default` for the others. */
  maxAgeInDays: z.record(z.string(), z.number().positive()),
  thresholds: z.object({
    /** A candidate at or above is referred to the second line. */
    refer: z.number().min(0).max(1),
    /** A candidate at or above is shown as a hit. */
    hit: z.number().min(0).max(1),
  }),
  idleLockInMinutes: z.number().positive(),
  /** Acknowledged journal entries are kept this long, so that a restored hub can be refilled. */
  keepAcknowledgedInDays: z.number().positive(),
  /**
   * The agency's own State, as on its documents (ICAO Doc 9303, Part 3, §5). Only documents of this State may be reported
   * as stolen, lost, revoked or invalid; while it is absent none can be.
   */
  ownState: stateCodeSchema.optional(),
  /** States whose authorities take part in the exchange, in the same codes. */
  members: z.array(stateCodeSchema).max(300).optional(),
  /** Between asylum authority and National Central Bureau (resolution, clause 3). */
  protocol: protocolSchema.optional(),
});

export type Policy = z.infer<typeof policySchema>;

/** What a hub publishes until its agency decides otherwise. */
export const DEFAULT_POLICY: Policy = {
  v: 1,
  requiredLists: ['sltd', 'interpol-notices'],
  maxAgeInDays: { default: 30, sltd: 7, 'interpol-notices': 7 },
  thresholds: { refer: 0.7, hit: 0.88 },
  idleLockInMinutes: 5,
  keepAcknowledgedInDays: 90,
};

/** The age limit of one list, in days. */
export function maxAgeInDays(policy: Policy, list: string): number {
  return policy.maxAgeInDays[list] ?? policy.maxAgeInDays['default'] ?? 30;
}

const EVERY_STATE: string[] = STATE_CODES.filter((code) => {
  const state = findState(code);
  return state?.kind === 'state' && state.withdrawn === undefined;
});

/** The own State and those that can be written to; null when the policy does not say whose posts these are. */
export function worldOf({ ownState, members = EVERY_STATE }: Policy): World | null {
  return ownState === undefined ? null : { ownState, members };
}

export const protocolOf = ({ protocol = DEFAULT_PROTOCOL }: Policy): Protocol => protocol;
