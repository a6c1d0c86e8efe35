import { z } from 'zod';
import type { ChangeLimits } from '#hub/persons/change-limits.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import {
  JUDGEMENTS_TARGET,
  judgementsFileSchema,
  type ListManifest,
  listTarget,
  POLICY_TARGET,
  type StoredTarget,
  SUPPRESSIONS_TARGET,
} from '#shared/release/manifest.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import { paddedSuppressions, suppressionsFileSchema } from '#shared/release/suppressions.ts';
import { listDescriptionSchema } from '#shared/watchlist/list.ts';
import { putDocuments } from './document-targets.ts';
import type { ListProgress, RegisterSettings } from './list-content.ts';
import { putPersons, wordsOf } from './person-targets.ts';
import { type PreviousRelease, releasedTargets } from './previous-release.ts';
import type { PublishFailure } from './publish-failure.ts';
import { guarded } from './read-records.ts';
import type { ReleaseSource, SourceList } from './source.ts';
import type { TargetSealer } from './target-sealer.ts';
import type { TargetStore } from './target-store.ts';

/** The delegated role that signs for the policy; no list may have its name. */
export const POLICY_ROLE = 'policy';

/** How far one list is. */
export type PublishProgress = ListProgress & { readonly list: string };

export type ContentOptions = {
  readonly source: ReleaseSource;
  readonly policy: Policy;
  readonly sealer: TargetSealer;
  readonly store: TargetStore;
  readonly register: RegisterSettings;
  readonly previous: PreviousRelease;
  readonly changeLimits: ChangeLimits;
  readonly now: Date;
  readonly onProgress: (progress: PublishProgress) => void;
};

export type RoleContent = {
  readonly role: string;
  /** `null` for the policy. */
  readonly list: SourceList | null;
  readonly records: number;
  readonly targets: readonly StoredTarget[];
};

const RESERVED: readonly string[] = ['root', 'targets', 'snapshot', 'timestamp', POLICY_ROLE];

const sourceListSchema = z.object({
  description: listDescriptionSchema,
  listDate: z.iso.date(),
  records: z.int().nonnegative(),
});

/** Writes the target files of a release. They are part of none until metadata says so. */
export async function putContent(
  options: ContentOptions,
): Promise<Result<readonly RoleContent[], PublishFailure>> {
  const policy = await putPolicy(options);
  if (!policy.ok) return policy;
  const lists = await checkedLists(options.source);
  if (!lists.ok) return lists;
  const contents = [policy.value];
  for (const list of lists.value) {
    const content = await putList(options, list);
    if (!content.ok) return content;
    contents.push(content.value);
  }
  await options.store.flush();
  return succeed(contents);
}

async function putPolicy(options: ContentOptions): Promise<Result<RoleContent, PublishFailure>> {
  const checked = policySchema.safeParse(options.policy);
  if (!checked.success) {
    const remedy = 'correct the policy, then publish';
    return fail({ kind: 'invalid-policy', reason: wordsOf(checked.error), remedy });
  }
  const target = await putJson(options, POLICY_TARGET, checked.data);
  const judgements = await putJudgements(options);
  if (!judgements.ok) return judgements;
  const suppressions = await putSuppressions(options);
  if (!suppressions.ok) return suppressions;
  const targets = [target, judgements.value, suppressions.value];
  return succeed({ role: POLICY_ROLE, list: null, records: 1, targets });
}

/** Beside the policy, because like it they say what an alarm is. */
async function putJudgements(
  options: ContentOptions,
): Promise<Result<StoredTarget, PublishFailure>> {
  const { source } = options;
  const read = await guarded(async () => (await source.judgements?.()) ?? []);
  if (!read.ok) return unreadable('the judgements of the posts', read.failure);
  const file = judgementsFileSchema.parse({ v: 1, pairs: read.value.toSorted() });
  return succeed(await putJson(options, JUDGEMENTS_TARGET, file));
}

async function putSuppressions(
  options: ContentOptions,
): Promise<Result<StoredTarget, PublishFailure>> {
  const { source, sealer } = options;
  const read = await guarded(async () => (await source.suppressions?.()) ?? []);
  if (!read.ok) return unreadable('the asylum cases of the posts', read.failure);
  const { keyEpoch, suppressionsKey } = sealer;
  const references = paddedSuppressions(suppressionsKey, read.value);
  const file = suppressionsFileSchema.parse({ v: 1, keyEpoch, references });
  return succeed(await putJson(options, SUPPRESSIONS_TARGET, file));
}

function putJson(
  { sealer, store }: ContentOptions,
  path: string,
  value: unknown,
): Promise<StoredTarget> {
  return store.put(path, sealer.sealDeflated(path, Buffer.from(stableJson(value))));
}

async function checkedLists(
  source: ReleaseSource,
): Promise<Result<readonly SourceList[], PublishFailure>> {
  const lists = await guarded(() => source.lists());
  if (!lists.ok) return unreadable(null, lists.failure);
  const ids = new Set<string>(RESERVED);
  for (const list of lists.value) {
    const { id } = list.description;
    const checked = sourceListSchema.safeParse(list);
    if (!checked.success) return invalidList(id, wordsOf(checked.error));
    if (ids.has(id)) return invalidList(id, 'the id is taken by another list or by a role');
    ids.add(id);
  }
  return lists;
}

async function putList(
  options: ContentOptions,
  list: SourceList,
): Promise<Result<RoleContent, PublishFailure>> {
  const { source, sealer, store: targets, register, previous, onProgress } = options;
  const { id, kind } = list.description;
  const putRecords = kind === 'persons' ? putPersons : putDocuments;
  const content = await putRecords({
    list,
    source,
    sealer,
    targets,
    register,
    released: releasedTargets(previous, id),
    changeLimits: options.changeLimits,
    now: options.now,
    onProgress: (progress) => onProgress({ list: id, ...progress }),
  });
  if (!content.ok) return content;

  const { records, targets: stored, register: described, changed } = content.value;
  const manifest: ListManifest = {
    v: 1,
    list: listDescriptionSchema.parse(list.description),
    listDate: list.listDate,
    records,
    targets: stored.map(({ path }) => path),
    ...(described === undefined ? {} : { register: described }),
    ...(changed === undefined ? {} : { changed }),
  };
  const head = await putJson(options, listTarget(id), manifest);
  return succeed({ role: id, list, records, targets: [...stored, head] });
}

function unreadable(list: string | null, reason: string): Result<never, PublishFailure> {
  const remedy = 'check the storage of the hub, then publish again';
  return fail({ kind: 'list-unreadable', list, position: 0, reason, remedy });
}

function invalidList(list: string, reason: string): Result<never, PublishFailure> {
  const remedy = 'correct the description of the list, then publish';
  return fail({ kind: 'invalid-list', list, reason, remedy });
}
