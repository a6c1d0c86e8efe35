/** What a post must believe about this hub. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import type { HubAnchors } from '#shared/exchange/enrolment.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import type { HubIdentity } from './identity.ts';
import { recoveryPublicKey } from './recovery-key.ts';

/** Null until a first release is published: without a root there is nothing to believe. */
export async function anchorsOf(
  dataDirectory: string,
  identity: HubIdentity,
): Promise<HubAnchors | null> {
  const root = await currentRoot(join(repositoryDirectory(dataDirectory), 'metadata'));
  if (root === null) return null;
  // Read each time: a command in another process may have drawn it.
  const recoveryKey = await recoveryPublicKey(dataDirectory);
  return {
    root,
    signingKey: toBase64Url(identity.signingPublicKey),
    sealingKey: toBase64Url(identity.sealingPublicKey),
    ...(recoveryKey === null ? {} : { recoveryKey }),
  };
}

/** The exact text of `N.root.json` with the greatest N. */
async function currentRoot(metadataDirectory: string): Promise<string | null> {
  const names = await readdir(metadataDirectory).catch(() => []);
  const versions = names.flatMap((name) => {
    const version = /^([1-9]\d{0,8})\.root\.json$/u.exec(name)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
  if (versions.length === 0) return null;
  return readFile(join(metadataDirectory, `${Math.max(...versions)}.root.json`), 'utf8');
}
