/** Takes the signatures that the holders of the targets keys made; the next publication uses them. */
import type { Metadata, Root } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { currentRoot, type RootFailure } from './install-root.ts';
import { openPendingTargets } from './pending-targets.ts';
import { whileLocked } from './publish-lock.ts';
import { refuse } from './root-ceremony.ts';
import { contentHash, gathered, type TargetsRequest, targetsSigners } from './targets-request.ts';

export type InstalledTargets = {
  readonly request: TargetsRequest;
  readonly signatures: number;
  readonly needed: number;
};

/** Nothing is written unless every file is the request that waits here, with a signature more or less. */
export async function installTargets(
  dataDirectory: string,
  signed: ReadonlyArray<{ readonly file: string; readonly request: TargetsRequest }>,
): Promise<Result<InstalledTargets, RootFailure>> {
  return await whileLocked(dataDirectory, () => install(dataDirectory, signed));
}

async function install(
  dataDirectory: string,
  signed: ReadonlyArray<{ readonly file: string; readonly request: TargetsRequest }>,
): Promise<Result<InstalledTargets, RootFailure>> {
  const root = await currentRoot(dataDirectory);
  if (!root.ok) return root;
  const pending = openPendingTargets(dataDirectory);
  const waiting = await pending.read();
  if (!waiting.ok) return waiting;
  if (!waiting.value) {
    return refuse('no-request', 'no targets wait for signatures here', '`publish` asks for them');
  }
  const wanted = contentHash(waiting.value.targets);
  for (const { file, request } of signed) {
    const fit = checkSigned(file, request, { wanted, root: root.value.metadata });
    if (!fit.ok) return fit;
  }
  const copies = [waiting.value.targets, ...signed.map(({ request }) => request.targets)];
  const targets = gathered(root.value.metadata, copies) ?? waiting.value.targets;
  const request = { ...waiting.value, root: root.value.metadata, targets };
  await pending.write(request);
  return succeed({
    request,
    signatures: targetsSigners(root.value.metadata, targets).length,
    needed: root.value.metadata.signed.roles['targets']?.threshold ?? 1,
  });
}

function checkSigned(
  file: string,
  { targets }: TargetsRequest,
  { wanted, root }: { readonly wanted: string; readonly root: Metadata<Root> },
): Result<null, RootFailure> {
  if (contentHash(targets) !== wanted) {
    const reason = `${file} is not the request that waits here: version ${targets.signed.version}, or changed on the way`;
    const remedy = 'carry the file that waits here to the holders, and let them sign that one';
    return refuse('other-request', reason, remedy);
  }
  if (targetsSigners(root, targets).length > 0) return succeed(null);
  const reason = `${file} is signed by none of the targets keys in root version ${root.signed.version}`;
  const remedy =
    'let the holders sign it with their targets keys; if a new root names them, install that root first';
  return refuse('new-keys-missing', reason, remedy);
}
