/** What the parts of the screen of document reports are given. */
import type { StoreApi } from 'zustand/vanilla';
import type { Officer } from '#shared/station/session.ts';
import type { ReportsStore } from './reports-store.ts';

export type ReportsProps = {
  readonly store: StoreApi<ReportsStore>;
  /** Everyone who may sign in at this post. */
  readonly officers: readonly Officer[];
  readonly self: Officer;
  readonly now: Date;
  /** Hands a file to the officer. */
  readonly save: (fileName: string, text: string) => void;
};
