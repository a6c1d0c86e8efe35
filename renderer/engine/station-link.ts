/** The engine's way to its station: typed calls, and release files by their hash. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import {
  filePath,
  STATION_PREFIX,
  type stationContract,
  TOKEN_HEADER,
} from '#shared/station/contract.ts';

type Station = ContractRouterClient<typeof stationContract>;

/** The calls the engine makes; a test passes its own. */
export type EngineStation = Pick<Station, 'engine' | 'release' | 'journal' | 'sync'>;

/** The bytes of a release file, or null when the station does not have it. Rejects without a station. */
export type FetchFile = (sha256: string, stop: AbortSignal) => Promise<Uint8Array | null>;

export type StationLink = { readonly station: EngineStation; readonly fetchFile: FetchFile };

export function linkToStation(origin: string, token: string): StationLink {
  const headers = { [TOKEN_HEADER]: token };
  const station: Station = createORPCClient(
    new RPCLink({ url: `${origin}${STATION_PREFIX}`, headers }),
  );
  return {
    station,
    async fetchFile(sha256, stop) {
      const response = await fetch(`${origin}${filePath(sha256)}`, { headers, signal: stop });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      if (response.status === 404) return null;
      throw new Error(`the station answered ${response.status}`);
    },
  };
}
