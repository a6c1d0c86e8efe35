/** What a release consists of: its policy, its lists, and the files that hold them. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import {
  type ActiveRelease,
  JUDGEMENTS_TARGET,
  type ListManifest,
  listManifestSchema,
  listTarget,
  POLICY_TARGET,
  type StoredTarget,
  SUPPRESSIONS_TARGET,
} from '#shared/release/manifest.ts';
import { policySchema } from '#shared/release/policy.ts';
import { parseJson } from '../opening/open-target.ts';
import type { InstallFailure } from './install-failure.ts';
import { obtain, type TargetStore } from './targets.ts';

export type ListContents = {
  readonly manifest: ListManifest;
  /** In the manifest's order. */
  readonly files: readonly StoredTarget[];
};

export type ReleaseContents = {
  /** Policy, judgements, suppressions and list manifests. */
  readonly heads: readonly StoredTarget[];
  readonly lists: readonly ListContents[];
};

/** Brings policy and manifests, and names all other files. A file that the release does not have is a failure. */
export async function contentsOf(
  store: TargetStore,
  release: ActiveRelease,
): Promise<Result<ReleaseContents, InstallFailure>> {
  const byPath = new Map(release.targets.map((target) => [target.path, target]));
  const policy = await policyHeads(store, byPath);
  if (!policy.ok) return policy;
  const heads = [...policy.value];
  const lists: ListContents[] = [];
  for (const list of release.lists) {
    const head = byPath.get(listTarget(list));
    if (!head) return incomplete(listTarget(list));
    const contents = await listContents(store, head, byPath);
    if (!contents.ok) return contents;
    heads.push(head);
    lists.push(contents.value);
  }
  return succeed({ heads, lists });
}

/** The policy, and what was judged and what is suppressed where the release carries it. */
async function policyHeads(
  store: TargetStore,
  byPath: ReadonlyMap<string, StoredTarget>,
): Promise<Result<readonly StoredTarget[], InstallFailure>> {
  const file = byPath.get(POLICY_TARGET);
  if (!file) return incomplete(POLICY_TARGET);
  const policy = await obtain(store, file);
  if (!policy.ok) return policy;
  if (!policySchema.safeParse(parseJson(policy.value)).success) return unreadable(POLICY_TARGET);
  const heads = [file];
  for (const path of [JUDGEMENTS_TARGET, SUPPRESSIONS_TARGET]) {
    const head = byPath.get(path);
    if (!head) continue;
    const obtained = await obtain(store, head);
    if (!obtained.ok) return obtained;
    heads.push(head);
  }
  return succeed(heads);
}

async function listContents(
  store: TargetStore,
  head: StoredTarget,
  byPath: ReadonlyMap<string, StoredTarget>,
): Promise<Result<ListContents, InstallFailure>> {
  const opened = await obtain(store, head);
  if (!opened.ok) return opened;
  const manifest = listManifestSchema.safeParse(parseJson(opened.value));
  if (!manifest.success) return unreadable(head.path);
  const files: StoredTarget[] = [];
  for (const path of manifest.data.targets) {
    const file = byPath.get(path);
    if (!file) return incomplete(path);
    files.push(file);
  }
  return succeed({ manifest: manifest.data, files });
}

const incomplete = (detail: string) => fail({ kind: 'release-incomplete', detail } as const);
const unreadable = (detail: string) => fail({ kind: 'unreadable', detail } as const);

/** Hashes of every file the release needs in the cache. */
export const neededFiles = ({ heads, lists }: ReleaseContents): string[] =>
  [...heads, ...lists.flatMap(({ files }) => files)].map(({ sha256 }) => sha256);
