/** `keys root propose`: the next root, unsigned, and what else has to be signed for it to be of use. */
import type { Key, Metadata, Root } from '@tufjs/models';
import { rootInForce, settleNextKeys } from '#hub/releases/install-root.ts';
import { prepareTargets } from '#hub/releases/prepare-targets.ts';
import { openRoleKeys, publicRoleKeyOf } from '#hub/releases/role-keys.ts';
import {
  type CeremonyFailure,
  proposeRoot,
  type RootChange,
  refuse,
  rootBytes,
} from '#hub/releases/root-ceremony.ts';
import { rootInWords } from '#hub/releases/root-words.ts';
import { requestBytes } from '#hub/releases/targets-request.ts';
import { requestInWords } from '#hub/releases/targets-words.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { readCarried, writeNew } from './key-files.ts';
import type { KeysCommand } from './keys-command.ts';

type Propose = Extract<KeysCommand, { keys: 'propose' }>;
type Failure = { readonly kind: string; readonly remedy: string };

const ONLINE = ['snapshot', 'timestamp'] as const;

export async function runPropose(
  command: Propose,
  { dataDirectory, now }: { readonly dataDirectory: string; readonly now: Date },
): Promise<Result<readonly string[], Failure>> {
  const current = await rootInForce(dataDirectory);
  if (!current.ok) return current;
  const before = current.value?.metadata ?? null;
  const change = await changeOf(command, dataDirectory, before);
  if (!change.ok) return change;
  const root = proposeRoot(before, change.value, { now, lifetimeInDays: command.days });
  if (!root.ok) return root;
  const written = await writeNew(command.out, rootBytes(root.value), { secret: false });
  if (!written.ok) return written;
  const also = await alsoToSign(command, dataDirectory, { root: root.value, now });
  if (!also.ok) return also;
  return succeed([...rootInWords(root.value), `Written: ${command.out}`, ...also.value]);
}

/** What the new targets keys have to sign in the same ceremony. */
async function alsoToSign(
  { out }: Propose,
  dataDirectory: string,
  { root, now }: { readonly root: Metadata<Root>; readonly now: Date },
): Promise<Result<readonly string[], Failure>> {
  const request = await prepareTargets(dataDirectory, root, now);
  if (!request.ok) return request;
  if (!request.value) return succeed([]);
  const file = `${out.replace(/\.json$/u, '')}.targets-request.json`;
  const written = await writeNew(file, requestBytes(request.value), { secret: false });
  if (!written.ok) return written;
  return succeed([
    ...requestInWords(request.value),
    `Written: ${file}`,
    'The targets keys change: have both files signed in the same ceremony (keys root sign, keys targets sign).',
  ]);
}

async function changeOf(
  { add, remove, replace, thresholds, fresh }: Propose,
  dataDirectory: string,
  current: Metadata<Root> | null,
): Promise<Result<RootChange, Failure>> {
  const carried: Array<RootChange['add'][number]> = [];
  for (const { role, file } of add) {
    const key = await publicKeyIn(file);
    if (!key.ok) return key;
    carried.push({ role, key: key.value });
  }
  if (current) await settleNextKeys(dataDirectory, current.signed);
  // A first root has no online keys yet: they are drawn here in any case.
  const online = current ? fresh : ONLINE;
  const drawn = await drawOnline(dataDirectory, online);
  if (!drawn.ok) return drawn;
  const replaced = [...replace, ...online].flatMap((role) =>
    (current?.signed.roles[role]?.keyIDs ?? []).map((keyId) => ({ role, keyId })),
  );
  return succeed({
    add: [...carried, ...drawn.value],
    remove: [...remove, ...replaced],
    thresholds,
  });
}

async function drawOnline(
  dataDirectory: string,
  roles: Propose['fresh'],
): Promise<Result<RootChange['add'], Failure>> {
  const drawn: Array<RootChange['add'][number]> = [];
  for (const role of roles) {
    const key = await openRoleKeys(dataDirectory).drawNext(role);
    if (!key.ok) return key;
    drawn.push({ role, key: key.value.publicKey });
  }
  return succeed(drawn);
}

async function publicKeyIn(file: string): Promise<Result<Key, CeremonyFailure>> {
  const bytes = await readCarried(file);
  if (!bytes.ok) return bytes;
  const key = publicRoleKeyOf(Buffer.from(bytes.value).toString('utf8'));
  if (key) return succeed(key);
  const remedy = 'name the .pub file that `keys draw` wrote; a secret key never comes to the hub';
  return refuse('not-a-key', `${file} is no public key`, remedy);
}
