import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import {
  BUCKETS_PER_SHARD,
  bucketPath,
  documentBucketOf,
  documentHash,
  findInBucket,
} from '#shared/release/document-shard.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import type { FoundDocument, SearchOutcome } from '#shared/screening/answers.ts';
import { exactFirst, foundDocument } from '#shared/screening/documents/found-document.ts';
import { type DocumentLookup, documentLookups } from '#shared/screening/documents/lookups.ts';
import { dayOfNumber } from '#shared/screening/list-age.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { ListContents } from '../install/contents.ts';
import { openSealed } from '../opening/open-target.ts';
import type { BucketMemory } from './bucket-memory.ts';
import { failingSource, type ListSource, releasedList, searchFailureOf } from './list-source.ts';
import type { SourceParts } from './person-source.ts';

/** At most so many matches of one search are shown; exact ones come first. */
const MOST_MATCHES = 10;

type Register = SourceParts & {
  readonly list: string;
  readonly buckets: number;
  readonly shards: readonly StoredTarget[];
  readonly documentsKey: Uint8Array;
  readonly memory: BucketMemory;
};

/** Looks documents up by reading single buckets; nothing but the last few of them is held in memory. */
export async function createDocumentSource(
  contents: ListContents,
  parts: SourceParts,
  memory: BucketMemory,
): Promise<ListSource> {
  const list = releasedList(contents);
  const { files: shards, manifest } = contents;
  const installed = await parts.cache.installed();
  const missing = shards.filter(({ sha256 }) => !installed.has(sha256));
  for (const { sha256 } of missing) parts.onDamage(sha256);
  const buckets = manifest.buckets;
  const whole = Math.ceil((buckets ?? 0) / BUCKETS_PER_SHARD) === shards.length;
  if (missing.length > 0 || buckets === undefined || !whole) {
    return failingSource(list, { kind: 'not-installed' });
  }
  const epoch = await epochOf(shards, parts);
  const documentsKey = epoch === null ? null : parts.keyring.documentsKey(epoch);
  if (documentsKey === null) {
    return failingSource(list, { kind: 'failed', reference: 'no-release-key' });
  }
  const register = { ...parts, list: list.id, buckets, shards, documentsKey, memory };
  return { list, searchable: true, search: (traveller) => searchRegister(register, traveller) };
}

/** The key epoch by which all document numbers of the list are hashed, from the first shard's header. */
async function epochOf(shards: readonly StoredTarget[], { cache }: SourceParts) {
  const header = await cache.target(shards[0]?.sha256 ?? '');
  if (header === null || header.length < 8) return null;
  return new DataView(header.buffer, header.byteOffset).getUint32(4);
}

async function searchRegister(register: Register, traveller: Traveller): Promise<SearchOutcome> {
  const lookups = documentLookups(traveller);
  if (lookups.length === 0) {
    return { kind: 'not-searched', failure: { kind: 'nothing-to-search-with' } };
  }
  const answers = await Promise.all(lookups.map((lookup) => lookUp(register, lookup)));
  const documents: FoundDocument[] = [];
  for (const answer of answers) {
    if (!answer.ok) return { kind: 'not-searched', failure: answer.failure };
    documents.push(...answer.value);
  }
  return {
    kind: 'searched',
    documents: documents.sort(exactFirst).slice(0, MOST_MATCHES),
    holders: [],
    candidates: [],
    nearest: null,
  };
}

async function lookUp(
  register: Register,
  lookup: DocumentLookup,
): Promise<Result<FoundDocument[], SearchFailure>> {
  const { issuingState, documentNumber } = lookup;
  const hash = documentHash(register.documentsKey, issuingState, documentNumber);
  const bucket = documentBucketOf(hash, register.buckets);
  const plaintext = await readBucket(register, bucket);
  if (!plaintext.ok) return plaintext;
  const found = findInBucket(plaintext.value, hash);
  const { list, buckets } = register;
  if (!found.ok) return fail({ kind: 'damaged', where: bucketPath(list, bucket, buckets) });
  return succeed(
    found.value.map(({ category, documentType, dayReported }) => {
      const dateReported = dayOfNumber(dayReported);
      const match = { list, category, documentType, dateReported, documentNumber, issuingState };
      return foundDocument(lookup, match);
    }),
  );
}

async function readBucket(
  { cache, keyring, onDamage, memory, list, buckets, shards }: Register,
  bucket: number,
): Promise<Result<Uint8Array, SearchFailure>> {
  const path = bucketPath(list, bucket, buckets);
  const shard = shards[Math.floor(bucket / BUCKETS_PER_SHARD)]?.sha256 ?? '';
  const known = memory.get(`${shard} ${bucket}`);
  if (known) return succeed(known);
  const sealed = await cache.bucket(shard, bucket);
  const opened = sealed && (await openSealed(keyring, path, sealed));
  if (opened?.ok) {
    memory.set(`${shard} ${bucket}`, opened.value);
    return opened;
  }
  if (opened?.failure.kind !== 'no-release-key') onDamage(shard);
  return fail(opened ? searchFailureOf(opened.failure) : { kind: 'damaged', where: path });
}
