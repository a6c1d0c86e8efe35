/** The desk's end of the door, and the token without which the door stays shut. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import { STATION_PREFIX, type stationContract, TOKEN_HEADER } from '#shared/station/contract.ts';

export type StationClient = ContractRouterClient<typeof stationContract>;

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** Where a page may find its token, all of it injected. */
export type TokenSources = {
  /** The content of `<meta name="station-token">`, which only the product's own shell writes. */
  readonly meta: string | null;
  /** Lives as long as the tab. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** With its leading `#`, as `location.hash` gives it. */
  readonly fragment: string;
  /** Takes the spent claim out of the address bar and the history. */
  readonly dropFragment: () => void;
  readonly fetch: Fetch;
  readonly origin: string;
};

const STORAGE_KEY = 'farpost-station-token';
const CLAIM_PATH = '/station/claim';
const claimAnswerSchema = z.object({ token: z.string().min(1) });

/**
 * The token of this start of the station; `null` when the page was opened in some other way. A claim in the
 * address wins over a stored token: it is newer, and the stored one may belong to an earlier start.
 */
export async function obtainToken(sources: TokenSources): Promise<string | null> {
  if (sources.meta !== null && sources.meta !== '') return sources.meta;
  const claim = sources.fragment.replace(/^#/u, '').replace(/^claim=/u, '');
  const claimed = claim === '' ? null : await exchange(claim, sources);
  if (claim !== '') sources.dropFragment();
  if (claimed === null) return sources.storage.getItem(STORAGE_KEY);
  sources.storage.setItem(STORAGE_KEY, claimed);
  return claimed;
}

async function exchange(claim: string, { fetch, origin }: TokenSources): Promise<string | null> {
  const response = await fetch(`${origin}${CLAIM_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claim }),
  }).catch(() => null);
  if (response?.ok !== true) return null;
  const answer = claimAnswerSchema.safeParse(await response.json().catch(() => null));
  return answer.success ? answer.data.token : null;
}

type ClientOptions = {
  readonly origin: string;
  readonly token: string;
  readonly fetch?: (request: Request, init: object) => Promise<Response>;
};

export function createStationClient({ origin, token, fetch }: ClientOptions): StationClient {
  const link = new RPCLink({
    url: `${origin}${STATION_PREFIX}`,
    headers: { [TOKEN_HEADER]: token },
    ...(fetch === undefined ? {} : { fetch }),
  });
  return createORPCClient(link);
}
