import { Root } from '@tufjs/models';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { PreviousRelease } from './previous-release.ts';
import type { PublishFailure } from './publish-failure.ts';
import { keyFileOf, type RoleKey, type RoleKeys } from './role-keys.ts';
import {
  expiryAfter,
  header,
  isDue,
  type Json,
  type MetadataFile,
  signContent,
} from './tuf-metadata.ts';

export type RootOptions = {
  readonly previous: Pick<PreviousRelease, 'root'>;
  readonly roleKeys: RoleKeys;
  readonly now: Date;
  readonly lifetimeInDays: number;
};

export const TOP_ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type TopRole = (typeof TOP_ROLES)[number];

/**
 * The root in force: the previous one, byte for byte, until it nears its expiry. While its key is away it
 * serves to its last day.
 */
export async function composeRoot(
  options: RootOptions,
): Promise<Result<MetadataFile<Root>, PublishFailure>> {
  const { previous, roleKeys, now, lifetimeInDays } = options;
  const current = previous.root;
  if (!current) return await createRoot(options);
  const { signed } = current.metadata;
  if (!isDue(signed.expires, now, lifetimeInDays)) return succeed(current);
  const key = await keyForRenewal(current, roleKeys);
  if (!key.ok) {
    const mayWait = key.failure.kind === 'role-key-missing' && !signed.isExpired(now);
    return mayWait ? succeed(current) : key;
  }
  const next = header('root', signed.version + 1, expiryAfter(now, lifetimeInDays));
  return succeed(signContent(Root.fromJSON({ ...signed.toJSON(), ...next }), key.value));
}

/** The key of a top-level role, only when it is the one that the root names. */
export async function keyNamedBy(
  root: MetadataFile<Root>,
  role: string,
  roleKeys: RoleKeys,
): Promise<Result<RoleKey, PublishFailure>> {
  const named = root.metadata.signed.roles[role]?.keyIDs ?? [];
  const key = await roleKeys.findNamed(role, named);
  if (!key.ok) return key;
  return key.value ? succeed(key.value) : keyMissing(role);
}

/** One key alone renews a root only while one signature is enough; else it takes a ceremony. */
async function keyForRenewal(
  root: MetadataFile<Root>,
  roleKeys: RoleKeys,
): Promise<Result<RoleKey, PublishFailure>> {
  const threshold = root.metadata.signed.roles['root']?.threshold ?? 1;
  if (threshold === 1) return await keyNamedBy(root, 'root', roleKeys);
  const remedy = `the root needs ${threshold} signatures: hold a key ceremony, then publish`;
  return fail({ kind: 'role-key-missing', role: 'root', file: keyFileOf('root'), remedy });
}

async function createRoot({
  roleKeys,
  now,
  lifetimeInDays,
}: RootOptions): Promise<Result<MetadataFile<Root>, PublishFailure>> {
  const keys = new Map<string, RoleKey>();
  for (const role of TOP_ROLES) {
    const key = await roleKeys.findOrCreate(role);
    if (!key.ok) return key;
    keys.set(role, key.value);
  }
  const rootKey = keys.get('root');
  if (!rootKey) return keyMissing('root');
  const content = Root.fromJSON({
    ...header('root', 1, expiryAfter(now, lifetimeInDays)),
    consistent_snapshot: true,
    keys: jsonByName([...keys.values()], ({ keyId, publicKey }) => [keyId, publicKey.toJSON()]),
    roles: jsonByName([...keys], ([role, { keyId }]) => [role, { keyids: [keyId], threshold: 1 }]),
  });
  return succeed(signContent(content, rootKey));
}

function jsonByName<Item>(items: readonly Item[], entry: (item: Item) => [string, Json]): Json {
  return Object.fromEntries(items.map(entry));
}

function keyMissing(role: string): Result<never, PublishFailure> {
  const remedy = 'bring the key that the published metadata names back to its place, then publish';
  return fail({ kind: 'role-key-missing', role, file: keyFileOf(role), remedy });
}
