import { setImmediate } from 'node:timers/promises';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { errorCode } from './error-code.ts';
import type { PublishFailure } from './publish-failure.ts';
import type { SourceList } from './source.ts';

/** After so many records other work gets its turn, and the listener hears of it. */
const TURN = 1000;

export type RecordReading<Row> = {
  readonly list: SourceList;
  readonly open: (listId: string) => AsyncIterable<Row>;
  /** Takes one record; answers what is wrong with it, in words that quote nothing, or `null`. */
  readonly take: (row: Row) => string | null;
  readonly onRead: (records: number) => void;
};

/** Reads a list to its end and insists on the number of records it said it has. */
export async function readRecords<Row>(
  reading: RecordReading<Row>,
): Promise<Result<void, PublishFailure>> {
  const list = reading.list.description.id;
  const opened = await guarded(() => reading.open(list)[Symbol.asyncIterator]());
  if (!opened.ok) return unreadable(list, 0, opened.failure);
  const rows = opened.value;
  for (let position = 0; ; position += 1) {
    const step = await guarded(() => rows.next());
    if (!step.ok) return unreadable(list, position, step.failure);
    if (step.value.done === true) return atEnd(reading, position);
    const problem = reading.take(step.value.value);
    if (problem !== null) {
      await rows.return?.();
      return invalid(list, position, problem);
    }
    if (position % TURN === TURN - 1) await giveTurn(reading, position + 1);
  }
}

async function giveTurn<Row>({ onRead }: RecordReading<Row>, records: number): Promise<void> {
  onRead(records);
  await setImmediate();
}

function atEnd<Row>(
  { list, onRead }: RecordReading<Row>,
  found: number,
): Result<void, PublishFailure> {
  onRead(found);
  return found === list.records ? succeed(undefined) : wrongCount(list, found);
}

/** Why the source threw, without its message: that may repeat what a record says. */
export async function guarded<Value>(
  work: () => Value | Promise<Value>,
): Promise<Result<Value, string>> {
  try {
    return succeed(await work());
  } catch (error) {
    return fail(errorCode(error) ?? (error instanceof Error ? error.name : 'unknown'));
  }
}

export function unreadable(
  list: string,
  position: number,
  reason: string,
): Result<never, PublishFailure> {
  const remedy = 'import the list again, then publish';
  return fail({ kind: 'list-unreadable', list, position, reason, remedy });
}

export function invalid(
  list: string,
  position: number,
  reason: string,
): Result<never, PublishFailure> {
  const remedy = 'correct or reject the record in the list, then publish';
  return fail({ kind: 'invalid-record', list, position, reason, remedy });
}

export function wrongCount(list: SourceList, found: number): Result<never, PublishFailure> {
  return fail({
    kind: 'wrong-record-count',
    list: list.description.id,
    expected: list.records,
    found,
    remedy: 'the list changed while it was read, or its import is incomplete: publish again',
  });
}
