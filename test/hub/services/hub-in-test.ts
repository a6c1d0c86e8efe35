/** A hub for tests: real routes, services and storage, no port, a clock that stands still. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHub, type Hub } from '#hub/app.ts';
import type { Allowances } from '#hub/routes/request-limits.ts';
import { type HubIdentity, identityOf } from '#hub/services/identity.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';

export type HubInTest = {
  readonly fetch: Hub['fetch'];
  readonly db: HubDatabase;
  readonly identity: HubIdentity;
  readonly dataDirectory: string;
  readonly releaseKeys: Array<{ epoch: number; key: Uint8Array }>;
  /** What the hub wrote to its log. */
  readonly log: string[];
  readonly now: () => Date;
  readonly passSeconds: (seconds: number) => void;
  readonly removeFiles: () => void;
};

export const ROOT_TEXT = '{"signed":{"_type":"root","version":2}}';

/** A clock that stands still refills nothing: only tests about limits have any. */
const NO_LIMIT = { burst: 1e9, refillPerSecond: 1, mostClients: 10, refusedWeighs: 1 };

export function hubInTest(
  db: HubDatabase,
  allowances: Allowances = { address: NO_LIMIT, post: NO_LIMIT },
): HubInTest {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'farpost-hub-'));
  const metadata = join(dataDirectory, 'releases', 'repository', 'metadata');
  mkdirSync(metadata, { recursive: true });
  writeFileSync(join(metadata, '1.root.json'), '{"old":true}');
  writeFileSync(join(metadata, '2.root.json'), ROOT_TEXT);
  let time = Date.parse('2030-01-02T03:04:05.000Z');
  const parts = {
    db,
    dataDirectory,
    identity: identityOf(new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)),
    releaseKeys: [{ epoch: 1, key: new Uint8Array(32).fill(3) }],
    log: [] as string[],
    now: () => new Date(time),
  };
  const { fetch } = createHub({
    ...parts,
    allowances,
    releaseKeys: () => Promise.resolve(parts.releaseKeys),
    log: (line) => parts.log.push(line),
  });
  return {
    ...parts,
    fetch,
    passSeconds: (seconds) => {
      time += seconds * 1000;
    },
    removeFiles: () => rmSync(dataDirectory, { recursive: true, force: true }),
  };
}
