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
export type EngineStation = Pick<Station, 'engine' | 'journal' | 'news'>;

/**
 * The bytes of a release file, or null when the station does not have it. Rejects without a station.
 *
 * They may lie in the memory of `into`, which is then no longer the caller's: `bytes.buffer` is. What does not fit
 * there is longer than it should be, and cut off.
 */
export type FetchFile = (
  sha256: string,
  stop: AbortSignal,
  into?: ArrayBuffer,
) => Promise<Uint8Array<ArrayBuffer> | null>;

export type StationLink = { readonly station: EngineStation; readonly fetchFile: FetchFile };

export function linkToStation(origin: string, token: string): StationLink {
  const headers = { [TOKEN_HEADER]: token };
  const station: Station = createORPCClient(
    new RPCLink({ url: `${origin}${STATION_PREFIX}`, headers }),
  );
  return {
    station,
    async fetchFile(sha256, stop, into) {
      const response = await fetch(`${origin}${filePath(sha256)}`, { headers, signal: stop });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`the station answered ${response.status}`);
      if (into && response.body) return readInto(response.body, into);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

async function readInto(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  into: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader({ mode: 'byob' });
  let buffer = into;
  let length = 0;
  while (length < buffer.byteLength) {
    const rest = new Uint8Array(buffer, length, buffer.byteLength - length);
    const { done, value } = await reader.read(rest);
    if (value) buffer = value.buffer;
    length += value?.length ?? 0;
    if (done) return new Uint8Array(buffer, 0, length);
  }
  await reader.cancel();
  return new Uint8Array(buffer);
}
