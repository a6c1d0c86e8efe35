/**
 * An installed release in memory: what a screening is answered from. Built from the cache alone, list by
 * list; a list that cannot be read fails its searches and leaves the others whole.
 */
import { succeed } from '#shared/kernel/result.ts';
import {
  type ActiveRelease,
  JUDGEMENTS_TARGET,
  judgementsFileSchema,
  listManifestSchema,
  listTarget,
  POLICY_TARGET,
  type StoredTarget,
  SUPPRESSIONS_TARGET,
} from '#shared/release/manifest.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import type { ReleasedList } from '#shared/screening/answers.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';
import { openTarget, parseJson } from '../opening/open-target.ts';
import { searchFailureOf } from './damage.ts';
import { createDocumentSource, type DocumentMemory } from './document-source.ts';
import { failingSource, type ListSource } from './list-source.ts';
import type { SourceParts } from './person-packs.ts';
import { createPersonSource, type PersonMemory } from './person-source.ts';
import { readSuppressions, type Suppressions } from './suppressed.ts';

export type Generation = {
  readonly release: ActiveRelease;
  /** Null when it cannot be read: then nothing can be decided. */
  readonly policy: Policy | null;
  readonly sources: readonly ListSource[];
  /** Pairs that some post judged to be two people. Where that cannot be read, every alarm stays. */
  readonly judgedElsewhere: ReadonlySet<string>;
};

export type GenerationParts = SourceParts & {
  readonly persons: PersonMemory;
  readonly documents: DocumentMemory;
};

export async function loadGeneration(
  release: ActiveRelease,
  parts: GenerationParts,
): Promise<Generation> {
  const byPath = new Map(release.targets.map((target) => [target.path, target]));
  const sources: ListSource[] = [];
  const suppressions = readSuppressions(
    await readHead(byPath.get(SUPPRESSIONS_TARGET), parts),
    parts.keyring,
  );
  const suppressing = { ...parts, suppressions };
  for (const list of release.lists) sources.push(await loadList(list, byPath, suppressing));
  forgetOld(release, parts);
  const policy = policySchema.safeParse(await readHead(byPath.get(POLICY_TARGET), parts));
  const judged = judgementsFileSchema.safeParse(
    await readHead(byPath.get(JUDGEMENTS_TARGET), parts),
  );
  return {
    release,
    policy: policy.success ? policy.data : null,
    sources,
    judgedElsewhere: new Set(judged.success ? judged.data.pairs : []),
  };
}

/** A list of which nothing is known but its name. */
export function unreadList(id: string): ReleasedList {
  const known = KNOWN_LISTS.find((list) => list.id === id);
  const description = known ?? { id, kind: 'persons' as const, title: id, publisher: id };
  return { ...description, listDate: null, records: 0 };
}

async function loadList(
  id: string,
  byPath: ReadonlyMap<string, StoredTarget>,
  parts: GenerationParts & { readonly suppressions: Suppressions | null },
): Promise<ListSource> {
  const failing = (failure: SearchFailure) => failingSource(unreadList(id), failure);
  const head = byPath.get(listTarget(id));
  const read = await openHead(head, parts);
  if (!read.ok) return failing(read.failure);
  const manifest = listManifestSchema.safeParse(parseJson(read.value));
  if (!manifest.success) return failing({ kind: 'damaged', where: listTarget(id) });
  const files = manifest.data.targets.flatMap((path) => byPath.get(path) ?? []);
  if (files.length !== manifest.data.targets.length) return failing({ kind: 'not-installed' });
  const contents = { manifest: manifest.data, files };
  return manifest.data.list.kind === 'documents'
    ? createDocumentSource(contents, parts, parts.documents)
    : createPersonSource(contents, parts, parts.persons);
}

async function openHead(head: StoredTarget | undefined, parts: GenerationParts) {
  const notInstalled = { ok: false, failure: { kind: 'not-installed' } } as const;
  if (!head) return notInstalled;
  const stored = await parts.cache.target(head.sha256);
  if (stored === null) {
    parts.onDamage(head.sha256);
    return notInstalled;
  }
  const opened = await openTarget(parts.keyring, head.path, stored);
  if (opened.ok) return succeed(opened.value);
  if (opened.failure.kind === 'cannot-open') parts.onDamage(head.sha256);
  return { ok: false, failure: searchFailureOf(opened.failure) } as const;
}

async function readHead(head: StoredTarget | undefined, parts: GenerationParts): Promise<unknown> {
  const read = await openHead(head, parts);
  return read.ok ? parseJson(read.value) : null;
}

function forgetOld(release: ActiveRelease, { persons, documents }: GenerationParts): void {
  const current = new Set(release.targets.map(({ sha256 }) => sha256));
  for (const memory of [persons.packs, documents.overlays]) {
    for (const sha256 of memory.keys()) {
      if (!current.has(sha256)) memory.delete(sha256);
    }
  }
}
