import type { Page } from 'playwright-core';

/** A picture: its situation, and how to get to what it shows. */
export type Shot = {
  readonly name: string;
  readonly scene: string;
  readonly act: (page: Page) => Promise<void>;
  /** Also at the small and the large size. */
  readonly everySize?: boolean;
};
