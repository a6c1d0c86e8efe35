/**
 * The document register of an installed release: sealed buckets in the cache, overlays in memory.
 *
 * A look-up reads the one bucket its hash falls into, opens it, and applies what the overlays changed. Many
 * look-ups read their buckets in one pass, in the order in which the cache holds them.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { DocumentClass } from '#shared/release/document-classes.ts';
import {
  createDocumentHasher,
  type DocumentHash,
  type DocumentHasher,
  documentBucketOf,
  prefixBitsOf,
} from '#shared/release/document-hash.ts';
import { BUCKETS_PER_SHARD, bucketPath } from '#shared/release/document-shard.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import { applyOverlay, type Overlay } from '#shared/release/overlay.ts';
import { openBlock, type RegisterRow } from '#shared/release/row-block.ts';
import { dayOfNumber } from '#shared/screening/list-age.ts';
import type { DocumentMatch, SearchFailure } from '#shared/screening/verdict.ts';
import type { ReleaseCache } from '../db/release-cache.ts';
import { openSealed } from '../opening/open-target.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';
import type { BucketMemory } from './bucket-memory.ts';
import { type OnDamage, searchFailureOf } from './damage.ts';

/** A document as it is asked for; both fields in canonical form. */
export type AskedDocument = { readonly issuingState: string; readonly documentNumber: string };

/** One report of the document that was asked for. */
export type DocumentReport = DocumentClass & Pick<RegisterRow, 'day' | 'notice'>;

export type Register = {
  /** For each document its reports, in order; or why one of them could not be looked up. */
  lookUp(
    documents: readonly AskedDocument[],
  ): Promise<Result<ReadonlyArray<readonly DocumentReport[]>, SearchFailure>>;
};

export type RegisterParts = {
  readonly list: string;
  readonly buckets: number;
  readonly shards: readonly StoredTarget[];
  readonly classes: readonly DocumentClass[];
  readonly overlays: readonly Overlay[];
  readonly documentsKey: Uint8Array;
  readonly cache: ReleaseCache;
  readonly keyring: ReleaseKeyring;
  readonly memory: BucketMemory;
  readonly onDamage: OnDamage;
};

/** A report as a verdict tells it. */
export function documentMatch(
  list: string,
  { issuingState, documentNumber }: AskedDocument,
  { category, documentType, day, notice }: DocumentReport,
): DocumentMatch {
  return {
    list,
    category,
    documentType,
    dateReported: dayOfNumber(day),
    documentNumber,
    issuingState,
    ...(notice === null ? {} : { notice }),
  };
}

type Asked = {
  readonly hash: DocumentHash;
  readonly bucket: number;
  readonly issuingState: string;
};

export function createRegister(parts: RegisterParts): Register {
  const hasher: DocumentHasher = createDocumentHasher(parts.documentsKey);
  return {
    async lookUp(documents) {
      const asked = documents.map(({ issuingState, documentNumber }): Asked => {
        const hash = hasher(issuingState, documentNumber);
        return { hash, bucket: documentBucketOf(hash, parts.buckets), issuingState };
      });
      const plaintexts = await readBuckets(parts, new Set(asked.map(({ bucket }) => bucket)));
      if (!plaintexts.ok) return plaintexts;
      const answers: DocumentReport[][] = [];
      for (const one of asked) {
        const reports = reportsOf(parts, one, plaintexts.value.get(one.bucket));
        if (!reports.ok) return reports;
        answers.push(reports.value);
      }
      return succeed(answers);
    },
  };
}

function reportsOf(
  { list, buckets, classes, overlays }: RegisterParts,
  { hash, bucket, issuingState }: Asked,
  plaintext: Uint8Array | undefined,
): Result<DocumentReport[], SearchFailure> {
  const damaged = fail({ kind: 'damaged', where: bucketPath(list, bucket, buckets) } as const);
  const block = plaintext && openBlock(plaintext, prefixBitsOf(buckets));
  if (!block?.ok) return damaged;
  let rows = block.value.find(hash);
  for (const overlay of overlays) rows = applyOverlay(rows, overlay, hash);
  const reports: DocumentReport[] = [];
  for (const { classIndex, day, notice } of rows) {
    const kind = classes[classIndex];
    if (kind === undefined) return damaged;
    // Another state's document with the same hash is chance: the hash covers the state.
    if (kind.issuingState === issuingState) reports.push({ ...kind, day, notice });
  }
  return succeed(reports);
}

/** The opened buckets, from memory or from the cache in one pass. */
async function readBuckets(
  parts: RegisterParts,
  wanted: ReadonlySet<number>,
): Promise<Result<ReadonlyMap<number, Uint8Array>, SearchFailure>> {
  const found = new Map<number, Uint8Array>();
  const missing: Array<readonly [shard: string, bucket: number]> = [];
  for (const bucket of wanted) {
    const shard = parts.shards[Math.floor(bucket / BUCKETS_PER_SHARD)]?.sha256 ?? '';
    const known = parts.memory.get(`${shard} ${bucket}`);
    if (known === undefined) missing.push([shard, bucket]);
    else found.set(bucket, known);
  }
  missing.sort(([a, bucketA], [b, bucketB]) => (a === b ? bucketA - bucketB : a < b ? -1 : 1));
  const rows = missing.length === 0 ? [] : await parts.cache.buckets(missing);
  const opened = await Promise.all(
    missing.map((key, index) => openBucket(parts, key, rows[index] ?? null)),
  );
  for (const [index, one] of opened.entries()) {
    if (!one.ok) return one;
    found.set(missing[index]?.[1] as number, one.value);
  }
  return succeed(found);
}

async function openBucket(
  { list, buckets, keyring, memory, onDamage }: RegisterParts,
  [shard, bucket]: readonly [string, number],
  sealed: Uint8Array | null,
): Promise<Result<Uint8Array, SearchFailure>> {
  const path = bucketPath(list, bucket, buckets);
  const opened = sealed && (await openSealed(keyring, path, sealed));
  if (opened?.ok) {
    memory.set(`${shard} ${bucket}`, opened.value);
    return opened;
  }
  if (opened?.failure.kind !== 'no-release-key') onDamage(shard);
  return fail(opened ? searchFailureOf(opened.failure) : { kind: 'damaged', where: path });
}
