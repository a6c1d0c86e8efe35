/** Keeps the mark behind the journal's heads, and says what did not fit it when the journal was opened. */
import { systemCode } from '#main/services/files/files.ts';
import type { Lane } from '#shared/journal/entry.ts';
import type { ChainHead } from './chain-file.ts';
import { keepAsFound, type Marked, type Tampering } from './compare-with-mark.ts';
import {
  type Mark,
  type MarkPlace,
  markPathIn,
  readMark,
  type Trouble,
  writeMark,
} from './mark-file.ts';

export type FoundTampering = Tampering & {
  /** Name of the copy of the lane's file as it was found; null when it could not be kept. */
  readonly keptIn: string | null;
};

export type JournalMark = {
  /** What did not fit at this opening. Until `settle` the old mark stays, and the next opening finds it again. */
  readonly tampering: readonly FoundTampering[];
  /** What was ever found of a lane. */
  trouble(lane: Lane): Trouble | null;
  /**
   * Everything in `tampering` is on record: from now on the mark follows the journal. Answers whether
   * the mark on the disk is that of the present heads.
   */
  settle(): Promise<boolean>;
};

export type MarkKeeper = JournalMark & {
  /** A head has moved; one write at a time, the latest heads win, nobody waits. */
  moved(): void;
  /** After the last entry. A disk that refuses leaves an older mark, which fits as well. */
  close(): Promise<void>;
};

export type KeepMark = MarkPlace & {
  /** 32 bytes; a copy is kept, and overwritten at the end. */
  readonly markKey: Uint8Array;
  /** The vault remembers that this journal has had a mark: then it cannot be absent. */
  readonly isMarked: boolean;
};

export type FoundMark = {
  marked(lane: Lane): Marked;
  /** Once both lanes are open. */
  keeper(
    heads: () => Readonly<Record<Lane, ChainHead>>,
    tampering: readonly FoundTampering[],
  ): Promise<MarkKeeper>;
};

/** Looks at the mark before the chains are opened. */
export async function findMark(options: KeepMark): Promise<FoundMark> {
  const found = await readMark(options, options.markKey);
  const isFirst = !found.ok && found.failure === 'missing' && !options.isMarked;
  return {
    marked: (lane) => (found.ok ? found.value.heads[lane] : isFirst ? null : found.failure),
    async keeper(heads, tampering) {
      if (tampering.length > 0) await keepMarkAsFound(options);
      const written = found.ok ? found.value : null;
      return createKeeper(options, { written, heads, tampering });
    },
  };
}

/** The old mark is what the journal was held against: it will be written over. */
async function keepMarkAsFound(place: MarkPlace): Promise<void> {
  const path = markPathIn(place);
  const bytes = await place.files.read(path).catch(() => null);
  if (!bytes) return;
  const file = await place.files.open(path);
  await keepAsFound(place.files, path, file).finally(() => file.close());
}

type Start = {
  readonly written: Mark | null;
  readonly heads: () => Readonly<Record<Lane, ChainHead>>;
  readonly tampering: readonly FoundTampering[];
};

function createKeeper(options: KeepMark, { written, heads, tampering }: Start): MarkKeeper {
  const key = Uint8Array.from(options.markKey);
  const troubles = withNew(written?.troubles ?? [], tampering);
  let onDisk = written && JSON.stringify(written);
  let isFollowing = tampering.length === 0;
  let writing: Promise<void> | null = null;
  const present = (): Mark => ({ heads: headsOnly(heads()), troubles });
  const isCurrent = (): boolean => JSON.stringify(present()) === onDisk;

  async function writeAll(): Promise<void> {
    try {
      do {
        const mark = present();
        await writeMark(options, key, mark);
        onDisk = JSON.stringify(mark);
      } while (!isCurrent());
    } finally {
      writing = null;
    }
  }

  /** Whether the disk took it. */
  async function follow(): Promise<boolean> {
    try {
      if (!(writing || isCurrent())) writing = writeAll();
      await writing;
      return true;
    } catch (error) {
      if (systemCode(error) === null) throw error;
      return false;
    }
  }

  return {
    tampering,
    trouble: (lane) => troubles.find((trouble) => trouble.lane === lane) ?? null,
    settle() {
      isFollowing = true;
      return follow();
    },
    moved() {
      // What fails here is tried again at the next entry and at the end, where a bug is heard of.
      if (isFollowing) follow().catch(() => undefined);
    },
    async close() {
      try {
        if (isFollowing) await follow();
      } finally {
        isFollowing = false;
        key.fill(0);
      }
    },
  };
}

const headsOnly = ({ urgent, routine }: Mark['heads']): Mark['heads'] => ({
  urgent: { seq: urgent.seq, hash: urgent.hash },
  routine: { seq: routine.seq, hash: routine.hash },
});

/** Of each lane what was found first. */
function withNew(known: readonly Trouble[], tampering: readonly Tampering[]): readonly Trouble[] {
  const troubles = [...known];
  for (const { lane, what } of tampering) {
    if (!troubles.some((trouble) => trouble.lane === lane)) troubles.push({ lane, what });
  }
  return troubles;
}
