import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';

export type Asked = Pick<SltdRecord, 'issuingState' | 'documentNumber'>;
export type LookedUp = { readonly milliseconds: number[]; readonly found: number };

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
};

declare global {
  var farpostBench: BenchPage;
}
