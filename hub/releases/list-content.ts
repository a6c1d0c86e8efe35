import type { ChangeLimits } from '#hub/persons/change-limits.ts';
import type { RegisterLimits } from '#hub/register/register-work.ts';
import type { ListManifest, Register, StoredTarget } from '#shared/release/manifest.ts';
import type { ReleaseSource, SourceList } from './source.ts';
import type { TargetSealer } from './target-sealer.ts';
import type { TargetStore } from './target-store.ts';

/** What a list became: its targets in order, and how many records are in them. */
export type ListContent = {
  /** Distinct records: a document reported twice in the same words counts once. */
  readonly records: number;
  readonly targets: readonly StoredTarget[];
  /** Documents only. */
  readonly register?: Register;
  /** Persons only, and only when there are changes. */
  readonly changed?: NonNullable<ListManifest['changed']>;
};

/** How far one list is. `packing` is the second half of a register's way. */
export type ListProgress = {
  readonly stage: 'reading' | 'packing';
  readonly records: number;
  readonly of: number;
};

/** Everything that turning one list into targets needs. */
export type ListReading = {
  readonly list: SourceList;
  readonly source: ReleaseSource;
  readonly sealer: TargetSealer;
  readonly targets: TargetStore;
  readonly register: RegisterSettings;
  /** The list's targets in the previous release, by path. */
  readonly released: ReadonlyMap<string, StoredTarget>;
  readonly changeLimits: ChangeLimits;
  readonly now: Date;
  readonly onProgress: (progress: ListProgress) => void;
};

export type RegisterSettings = {
  readonly dataDirectory: string;
  /** The `release-documents` subkey of an epoch; null when there is no such epoch. */
  readonly documentsKeyOf: (epoch: number) => Uint8Array | null;
  readonly limits: RegisterLimits;
};
