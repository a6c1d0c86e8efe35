/** Opens everything a hub consists of. Serving it and commanding it both start here. */
import { createHub, type Hub } from '#hub/app.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import { openDatabase, type UnreachableFailure } from '#hub/storage/database.ts';
import type { LockFailure } from '#hub/storage/directory-lock.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import type { HubAnchors } from '#shared/exchange/enrolment.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { anchorsOf } from './anchors.ts';
import type { ReleaseContentKey } from './enrolment.ts';
import { type HubIdentity, type IdentityFailure, openIdentity } from './identity.ts';

export type HubOptions = {
  /** Absolute, or relative to the working directory. Created when it does not exist. */
  readonly dataDirectory: string;
  /** `postgres://…`; PGlite in the data directory without it. */
  readonly databaseUrl?: string | undefined;
  readonly now: () => Date;
  /** Warnings and failures of the hub, one line each: standard error, usually. */
  readonly log: (line: string) => void;
};

export type OpenFailure = LockFailure | UnreachableFailure | IdentityFailure;

export type OpenHub = {
  readonly db: HubDatabase;
  readonly dataDirectory: string;
  readonly identity: HubIdentity;
  readonly anchors: () => Promise<HubAnchors | null>;
  readonly releaseKeys: () => Promise<readonly ReleaseContentKey[]>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  readonly fetch: Hub['fetch'];
  readonly close: () => Promise<void>;
};

export async function openHub(options: HubOptions): Promise<Result<OpenHub, OpenFailure>> {
  const { dataDirectory, databaseUrl, now, log } = options;
  const database = await openDatabase({ dataDirectory, databaseUrl, warn: log });
  if (!database.ok) return database;
  const { db, close } = database.value;
  const identity = await openIdentity(dataDirectory);
  if (!identity.ok) {
    await close();
    return fail(identity.failure);
  }
  const parts = {
    db,
    dataDirectory,
    identity: identity.value,
    anchors: () => anchorsOf(dataDirectory, identity.value),
    releaseKeys: () => currentReleaseKeys(dataDirectory),
    now,
    log,
  };
  return succeed({ ...parts, fetch: createHub(parts).fetch, close });
}

/** Read each time: a command in another process may have drawn a new one. */
async function currentReleaseKeys(dataDirectory: string): Promise<readonly ReleaseContentKey[]> {
  const keys = await openReleaseKeys(dataDirectory);
  if (!keys.ok) throw new Error(`${keys.failure.file}: ${keys.failure.reason}`);
  return keys.value.all();
}
