/** Puts a signed root into the repository, where posts find and follow it. */
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readPreviousRelease } from './previous-release.ts';
import { repositoryDirectory } from './publish.ts';
import type { PublishFailure } from './publish-failure.ts';
import { whileLocked } from './publish-lock.ts';
import { openReleaseFiles, type ReleaseFiles } from './release-files.ts';
import { openRoleKeys } from './role-keys.ts';
import { type CeremonyFailure, checkNextRoot, refuse, rootBytes } from './root-ceremony.ts';
import { isSignedFor, type MetadataFile } from './tuf-metadata.ts';

const ONLINE = ['snapshot', 'timestamp'] as const;

export type RootFailure = CeremonyFailure | PublishFailure;

/** The root in force, or null before there is one. */
export async function rootInForce(
  dataDirectory: string,
): Promise<Result<MetadataFile<Root> | null, RootFailure>> {
  const files = openReleaseFiles(repositoryDirectory(dataDirectory));
  const previous = await readPreviousRelease(files);
  return previous.ok ? succeed(previous.value.root) : previous;
}

/** The root in force. */
export async function currentRoot(
  dataDirectory: string,
): Promise<Result<MetadataFile<Root>, RootFailure>> {
  const found = await rootInForce(dataDirectory);
  if (!found.ok) return found;
  if (found.value) return succeed(found.value);
  return refuse(
    'no-root',
    'nothing was published yet',
    'publish a first release, or propose and install a first root',
  );
}

/**
 * Never while a release is being published. Nothing is written unless every post would follow it. Answers
 * what to do next.
 */
export async function installRoot(
  dataDirectory: string,
  next: Metadata<Root>,
  now: Date,
): Promise<Result<readonly string[], RootFailure>> {
  return await whileLocked(dataDirectory, () => install(dataDirectory, next, now));
}

async function install(
  dataDirectory: string,
  next: Metadata<Root>,
  now: Date,
): Promise<Result<readonly string[], RootFailure>> {
  const current = await rootInForce(dataDirectory);
  if (!current.ok) return current;
  const checked = checkNextRoot(current.value?.metadata ?? null, next, now);
  if (!checked.ok) return checked;
  const online = await onlineKeysAreHere(dataDirectory, next.signed);
  if (!online.ok) return online;
  const files = openReleaseFiles(repositoryDirectory(dataDirectory));
  await files.write(`metadata/${next.signed.version}.root.json`, rootBytes(next));
  await files.flushFolder('metadata');
  await settleNextKeys(dataDirectory, next.signed);
  return succeed(await nextSteps(files, next));
}

async function nextSteps(files: ReleaseFiles, next: Metadata<Root>): Promise<readonly string[]> {
  const previous = await readPreviousRelease(files);
  const targets = previous.ok ? previous.value.targets : null;
  if (targets && !isSignedFor(next, 'targets', targets.metadata)) {
    return [
      'In force. It names other targets keys: now `keys targets install` what their holders signed, then publish. Until then posts keep the lists they have.',
    ];
  }
  return ['In force. Publish now: until then posts keep the lists they have.'];
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
