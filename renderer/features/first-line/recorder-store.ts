/**
 * Keeps every record in memory until the station says that it is on the disk.
 *
 * Records go out one after the other in the order in which they arose. A referral and a judgement wait for the
 * screening they belong to; a silent alarm waits for nothing.
 */
import { createStore } from 'zustand/vanilla';
import type { ScreeningPayload } from '#shared/journal/payloads.ts';
import type { JudgementPayload } from '#shared/screening/judgement.ts';
import type { Receipt } from '#shared/station/contract.ts';
import type { JudgementDraft } from './judging.ts';

export type DeskRecord =
  | { readonly kind: 'screening'; readonly payload: ScreeningPayload }
  | {
      readonly kind: 'referral';
      readonly payload: { readonly screening: string; readonly note: string };
    }
  | { readonly kind: 'silent-alarm'; readonly payload: { readonly screening: string | null } }
  | { readonly kind: 'judgement'; readonly payload: JudgementPayload };

/** The station's answer, or why there was none. */
export type AppendAnswer = Receipt | { readonly kind: 'no-answer' } | { readonly kind: 'locked' };
export type SavedReceipt = Extract<Receipt, { kind: 'saved' }>;
export type RecordFailure = Exclude<AppendAnswer, SavedReceipt>;

/** A record by what it is about: screenings are known by their key until they have an identifier. */
type Draft =
  | { readonly kind: 'screening'; readonly payload: ScreeningPayload }
  | { readonly kind: 'referral'; readonly of: number; readonly note: string }
  | { readonly kind: 'silent-alarm'; readonly of: number | null }
  | JudgementDraft;

export type PendingRecord = { readonly key: number; readonly draft: Draft };

export type Recording =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'recording'; readonly pending: readonly PendingRecord[] }
  | {
      readonly kind: 'not-recorded';
      readonly pending: readonly PendingRecord[];
      readonly failure: RecordFailure;
    };

export type RecorderStore = {
  readonly recording: Recording;
  readonly receipts: ReadonlyMap<number, SavedReceipt>;
  /** Answers with the key under which `receipts` will have the receipt. */
  record(draft: Draft): number;
  retry(): Promise<void>;
};

type Effects = {
  /** Must not throw: silence is the answer `no-answer`. */
  readonly append: (record: DeskRecord) => Promise<AppendAnswer>;
  readonly after: (milliseconds: number, run: () => void) => void;
};

const RETRY_IN_MS = 10_000;

export function createRecorderStore({ append, after }: Effects) {
  let lastKey = 0;
  let flushing = false;
  let retryPlanned = false;
  return createStore<RecorderStore>()((set, get) => {
    const planRetry = () => {
      if (retryPlanned) return;
      retryPlanned = true;
      after(RETRY_IN_MS, () => {
        retryPlanned = false;
        void flush();
      });
    };
    const flush = async (): Promise<void> => {
      if (flushing) return;
      flushing = true;
      const failure = await sendAll({ append, get, set });
      flushing = false;
      const pending = pendingOf(get().recording);
      if (failure !== null) {
        set({ recording: { kind: 'not-recorded', pending, failure } });
        planRetry();
      } else if (pending.length > 0) {
        // Something arose between the last answer and here.
        await flush();
      } else {
        set({ recording: { kind: 'recorded' } });
      }
    };
    return {
      recording: { kind: 'recorded' },
      receipts: new Map(),

      record(draft) {
        lastKey += 1;
        const key = lastKey;
        set(({ recording }) => ({ recording: withPending(recording, { key, draft }) }));
        void flush();
        return key;
      },

      retry: flush,
    };
  });
}

export const pendingOf = (recording: Recording): readonly PendingRecord[] =>
  recording.kind === 'recorded' ? [] : recording.pending;

function withPending(recording: Recording, record: PendingRecord): Recording {
  const pending = [...pendingOf(recording), record];
  return recording.kind === 'not-recorded'
    ? { ...recording, pending }
    : { kind: 'recording', pending };
}

type Sending = Pick<Effects, 'append'> & {
  readonly get: () => RecorderStore;
  readonly set: (change: Partial<RecorderStore>) => void;
};

const REFUSED: ReadonlySet<RecordFailure['kind']> = new Set(['payload-refused', 'not-permitted']);

/** Sends until nothing more can be saved; answers with what stood in the way, or null when all is saved. */
async function sendAll({ append, get, set }: Sending): Promise<RecordFailure | null> {
  const tried = new Set<number>();
  let failure: RecordFailure | null = null;
  for (;;) {
    const next = nextToSend(get(), tried);
    if (next === null) return failure;
    tried.add(next.key);
    const answer = await append(next.record);
    if (answer.kind === 'saved') set(afterSaving(get(), next.key, answer));
    else failure = answer;
    // A refused record must not hold up the others; anything else stops them all.
    if (failure !== null && !REFUSED.has(failure.kind)) return failure;
  }
}

function nextToSend({ recording, receipts }: RecorderStore, tried: ReadonlySet<number>) {
  for (const { key, draft } of pendingOf(recording)) {
    const record = tried.has(key) ? null : toRecord(draft, receipts);
    if (record !== null) return { key, record };
  }
  return null;
}

function afterSaving(store: RecorderStore, key: number, receipt: SavedReceipt) {
  const { recording } = store;
  const pending = pendingOf(recording).filter((record) => record.key !== key);
  const receipts = new Map(store.receipts).set(key, receipt);
  if (recording.kind === 'not-recorded') return { receipts, recording: { ...recording, pending } };
  return { receipts, recording: { kind: 'recording' as const, pending } };
}

/** The record as the station takes it; null while it waits for the screening it names. */
function toRecord(draft: Draft, receipts: ReadonlyMap<number, SavedReceipt>): DeskRecord | null {
  switch (draft.kind) {
    case 'screening':
      return draft;
    case 'referral': {
      const screening = receipts.get(draft.of)?.id;
      return screening === undefined
        ? null
        : { kind: 'referral', payload: { screening, note: draft.note } };
    }
    case 'judgement': {
      const screening = receipts.get(draft.of)?.id;
      return screening === undefined
        ? null
        : { kind: 'judgement', payload: { ...draft.judgement, screening } };
    }
    case 'silent-alarm': {
      const screening = draft.of === null ? null : (receipts.get(draft.of)?.id ?? null);
      return { kind: 'silent-alarm', payload: { screening } };
    }
  }
}
