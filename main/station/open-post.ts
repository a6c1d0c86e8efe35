/** From an unlocked vault to a working post: journal first, then everything that stands on it. */
import { join } from 'node:path';
import type { Clock } from '#main/services/clock/clock.ts';
import type { TrustedTime } from '#main/services/clock/trusted-time.ts';
import { createIds } from '#main/services/clock/uuid-v7.ts';
import { type Journal, openJournal } from '#main/services/journal/journal.ts';
import { describeJournalFailure } from '#main/services/journal/journal-failure.ts';
import { openOrderedRenewal } from '#main/services/orders/ordered-renewal.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import type { VaultKeys } from '#main/services/vault/daily-slot.ts';
import { forgetUnlocked, type Unlocked } from '#main/services/vault/unlocked.ts';
import type { Vault } from '#main/services/vault/vault.ts';
import { LANES } from '#shared/journal/entry.ts';
import type { DeskKind, StationKind } from '#shared/journal/payloads.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Receipt } from '#shared/station/contract.ts';
import type { Officer } from '#shared/station/session.ts';
import type { AsylumDesk } from './asylum/asylum-desk.ts';
import { openAsylum } from './asylum/open-asylum.ts';
import type { Connect, ConnectFailure, Connections, Releases } from './connections.ts';
import type { Environment } from './environment.ts';
import { createReleaseKeyring, type ReleaseKeyring } from './release-keyring.ts';
import { openReports, type ReportDesk } from './reports.ts';

/** What calls may use while someone is signed in. */
export type OpenPost = Connections & {
  readonly officer: Officer;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly keyring: ReleaseKeyring;
  readonly reports: ReportDesk;
  /** Overwritten when the post closes: read it at once, keep no reference. */
  readonly rootKey: Uint8Array;
  /** Aborted when the station locks. */
  readonly ends: AbortSignal;
  /** Null for officers without the asylum key. */
  readonly asylum: AsylumDesk | null;
  record(kind: DeskKind | StationKind, payload: unknown): Promise<Receipt>;
  /** Stops, closes and forgets every key. */
  close(): Promise<void>;
};

export type OpenPostOptions = {
  readonly environment: Environment;
  readonly trustedTime: TrustedTime;
  readonly vault: Vault;
  readonly unlocked: Unlocked;
  readonly connect: Connect;
  readonly onOrder: (text: string) => Promise<void>;
  readonly onBug: (error: unknown) => void;
  readonly isRevoked: boolean;
};

export async function openPost(
  options: OpenPostOptions,
): Promise<Result<OpenPost, ConnectFailure>> {
  const { unlocked } = options;
  let opened: Result<Parts, ConnectFailure> | null = null;
  try {
    opened = await openParts(options);
  } finally {
    // Also when something throws: no key outlives a post that did not open.
    if (!opened?.ok) forgetUnlocked(unlocked);
  }
  if (!opened.ok) return opened;
  const { connections, inboxKey, ...parts } = opened.value;
  const ending = new AbortController();
  const { clock } = options.environment;
  const known = { ...options, ...connections, ...parts, clock, ends: ending.signal };
  const asylum = await openAsylum(known);
  const open = {
    ...connections,
    ...parts,
    asylum,
    officer: unlocked.officer,
    clock,
    ends: ending.signal,
  };
  return succeed({
    ...open,
    reports: openReports(open),
    rootKey: unlocked.rootKey,
    async close() {
      ending.abort();
      try {
        await connections.sync.stop();
      } finally {
        await closeAndForget(parts.journal, inboxKey)
          .finally(() => parts.keyring.forget())
          .finally(() => forgetUnlocked(unlocked));
      }
    },
  });
}

