/** What a signed-in station works with besides its journal; the session opens and closes it. */
import type { Clock } from '#main/services/clock/clock.ts';
import type { TrustedTime } from '#main/services/clock/trusted-time.ts';
import type { Files } from '#main/services/files/files.ts';
import type { IdentityKeeper } from '#main/services/identity/renewal.ts';
import type { Inbox } from '#main/services/inbox/inbox.ts';
import type { Journal } from '#main/services/journal/journal.ts';
import type { ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { AcknowledgedHead } from '#main/services/sync/acknowledgements.ts';
import type { Lane } from '#shared/journal/entry.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import type { SyncStatus } from '#shared/station/sync-status.ts';
import type { Unsubscribe } from './changes.ts';

export type Releases = {
  current(): ActiveRelease | null;
  /** What is missing of the release that should be active. */
  damage: ReleaseStore['damage'];
  /** The file, only when it is a target of the active or the previous release; else null. */
  openFile(sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  onActivated(listener: (release: ActiveRelease) => void): Unsubscribe;
};

export type Sync = {
  status(): SyncStatus;
  now(): Promise<SyncStatus>;
  onChange(listener: () => void): Unsubscribe;
  start(): void;
  stop(): Promise<void> | void;
};

export type Connections = {
  readonly releases: Releases;
  /** The last entry of a lane that the hub has acknowledged. */
  readonly acknowledged: (lane: Lane) => number;
  /** The same entry with the hash that the hub has for it. */
  readonly acknowledgedHead: (lane: Lane) => AcknowledgedHead;
  readonly sync: Sync;
  /** What the hub sent to this post, in order. */
  readonly replies: Pick<Inbox, 'lastSeq' | 'read'>;
};

/** A release content key in the clear, as it came in a reply. */
export type LaterReleaseKey = { readonly epoch: number; readonly key: Uint8Array };

export type ConnectOptions = {
  readonly dataDirectory: string;
  /** Who this post is, with its keys as they are now. */
  readonly keeper: IdentityKeeper;
  /** Key under which replies are kept at rest; overwritten when the post closes. */
  readonly inboxKey: Uint8Array;
  readonly journal: Journal;
  readonly trustedTime: TrustedTime;
  readonly clock: Clock;
  readonly files: Files;
  readonly random: (length: number) => Uint8Array;
  readonly fetch: typeof fetch;
  readonly onReleaseRefused: (reason: string) => Promise<void>;
  /** An order came over the network. Answers after it cannot be lost any more; never waits for its effect. */
  readonly onOrder: (text: string) => Promise<void>;
  /** An exchange threw: for the incident log. */
  readonly onBug: (error: unknown) => void;
  /** Answers after the keys are safe in the vault. */
  readonly onReleaseKeys: (keys: readonly LaterReleaseKey[]) => Promise<void>;
  /** The hub knows this post by new keys. Answers whether the journal holds it. */
  readonly onKeysRenewed: (fingerprint: string) => Promise<boolean>;
  /** The hub asked for new keys; absent: nobody passes such an order on. */
  readonly isRenewalOrdered?: () => boolean;
  /** An order has revoked this post: it asks for orders, and exchanges nothing. */
  readonly isRevoked: boolean;
};

export type ConnectFailure = {
  readonly what: 'journal' | 'release-store';
  readonly reason: string;
};

export type Connect = (options: ConnectOptions) => Promise<Result<Connections, ConnectFailure>>;
