/**
 * What the hub holds of this post's journal, in the hub's own signed words.
 *
 * The position goes forward only, with one exception: a hub that was restored from a backup signs a later
 * acknowledgement of less, and the post then sends again from there.
 */

import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import {
  ACKNOWLEDGEMENT_TYPE,
  type Acknowledgement,
  acknowledgementSchema,
} from '#shared/exchange/bundle.ts';
import { chainStart, type Lane } from '#shared/journal/entry.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Verifier } from '#shared/sealing/dsse.ts';
import { openSigned, type SignedFailure } from './open-signed.ts';

export type AcknowledgedHead = { readonly seq: number; readonly head: string };

export type AcknowledgementFailure =
  | SignedFailure
  | { readonly kind: 'wrong-post' }
  /** The same number as before with another hash: the hub holds another history. */
  | { readonly kind: 'head-differs'; readonly seq: number }
  | { readonly kind: 'disk-failed'; readonly reason: string };

export type AcceptedAcknowledgement = {
  readonly acknowledgement: Acknowledgement;
  /** `stale`: an old one, delivered again; nothing changed. */
  readonly effect: 'forward' | 'same' | 'went-back' | 'stale';
};

export type Acknowledgements = {
  of(lane: Lane): AcknowledgedHead;
  /** Verifies without believing: for those who must compare with the journal first. */
  verify(envelope: unknown): Result<Acknowledgement, AcknowledgementFailure>;
  /** Answers after it is on the disk. */
  accept(envelope: unknown): Promise<Result<AcceptedAcknowledgement, AcknowledgementFailure>>;
};

export type OpenAcknowledgements = {
  readonly file: string;
  /** The hub's key, under the id `hub`. */
  readonly verifier: Verifier;
  readonly post: string;
  readonly epoch: number;
  readonly files?: Files;
};

/** The last acknowledgement of each lane as the hub signed it: nobody else can write one in. */
const fileSchema = z.object({ v: z.literal(2), urgent: z.unknown(), routine: z.unknown() });

type Position = AcknowledgedHead & {
  readonly at: string;
  /** Null at the start of a chain. */
  readonly envelope: unknown;
};
type Positions = Record<Lane, Position>;

/** What the hub did not sign counts as nothing: the hub skips what it has. */
export async function openAcknowledgements(
  options: OpenAcknowledgements,
): Promise<Acknowledgements> {
  const { file, files = nodeFiles, post, epoch } = options;
  let last: Promise<unknown> = Promise.resolve();

  const verify = (envelope: unknown): Result<Acknowledgement, AcknowledgementFailure> => {
    const { verifier } = options;
    const parts = { type: ACKNOWLEDGEMENT_TYPE, verifier, schema: acknowledgementSchema };
    const opened = openSigned(envelope, parts);
    if (!opened.ok) return opened;
    const isOurs = opened.value.post === post && opened.value.epoch === epoch;
    return isOurs ? opened : fail({ kind: 'wrong-post' });
  };

  let positions = await readPositions(options, files, verify);

  const accept = async (envelope: unknown) => {
    const verified = verify(envelope);
    if (!verified.ok) return verified;
    const acknowledgement = verified.value;
    const effect = effectOf(positions[acknowledgement.lane], acknowledgement);
    if (!effect.ok) return effect;
    if (effect.value === 'forward' || effect.value === 'went-back') {
      const { lane, seq, head, at } = acknowledgement;
      const next: Positions = { ...positions, [lane]: { seq, head, at, envelope } };
      const bytes = new TextEncoder().encode(
        JSON.stringify({ v: 2, urgent: next.urgent.envelope, routine: next.routine.envelope }),
      );
      const written = await writeSafely(files, file, bytes);
      if (!written.ok) return written;
      positions = next;
    }
    return succeed({ acknowledgement, effect: effect.value });
  };

  return {
    of: (lane) => ({ seq: positions[lane].seq, head: positions[lane].head }),
    verify,
    accept(envelope) {
      const turn = last.then(() => accept(envelope));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function effectOf(
  known: Position,
  { seq, head, at }: Acknowledgement,
): Result<AcceptedAcknowledgement['effect'], AcknowledgementFailure> {
  if (seq > known.seq) return succeed('forward');
  const isLater = Date.parse(at) > Date.parse(known.at);
  if (seq < known.seq) return succeed(isLater ? 'went-back' : 'stale');
  return head === known.head ? succeed('same') : fail({ kind: 'head-differs', seq });
}

async function writeSafely(
  files: Files,
  path: string,
  bytes: Uint8Array,
): Promise<Result<null, AcknowledgementFailure>> {
  try {
    await writeAtomically(files, { path, bytes });
    return succeed(null);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail({ kind: 'disk-failed', reason: code });
  }
}

async function readPositions(
  { file, post, epoch }: OpenAcknowledgements,
  files: Files,
  verify: Acknowledgements['verify'],
): Promise<Positions> {
  const bytes = await files.read(file);
  const parsed = fileSchema.safeParse(bytes && jsonIn(new TextDecoder().decode(bytes)));
  const positionOf = (lane: Lane): Position => {
    const envelope = parsed.success ? parsed.data[lane] : null;
    const verified = verify(envelope);
    if (verified.ok && verified.value.lane === lane) {
      const { seq, head, at } = verified.value;
      return { seq, head, at, envelope };
    }
    const head = chainStart({ post, epoch, lane });
    return { seq: 0, head, at: '1970-01-01T00:00:00.000Z', envelope: null };
  };
  return { urgent: positionOf('urgent'), routine: positionOf('routine') };
}
