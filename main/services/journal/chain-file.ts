/**
 * One lane of the journal on disk: appends in order, several per fsync when several wait, and takes
 * back whatever a failing disk left half written. A caller hears `saved` only after the fsync.
 */
import { type OpenFile, systemCode } from '#main/services/files/files.ts';
import { hashEntry, type JournalEntry } from '#shared/journal/entry.ts';
import {
  type ChainName,
  checksumOf,
  decodeFrameHead,
  encodeFrame,
  FRAME_HEAD_BYTES,
  LARGEST_BODY,
} from './frames.ts';

/** An entry but for its place in the chain, which it gets when it is written. */
export type Draft = Omit<JournalEntry, 'v' | 'post' | 'epoch' | 'lane' | 'seq' | 'previous'>;

export type Written =
  | { readonly kind: 'saved'; readonly seq: number }
  | { readonly kind: 'disk-full'; readonly bytesNeeded: number }
  | { readonly kind: 'disk-refused'; readonly code: string }
  | { readonly kind: 'too-large'; readonly bytes: number };

export type ChainHead = { readonly seq: number; readonly hash: string };

export type ChainExtent = {
  /** Where each frame starts; index 0 is sequence number 1. */
  readonly offsets: readonly number[];
  readonly end: number;
  readonly hash: string;
};

export type ChainFile = {
  append(draft: Promise<Draft>): Promise<Written>;
  head(): ChainHead;
  /** Exact bytes of an entry that exists. */
  body(seq: number): Promise<Uint8Array>;
  /** Where the sound part of the file is at this moment: entries written later stand behind `end`. */
  extent(): ChainExtent;
  /** After everything that waits has been written or refused. */
  close(): Promise<void>;
};

export type ChainState = {
  readonly file: OpenFile;
  readonly name: ChainName;
  readonly offsets: readonly number[];
  readonly head: string;
  readonly end: number;
  /** Called after entries were saved. */
  readonly onSaved: () => void;
};

type Waiting = {
  readonly draft: Promise<Draft>;
  readonly settle: (written: Written) => void;
  readonly reject: (error: unknown) => void;
};

type Prepared = { readonly waiting: Waiting; readonly frame: Uint8Array; readonly hash: string };

const LARGEST_BATCH = 64;
const DISK_FULL = new Set(['ENOSPC', 'EIO', 'EDQUOT', 'EFBIG', 'EROFS']);

export function createChainFile(state: ChainState): ChainFile {
  const { file, name, onSaved } = state;
  const offsets = [...state.offsets];
  let { head, end } = state;
  const writer = carefulWriter(file);
  const queue: Waiting[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0) await commit(queue.splice(0, LARGEST_BATCH));
    draining = null;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const prepared = await prepare(batch, { name, seq: offsets.length, hash: head });
    if (prepared.length === 0) return;
    const failure = await writer.write(end, Buffer.concat(prepared.map(({ frame }) => frame)));
    for (const { waiting, frame, hash } of prepared) {
      if (failure) waiting.settle(refusal(failure, frame.length));
      else {
        offsets.push(end);
        end += frame.length;
        head = hash;
        waiting.settle({ kind: 'saved', seq: offsets.length });
      }
    }
    // A listener's failure is not the journal's.
    if (!failure)
      void Promise.resolve()
        .then(onSaved)
        .catch(() => undefined);
  }

  return {
    append(draft) {
      // The committer awaits it later; without this an early failure would count as unhandled.
      draft.catch(() => undefined);
      return new Promise((settle, reject) => {
        queue.push({ draft, settle, reject });
        draining ??= drain();
      });
    },
    head: () => ({ seq: offsets.length, hash: head }),
    body: (seq) => readBody(file, offsets[seq - 1]),
    extent: () => ({ offsets: [...offsets], end, hash: head }),
    async close() {
      await draining;
      await file.close();
    },
  };
}

/** Writes at the end and, when the disk refuses, goes back to where the end was. */
function carefulWriter(file: OpenFile) {
  let leftovers = false;

  async function takeBack(end: number): Promise<void> {
    await file.truncate(end);
    await file.sync();
    leftovers = false;
  }

  return {
    async write(end: number, bytes: Uint8Array): Promise<{ code: string } | null> {
      try {
        // What an earlier failure could not take back must go before anything is written over it.
        if (leftovers) await takeBack(end);
        leftovers = true;
        await file.write(end, bytes);
        await file.sync();
        leftovers = false;
        return null;
      } catch (error) {
        await takeBack(end).catch(() => undefined);
        return { code: systemCode(error) ?? 'unknown' };
      }
    },
  };
}

type Place = { readonly name: ChainName; readonly seq: number; readonly hash: string };

/** Gives each draft its place in the chain; one that cannot have any is settled here. */
async function prepare(batch: readonly Waiting[], place: Place): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  let { seq, hash } = place;
  for (const waiting of batch) {
    const body = await bodyOf(waiting, { ...place, seq: seq + 1, hash });
    if (!body) continue;
    seq += 1;
    hash = hashEntry(body);
    prepared.push({ waiting, frame: encodeFrame(body), hash });
  }
  return prepared;
}

async function bodyOf(waiting: Waiting, { name, seq, hash }: Place): Promise<Uint8Array | null> {
  try {
    const { payload, ...draft } = await waiting.draft;
    const entry: JournalEntry = { v: 1, ...name, seq, ...draft, payload, previous: hash };
    const body = new TextEncoder().encode(JSON.stringify(entry));
    if (body.length <= LARGEST_BODY) return body;
    waiting.settle({ kind: 'too-large', bytes: body.length });
  } catch (error) {
    waiting.reject(error);
  }
  return null;
}

const refusal = ({ code }: { code: string }, bytesNeeded: number): Written =>
  DISK_FULL.has(code) ? { kind: 'disk-full', bytesNeeded } : { kind: 'disk-refused', code };

/** Exact bytes of the entry whose frame is at `offset`. */
export async function readBody(file: OpenFile, offset: number | undefined): Promise<Uint8Array> {
  if (offset === undefined) throw new Error('no such journal entry');
  const head = decodeFrameHead(await file.read(offset, FRAME_HEAD_BYTES));
  const body = head ? await file.read(offset + FRAME_HEAD_BYTES, head.length) : new Uint8Array(0);
  if (checksumOf(body) !== head?.crc) throw new Error('journal entry changed on disk');
  return body;
}
