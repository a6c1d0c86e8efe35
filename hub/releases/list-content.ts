import type { ReleaseSource, SourceList } from './source.ts';
import type { TargetSealer } from './target-sealer.ts';

/** What a list became: its targets in order, and how many records are in them. */
export type ListContent = {
  /** Distinct records: a document reported twice in the same words counts once. */
  readonly records: number;
  readonly paths: readonly string[];
  /** Documents only. */
  readonly buckets?: number;
};

/** Everything that turning one list into targets needs. */
export type ListReading = {
  readonly list: SourceList;
  readonly source: ReleaseSource;
  readonly sealer: TargetSealer;
  /** Stores one target of this list. */
  readonly put: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Hears how many records were read so far. */
  readonly onRead: (records: number) => void;
};
