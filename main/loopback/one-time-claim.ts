/**
 * Hands the page its token once. The address printed in the terminal carries a claim that is worth
 * nothing a second time, so a copy of it in a history or a screenshot opens nothing.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#main/services/clock/clock.ts';
import { ANSWER_HEADERS } from '#main/station/answer-headers.ts';
import { limitedJson } from '#main/station/limited-body.ts';
import { plain } from '#main/station/release-files.ts';
import { isJsonCall, isSameText } from '#main/station/request-checks.ts';

export const CLAIM_PATH = '/station/claim';

export type OneTimeClaim = {
  /** A fresh claim, good for `CLAIM_LIFETIME_IN_MS`; the one before it is spent. */
  issue(): string;
  answer(request: Request): Promise<Response>;
};

const claimSchema = z.object({ claim: z.string().min(1).max(100) });
const LARGEST_CLAIM = 1000;
/** Long enough to walk to another desk; short enough that yesterday's terminal opens nothing. */
export const CLAIM_LIFETIME_IN_MS = 60 * 60 * 1000;

export const newSecret = (): string => randomBytes(32).toString('base64url');

type Open = { readonly claim: string; readonly until: number };

export function createOneTimeClaim(token: string, clock: Clock): OneTimeClaim {
  let open: Open | null = null;
  return {
    issue() {
      open = { claim: newSecret(), until: clock.monotonicInMs() + CLAIM_LIFETIME_IN_MS };
      return open.claim;
    },
    async answer(request) {
      if (request.method !== 'POST') return plain(405, 'POST only');
      if (!isJsonCall(request)) return plain(415, 'JSON only');
      const body = claimSchema.safeParse(await limitedJson(request, LARGEST_CLAIM));
      if (open !== null && clock.monotonicInMs() > open.until) open = null;
      if (!body.success || open === null || !isSameText(body.data.claim, open.claim)) {
        return plain(403, 'not allowed');
      }
      open = null;
      return Response.json({ token }, { headers: ANSWER_HEADERS });
    },
  };
}
