import {
  type DocumentCategory,
  type DocumentType,
  documentCategorySchema,
  documentTypeSchema,
} from '#shared/documents/sltd-record.ts';
import {
  DOCUMENT_HASH_BYTES,
  DOCUMENT_RECORD_BYTES,
  type DocumentRecord,
} from '#shared/release/document-shard.ts';

/** Records by bucket while a register is read: packed, because a register may hold many millions. */
export type BucketRows = {
  add(bucket: number, record: DocumentRecord): void;
  /** The records of a bucket, in the order they came; forgets them. */
  take(bucket: number): readonly DocumentRecord[];
};

type Filling = { bytes: Uint8Array; length: number };

const FIRST_ROWS = 8;
const CATEGORIES: readonly DocumentCategory[] = documentCategorySchema.options;
const TYPES: readonly DocumentType[] = documentTypeSchema.options;

export function createBucketRows(buckets: number): BucketRows {
  const fillings = new Array<Filling | undefined>(buckets);
  return {
    add(bucket, record) {
      const filling = roomFor(fillings[bucket]);
      fillings[bucket] = filling;
      filling.bytes.set(record.hash, filling.length);
      const view = new DataView(filling.bytes.buffer, filling.length + DOCUMENT_HASH_BYTES);
      view.setUint8(0, CATEGORIES.indexOf(record.category));
      view.setUint8(1, TYPES.indexOf(record.documentType));
      view.setUint32(2, record.dayReported);
      filling.length += DOCUMENT_RECORD_BYTES;
    },
    take(bucket) {
      const filling = fillings[bucket];
      fillings[bucket] = undefined;
      return filling ? unpack(filling) : [];
    },
  };
}

function roomFor(filling: Filling | undefined): Filling {
  if (!filling) return { bytes: new Uint8Array(FIRST_ROWS * DOCUMENT_RECORD_BYTES), length: 0 };
  if (filling.length < filling.bytes.length) return filling;
  const bytes = new Uint8Array(filling.bytes.length * 2);
  bytes.set(filling.bytes);
  return { bytes, length: filling.length };
}

function unpack({ bytes, length }: Filling): DocumentRecord[] {
  const records: DocumentRecord[] = [];
  for (let at = 0; at < length; at += DOCUMENT_RECORD_BYTES) {
    const view = new DataView(bytes.buffer, at + DOCUMENT_HASH_BYTES);
    const category = CATEGORIES[view.getUint8(0)];
    const documentType = TYPES[view.getUint8(1)];
    if (category === undefined || documentType === undefined) throw new Error('unreachable');
    const hash = bytes.subarray(at, at + DOCUMENT_HASH_BYTES);
    records.push({ hash, category, documentType, dayReported: view.getUint32(2) });
  }
  return records;
}
