/** Whether the hub has ordered new device keys, as the order book noted it; counts from the next sign-in on. */
import type { Files } from '#main/services/files/files.ts';
import { renewalDueFile } from './order-book.ts';

export type OrderedRenewal = {
  isDue(): boolean;
  /** The new keys are here. An order that cannot be taken off renews once more, which does no harm. */
  done(): Promise<void>;
};

export async function openOrderedRenewal({
  files,
  dataDirectory,
}: {
  readonly files: Files;
  readonly dataDirectory: string;
}): Promise<OrderedRenewal> {
  const path = renewalDueFile(dataDirectory);
  let isDue = (await files.read(path).catch(() => null)) !== null;
  return {
    isDue: () => isDue,
    async done() {
      isDue = false;
      await files.remove(path).catch(() => undefined);
    },
  };
}
