/** Puts a signed root into the repository, where posts find and follow it. */
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readPreviousRelease } from './previous-release.ts';
import { repositoryDirectory } from './publish.ts';
import type { PublishFailure } from './publish-failure.ts';
import { whileLocked } from './publish-lock.ts';
import { openReleaseFiles } from './release-files.ts';
import { openRoleKeys } from './role-keys.ts';
import { type CeremonyFailure, checkNextRoot, refuse, rootBytes } from './root-ceremony.ts';
import type { MetadataFile } from './tuf-metadata.ts';

const ONLINE = ['snapshot', 'timestamp'] as const;

export type RootFailure = CeremonyFailure | PublishFailure;

/** The root in force. */
export async function currentRoot(
  dataDirectory: string,
): Promise<Result<MetadataFile<Root>, RootFailure>> {
  const files = openReleaseFiles(repositoryDirectory(dataDirectory));
  const previous = await readPreviousRelease(files);
  if (!previous.ok) return previous;
  if (previous.value.root) return succeed(previous.value.root);
  return refuse('no-root', 'nothing was published yet', 'publish a first release');
}

/** Never while a release is being published. Nothing is written unless every post would follow it. */
export async function installRoot(
  dataDirectory: string,
  next: Metadata<Root>,
  now: Date,
): Promise<Result<null, RootFailure>> {
  const outcome: { failure: RootFailure | null } = { failure: null };
  const locked = await whileLocked(dataDirectory, async () => {
    const installed = await install(dataDirectory, next, now);
    if (!installed.ok) outcome.failure = installed.failure;
    return succeed(null);
  });
  if (!locked.ok) return locked;
  return outcome.failure ? { ok: false, failure: outcome.failure } : succeed(null);
}

async function install(
  dataDirectory: string,
  next: Metadata<Root>,
  now: Date,
): Promise<Result<null, RootFailure>> {
  const current = await currentRoot(dataDirectory);
  if (!current.ok) return current;
  const checked = checkNextRoot(current.value.metadata, next, now);
  if (!checked.ok) return checked;
  const online = await onlineKeysAreHere(dataDirectory, next.signed);
  if (!online.ok) return online;
  const files = openReleaseFiles(repositoryDirectory(dataDirectory));
  await files.write(`metadata/${next.signed.version}.root.json`, rootBytes(next));
  await files.flushFolder('metadata');
  await settleNextKeys(dataDirectory, next.signed);
  return succeed(null);
}

/** Without them nothing could be published any more, and posts would run into the expiry. */
async function onlineKeysAreHere(
  dataDirectory: string,
  root: Root,
): Promise<Result<null, RootFailure>> {
  const keys = openRoleKeys(dataDirectory);
  for (const role of ONLINE) {
    const key = await keys.findNamed(role, root.roles[role]?.keyIDs ?? []);
    if (!key.ok) return key;
    if (!key.value) {
      const reason = `this machine does not hold the key of ${role} that the new root names`;
      return refuse('online-key-missing', reason, `propose the root with --fresh ${role}`);
    }
  }
  return succeed(null);
}

/** Keys that waited for this root take the place of those it no longer names. Also makes up for a crash. */
export async function settleNextKeys(dataDirectory: string, root: Root): Promise<void> {
  const keys = openRoleKeys(dataDirectory);
  for (const role of ONLINE) {
    const named = root.roles[role]?.keyIDs ?? [];
    const inUse = await keys.find(role);
    const found = await keys.findNamed(role, named);
    if (!inUse.ok || !found.ok || !found.value) continue;
    if (found.value.keyId !== inUse.value?.keyId) await keys.promoteNext(role);
  }
}
