/**
 * What a post still owes its hub, as files for a stick: the bundles that the exchange would have sent, and a
 * receipt of the wipe. Everything is sealed to the hub and signed by the device, whose keys go afterwards.
 */
import { join } from 'node:path';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import type { Files } from '#main/services/files/files.ts';
import type { PostIdentity } from '#main/services/post-identity.ts';
import { type JournalSource, signedBundle } from '#main/services/sync/push-lane.ts';
import { BUNDLE_LIMITS } from '#shared/exchange/bundle.ts';
import { WIPE_RECEIPT_TYPE, type WipeReceipt } from '#shared/exchange/orders.ts';
import { LANES, type Lane } from '#shared/journal/entry.ts';
import { signEnvelope } from '#shared/sealing/dsse.ts';

export const FOR_THE_HUB = 'for-the-hub';

export type HandOver = {
  readonly dataDirectory: string;
  readonly files: Files;
  readonly identity: Pick<PostIdentity, 'post' | 'epoch' | 'signingSecret'>;
  readonly journal: Pick<JournalSource, 'texts' | 'heads'>;
  readonly acknowledged: (lane: Lane) => number;
  readonly order: string;
  /** ISO 8601. */
  readonly at: string;
};

/** Answers after everything is on the disk; rejects with the system's error. */
export async function handOver(options: HandOver): Promise<void> {
  const { files, dataDirectory, identity } = options;
  const folder = join(dataDirectory, FOR_THE_HUB);
  await files.makeDirectory(folder);
  for (const lane of LANES) await handOverLane(options, folder, lane);
  await writeJson(files, join(folder, `${identity.post}-wiped.json`), receiptOf(options));
  // The folder itself must be found after a loss of power, too.
  await files.syncDirectory(dataDirectory);
}

async function handOverLane(options: HandOver, folder: string, lane: Lane): Promise<void> {
  const { files, identity, journal, acknowledged } = options;
  const last = journal.heads()[lane].seq;
  let from = acknowledged(lane) + 1;
  while (from <= last) {
    const texts = await journal.texts(lane, from, BUNDLE_LIMITS);
    if (texts.length === 0) return;
    const path = join(folder, `${identity.post}-${lane}-${from}.json`);
    await writeJson(files, path, signedBundle({ lane, identity }, from, texts));
    from += texts.length;
  }
}

function receiptOf({ identity, journal, order, at }: HandOver) {
  const { urgent, routine } = journal.heads();
  const receipt: WipeReceipt = {
    v: 1,
    post: identity.post,
    epoch: identity.epoch,
    order,
    at,
    heads: { urgent: urgent.seq, routine: routine.seq },
  };
  const payload = new TextEncoder().encode(JSON.stringify(receipt));
  const signer = { keyId: identity.post, secretKey: identity.signingSecret };
  return signEnvelope(WIPE_RECEIPT_TYPE, payload, signer);
}

const writeJson = (files: Files, path: string, value: unknown): Promise<void> =>
  writeAtomically(files, { path, bytes: new TextEncoder().encode(JSON.stringify(value)) });
