import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';

export type Asked = Pick<SltdRecord, 'issuingState' | 'documentNumber'>;
export type LookedUp = { readonly milliseconds: number[]; readonly found: number };

/** How fast a store took rows of a bucket's size, and how long each of many reads took, in milliseconds. */
export type Ceiling = { readonly megabytesPerSecond: number; readonly reads: readonly number[] };
export type Ceilings = { readonly indexedDb: Ceiling; readonly privateFiles: Ceiling };

/** What the bench asks of its page. Times are milliseconds of the page's own clock. */
export type BenchPage = {
  /** Starts the worker; answers when. */
  start(): number;
  /** Waits until this release answers, or something failed; answers when, and how the engine stands. */
  until(version: number): Promise<{ readonly at: number; readonly status: EngineStatus }>;
  /** One document after the other; each time is the worker's own, from question to answer. */
  lookUpEach(documents: readonly Asked[]): Promise<LookedUp>;
  lookUpTogether(documents: Asked[]): Promise<LookedUp>;
  /** Stores one plain row for each document; answers how long it took. */
  rowPerDocument(documents: readonly SltdRecord[]): Promise<number>;
  ceilings(): Promise<Ceilings>;
  /** Measures the engine's worker again and again from now on. */
  watchMemory(): void;
  /** The most bytes that the worker held since `watchMemory`, as the browser counts them. */
  mostMemory(): Promise<number>;
};

declare global {
  var farpostBench: BenchPage;
}
