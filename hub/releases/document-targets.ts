import {
  canonicalDocumentNumber,
  canonicalIssuingState,
} from '#shared/documents/document-number.ts';
import { type SltdRecord, sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import {
  BUCKETS_PER_SHARD,
  bucketPath,
  DOCUMENT_RECORD_BYTES,
  documentBucketOf,
  documentBuckets,
  documentHash,
  encodeBucket,
  encodeShard,
} from '#shared/release/document-shard.ts';
import { documentShardTarget } from '#shared/release/manifest.ts';
import { type BucketRows, createBucketRows } from './bucket-rows.ts';
import type { ListContent, ListReading } from './list-content.ts';
import { wordsOf } from './person-targets.ts';
import type { PublishFailure } from './publish-failure.ts';
import { readRecords } from './read-records.ts';

const DAY_IN_MS = 86_400_000;

/**
 * Reads a register of documents and puts its shards, one after the other. What was read is held as packed
 * rows (about 14 to 28 bytes a document), never as objects.
 */
export async function putDocuments(
  reading: ListReading,
): Promise<Result<ListContent, PublishFailure>> {
  const { list, source, sealer, put, onRead } = reading;
  const buckets = documentBuckets(list.records);
  const rows = createBucketRows(buckets);
  const take = documentTaker(rows, sealer.documentsKey, buckets);
  const read = await readRecords({ list, open: (of) => source.documents(of), take, onRead });
  if (!read.ok) return read;

  const id = list.description.id;
  const paths: string[] = [];
  let records = 0;
  for (let first = 0; first < buckets; first += BUCKETS_PER_SHARD) {
    const sealed: Uint8Array[] = [];
    for (let bucket = first; bucket < Math.min(first + BUCKETS_PER_SHARD, buckets); bucket += 1) {
      const plaintext = encodeBucket(rows.take(bucket));
      records += plaintext.length / DOCUMENT_RECORD_BYTES;
      sealed.push(sealer.seal(bucketPath(id, bucket, buckets), plaintext));
    }
    const shards = Math.ceil(buckets / BUCKETS_PER_SHARD);
    const path = documentShardTarget(id, first / BUCKETS_PER_SHARD, shards);
    await put(path, encodeShard(sealer.keyEpoch, first, sealed));
    paths.push(path);
  }
  return succeed({ records, paths, buckets });
}

function documentTaker(
  rows: BucketRows,
  documentsKey: Uint8Array,
  buckets: number,
): (record: SltdRecord) => string | null {
  return (raw) => {
    const checked = sltdRecordSchema.safeParse(raw);
    if (!checked.success) return wordsOf(checked.error);
    const { documentNumber, issuingState, category, documentType, dateReported } = checked.data;
    const number = canonicalDocumentNumber(documentNumber);
    if (number === '') return 'documentNumber: nothing comparable (A–Z, 0–9) in it';
    const state = canonicalIssuingState(issuingState);
    if (state === '') return 'issuingState: no letters in it';
    const hash = documentHash(documentsKey, state, number);
    const dayReported = Math.max(0, Date.parse(dateReported) / DAY_IN_MS);
    rows.add(documentBucketOf(hash, buckets), { hash, category, documentType, dayReported });
    return null;
  };
}
