/** How long the signatures of root and targets still hold, what waits to be signed, and where the keys lie. */
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { openPendingTargets } from './pending-targets.ts';
import { readPreviousRelease } from './previous-release.ts';
import { repositoryDirectory } from './publish.ts';
import type { PublishFailure } from './publish-failure.ts';
import { openReleaseFiles } from './release-files.ts';
import { keyFileOf, openRoleKeys } from './role-keys.ts';
import { targetsSigners } from './targets-request.ts';
import { DEFAULT_LIFETIMES, daysUntil, isDue } from './tuf-metadata.ts';

const OFFLINE = ['root', 'targets'] as const;
type OfflineRole = (typeof OFFLINE)[number];

export type SignedUntil = {
  readonly role: OfflineRole;
  readonly version: number;
  /** ISO 8601. */
  readonly expires: string;
  /** Whole days; negative once it is over. */
  readonly daysLeft: number;
  /** Less than a third of the usual lifetime is left: it has to be signed again. */
  readonly due: boolean;
};

export type TrustStatus = {
  readonly signed: readonly SignedUntil[];
  /** Targets that wait for signatures. */
  readonly request: {
    readonly version: number;
    readonly signatures: number;
    readonly needed: number;
    /** Absolute. */
    readonly file: string;
  } | null;
  /** Roles that ought to be signed offline and whose key lies on this machine. */
  readonly online: readonly OfflineRole[];
  /** Files of keys, relative to the data directory, that the root in force does not name. */
  readonly leftOver: readonly string[];
};

/** Null before there is a root. */
export async function readTrust(
  dataDirectory: string,
  now: Date,
): Promise<Result<TrustStatus | null, PublishFailure>> {
  const previous = await readPreviousRelease(openReleaseFiles(repositoryDirectory(dataDirectory)));
  if (!previous.ok) return previous;
  const { root, targets } = previous.value;
  if (!root) return succeed(null);
  const keys = await keysHere(dataDirectory, root.metadata.signed);
  if (!keys.ok) return keys;
  const request = await requestHere(dataDirectory, root.metadata);
  if (!request.ok) return request;
  const signed = [
    signedUntil('root', root.metadata.signed, now),
    ...(targets ? [signedUntil('targets', targets.metadata.signed, now)] : []),
  ];
  return succeed({ signed, request: request.value, ...keys.value });
}

async function keysHere(
  dataDirectory: string,
  root: Root,
): Promise<Result<Pick<TrustStatus, 'online' | 'leftOver'>, PublishFailure>> {
  const online: OfflineRole[] = [];
  const leftOver: string[] = [];
  for (const role of OFFLINE) {
    const key = await openRoleKeys(dataDirectory).find(role);
    if (!key.ok) return key;
    const named = root.roles[role]?.keyIDs ?? [];
    if (key.value && named.includes(key.value.keyId)) online.push(role);
    else if (key.value) leftOver.push(keyFileOf(role));
  }
  return succeed({ online, leftOver });
}

async function requestHere(
  dataDirectory: string,
  root: Metadata<Root>,
): Promise<Result<TrustStatus['request'], PublishFailure>> {
  const { file, read } = openPendingTargets(dataDirectory);
  const waiting = await read();
  if (!waiting.ok) return waiting;
  if (!waiting.value) return succeed(null);
  const { targets } = waiting.value;
  return succeed({
    version: targets.signed.version,
    signatures: targetsSigners(root, targets).length,
    needed: root.signed.roles['targets']?.threshold ?? 1,
    file,
  });
}

function signedUntil(
  role: OfflineRole,
  { version, expires }: { readonly version: number; readonly expires: string },
  now: Date,
): SignedUntil {
  const due = isDue(expires, now, DEFAULT_LIFETIMES[role]);
  return { role, version, expires, daysLeft: daysUntil(expires, now), due };
}

export type TrustInWords = {
  readonly lines: readonly string[];
  /** What has to be done for publishing to go on. */
  readonly warnings: readonly string[];
  /** Secret keys that ought not to be here. */
  readonly exposed: readonly string[];
};

/** What to show, and what to warn of. */
export function trustInWords(trust: TrustStatus): TrustInWords {
  const { signed, request, online, leftOver } = trust;
  return {
    lines: signed.map(
      ({ role, version, expires, daysLeft }) =>
        `Signature of ${role} (version ${version}): ${daysLeft} days left, until ${expires}`,
    ),
    warnings: [
      ...signed.filter(({ due }) => due).map((each) => renewalWarning(each, trust)),
      ...(request ? [requestWarning(request)] : []),
    ],
    exposed: [
      ...(online.length > 0 ? [onlineWarning(online)] : []),
      ...leftOver.map(
        (file) =>
          `${file} is a key that the root does not name (any more): carry it away or destroy it.`,
      ),
    ],
  };
}

function renewalWarning({ role, daysLeft }: SignedUntil, { online }: TrustStatus): string {
  const when = daysLeft < 0 ? 'has run out' : `runs out in ${daysLeft} days`;
  if (online.includes(role)) return `The signature of ${role} ${when}: publish renews it.`;
  return role === 'root'
    ? `The signature of root ${when}; after that nothing can be published: hold a key ceremony (keys root propose, sign, install).`
    : `The signature of targets ${when}; after that nothing can be published: publish leaves a request for its holders (keys targets sign, install).`;
}

const requestWarning = ({
  version,
  signatures,
  needed,
  file,
}: NonNullable<TrustStatus['request']>): string =>
  signatures >= needed
    ? `Targets version ${version} is signed: publish.`
    : `Targets version ${version} waits for signatures, ${signatures} of ${needed} are there: ${file}`;

const onlineWarning = (online: readonly OfflineRole[]): string =>
  `THE SECRET KEY OF ${online.join(' AND ').toUpperCase()} LIES ON THIS MACHINE, WHICH IS ONLINE: whoever takes it can make every post believe anything. For real use hold a key ceremony: docs/guides/key-ceremony.md`;
