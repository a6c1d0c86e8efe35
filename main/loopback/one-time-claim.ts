/**
 * Hands the page its token once. The address printed in the terminal carries a claim that is worth
 * nothing a second time, so a copy of it in a history or a screenshot opens nothing.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { limitedJson } from '#main/station/limited-body.ts';
import { plain } from '#main/station/release-files.ts';
import { isSameText } from '#main/station/request-checks.ts';

export const CLAIM_PATH = '/station/claim';

export type OneTimeClaim = {
  /** A fresh claim; the one before it is spent. */
  issue(): string;
  answer(request: Request): Promise<Response>;
};

const claimSchema = z.object({ claim: z.string().min(1).max(100) });
const LARGEST_CLAIM = 1000;

export const newSecret = (): string => randomBytes(32).toString('base64url');

export function createOneTimeClaim(token: string): OneTimeClaim {
  let open: string | null = null;
  return {
    issue() {
      open = newSecret();
      return open;
    },
    async answer(request) {
      if (request.method !== 'POST') return plain(405, 'POST only');
      const body = claimSchema.safeParse(await limitedJson(request, LARGEST_CLAIM));
      if (!body.success || open === null || !isSameText(body.data.claim, open)) {
        return plain(403, 'not allowed');
      }
      open = null;
      return Response.json({ token }, { headers: { 'cache-control': 'no-store' } });
    },
  };
}