/** The journal of this post, for a sign-in or for the very first entry. */
export async function openPostJournal(
  environment: Environment,
  trustedTime: TrustedTime,
  keys: VaultKeys & { readonly identity: PostIdentity },
): ReturnType<typeof openJournal> {
  const { clock, files, random, dataDirectory } = environment;
  const { post, epoch, anchors } = keys.identity;
  const journalKey = subkeyOf(keys.rootKey, 'journal');
  const markKey = subkeyOf(keys.rootKey, 'journal-mark');
  const asylumKey = keys.asylumKey && subkeyOf(keys.asylumKey, 'asylum-journal');
  try {
    return await openJournal({
      directory: join(dataDirectory, 'journal'),
      post,
      epoch,
      clock,
      trustedTime,
      files,
      random,
      hubSealingKey: fromBase64Url(anchors.sealingKey) ?? new Uint8Array(0),
      journalKey,
      asylumKey,
      markKey,
      isMarked: keys.identity.journalMarked === true,
      ids: createIds({ wall: () => clock.wall(), random }),
    });
  } finally {
    journalKey.fill(0);
    markKey.fill(0);
    asylumKey?.fill(0);
  }
}

type Parts = Pick<OpenPost, 'journal' | 'keyring' | 'record'> & {
  readonly connections: Connections;
  readonly inboxKey: Uint8Array;
};

async function openParts(options: OpenPostOptions): Promise<Result<Parts, ConnectFailure>> {
  const { environment, trustedTime, unlocked } = options;
  const opened = await openPostJournal(environment, trustedTime, unlocked);
  if (!opened.ok) return fail({ what: 'journal', reason: describeJournalFailure(opened.failure) });
  const journal = opened.value;
  const inboxKey = subkeyOf(unlocked.rootKey, 'inbox');
  let connected: Result<Parts, ConnectFailure> | null = null;
  try {
    connected = await connectParts(options, journal, inboxKey);
    return connected;
  } finally {
    if (!connected?.ok) await closeAndForget(journal, inboxKey);
  }
}

async function connectParts(
  options: OpenPostOptions,
  journal: Journal,
  inboxKey: Uint8Array,
): Promise<Result<Parts, ConnectFailure>> {
  const { environment, trustedTime, vault, unlocked, connect, onOrder, onBug, isRevoked } = options;
  const { rootKey, identity, officer } = unlocked;
  const keyring = createReleaseKeyring(identity, (next, options) =>
    vault.saveIdentity(rootKey, next, options),
  );
  const ordered = await openOrderedRenewal(environment);
  const searched: { releases?: Releases } = {};
  const record: OpenPost['record'] = (kind, payload) => {
    const release = searched.releases?.current()?.version ?? null;
    return journal.append({ kind, payload, officer: officer.id, release });
  };
  const connected = await connect({
    ...environment,
    keeper: keyring,
    inboxKey,
    journal,
    trustedTime,
    onBug,
    onOrder,
    isRevoked,
    onReleaseKeys: (keys) => keyring.add(keys),
    isRenewalOrdered: ordered.isDue,
    onKeysRenewed: async (fingerprint) => {
      await ordered.done();
      const receipt = await record('keys-renewed', { fingerprint });
      return receipt.kind === 'saved';
    },
    onReleaseRefused: async (reason) => {
      await record('release-refused', { reason: reason.slice(0, 300) });
    },
  });
  if (!connected.ok) return connected;
  const missing = missingEntries(journal, connected.value);
  if (missing) return fail(missing);
  searched.releases = connected.value.releases;
  return succeed({ journal, keyring, record, inboxKey, connections: connected.value });
}

/** A journal that ends before what the hub has confirmed was replaced or restored from a copy. */
function missingEntries(journal: Journal, { acknowledged }: Connections): ConnectFailure | null {
  const heads = journal.heads();
  const short = LANES.find((lane) => acknowledged(lane) > heads[lane].seq);
  if (!short) return null;
  const reason = `the hub confirmed ${acknowledged(short)} ${short} entries, the journal holds ${heads[short].seq}: it was replaced or restored. Call the hub before working on.`;
  return { what: 'journal', reason };
}

/** The key goes even when the journal cannot be closed. */
async function closeAndForget(journal: Journal, key: Uint8Array): Promise<void> {
  try {
    await journal.close();
  } finally {
    key.fill(0);
  }
}
