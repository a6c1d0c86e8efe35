/** A list of documents as a source of a screening. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type DocumentClass, readClass } from '#shared/release/document-classes.ts';
import { shardsOf } from '#shared/release/document-shard.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { type Overlay, openOverlay } from '#shared/release/overlay.ts';
import type { SearchOutcome } from '#shared/screening/answers.ts';
import { exactFirst, foundDocument } from '#shared/screening/documents/found-document.ts';
import { documentLookups } from '#shared/screening/documents/lookups.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { ListContents } from '../install/contents.ts';
import { openSealed } from '../opening/open-target.ts';
import type { BucketMemory } from './bucket-memory.ts';
import { searchFailureOf } from './damage.ts';
import { failingSource, type ListSource, releasedList } from './list-source.ts';
import type { SourceParts } from './person-packs.ts';
import { createRegister, documentMatch, type Register } from './register.ts';

/** What is kept in memory from release to release: opened buckets, and overlays by hash. */
export type DocumentMemory = {
  readonly buckets: BucketMemory;
  readonly overlays: Map<string, Overlay>;
};

/** At most so many matches of one search are shown; exact ones come first. */
const MOST_MATCHES = 10;

export async function createDocumentSource(
  contents: ListContents,
  parts: SourceParts,
  memory: DocumentMemory,
): Promise<ListSource> {
  const list = releasedList(contents);
  const opened = await openRegister(contents, parts, memory);
  if (!opened.ok) return failingSource(list, opened.failure);
  return {
    list,
    searchable: true,
    register: opened.value,
    search: (traveller) => searchRegister(opened.value, list.id, traveller),
  };
}

async function openRegister(
  { manifest, files }: ListContents,
  parts: SourceParts,
  memory: DocumentMemory,
): Promise<Result<Register, SearchFailure>> {
  const { register, list } = manifest;
  const installed = await parts.cache.installed();
  const missing = files.filter(({ sha256 }) => !installed.has(sha256));
  for (const { sha256 } of missing) parts.onDamage(sha256);
  if (register === undefined || missing.length > 0) return fail({ kind: 'not-installed' });
  const shards = files.slice(0, shardsOf(register.buckets));
  const overlayFiles = files.slice(shards.length);
  const whole = shards.length === shardsOf(register.buckets);
  if (!whole || overlayFiles.length !== register.overlays.length) {
    return fail({ kind: 'not-installed' });
  }
  const classes = readClasses(register.classes);
  if (classes === null) return fail({ kind: 'damaged', where: `${list.id}: classes` });
  const documentsKey = parts.keyring.documentsKey(register.keyEpoch);
  if (documentsKey === null) return fail({ kind: 'failed', reference: 'no-release-key' });
  const overlays = await openOverlays(overlayFiles, parts, memory);
  if (!overlays.ok) return overlays;
  const { buckets } = register;
  const opened = { list: list.id, buckets, shards, classes, overlays: overlays.value };
  return succeed(createRegister({ ...parts, ...opened, documentsKey, memory: memory.buckets }));
}

function readClasses(texts: readonly string[]): DocumentClass[] | null {
  const classes = texts.map(readClass).filter((found) => found !== null);
  return classes.length === texts.length ? classes : null;
}

/** Opens what was not open before. */
async function openOverlays(
  files: readonly StoredTarget[],
  parts: SourceParts,
  memory: DocumentMemory,
): Promise<Result<Overlay[], SearchFailure>> {
  const overlays: Overlay[] = [];
  for (const file of files) {
    const overlay = memory.overlays.get(file.sha256);
    const opened = overlay ? succeed(overlay) : await readOverlay(file, parts);
    if (!opened.ok) return opened;
    memory.overlays.set(file.sha256, opened.value);
    overlays.push(opened.value);
  }
  return succeed(overlays);
}

async function readOverlay(
  { path, sha256 }: StoredTarget,
  { cache, keyring, onDamage }: SourceParts,
): Promise<Result<Overlay, SearchFailure>> {
  const stored = await cache.target(sha256);
  const opened = stored && (await openSealed(keyring, path, stored));
  if (opened?.ok === false && opened.failure.kind === 'no-release-key') {
    return fail(searchFailureOf(opened.failure));
  }
  const overlay = opened?.ok ? openOverlay(opened.value) : null;
  if (overlay?.ok) return overlay;
  onDamage(sha256);
  return fail({ kind: 'damaged', where: path });
}

async function searchRegister(
  register: Register,
  list: string,
  traveller: Traveller,
): Promise<SearchOutcome> {
  const lookups = documentLookups(traveller);
  if (lookups.length === 0) {
    return { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } };
  }
  const answers = await register.lookUp(lookups);
  if (!answers.ok) return { kind: 'not-searched', failure: answers.failure };
  const documents = lookups.flatMap((lookup, index) =>
    (answers.value[index] ?? []).map((report) =>
      foundDocument(lookup, documentMatch(list, lookup, report)),
    ),
  );
  return {
    kind: 'searched',
    documents: documents.sort(exactFirst).slice(0, MOST_MATCHES),
    holders: [],
    candidates: [],
    nearest: null,
  };
}
