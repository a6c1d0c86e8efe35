/** Journal entries as posts sent them. Everything that writes here runs inside one transaction per bundle. */
import type { Lane } from '#shared/journal/entry.ts';
import type {
  HubDatabase,
  HubTransaction,
  JournalHeadRow,
  JournalRow,
  NewJournalRow,
  QuarantineRow,
} from './schema.ts';

/** One chain of one post. */
export type Chain = { readonly post: string; readonly epoch: number; readonly lane: Lane };

/** The last entry that the hub holds of a chain. */
export type Head = { readonly seq: number; readonly hash: string };

/** Per post. A hundred tell a person all there is to tell; more would only fill the disk. */
const FORKS_KEPT = 100;
const ROWS_PER_INSERT = 100;
const ROWS_PER_PAGE = 200;

export function headOf(db: HubDatabase, chain: Chain): Promise<Head | undefined> {
  return db
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('post_id', '=', chain.post)
    .where('epoch', '=', chain.epoch)
    .where('lane', '=', chain.lane)
    .executeTakeFirst();
}

/** Hashes of the entries `from` to `to`, both included, by sequence number. */
export async function hashesBetween(
  db: HubDatabase,
  chain: Chain,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('journal_entries')
    .select(['seq', 'hash'])
    .where('post_id', '=', chain.post)
    .where('epoch', '=', chain.epoch)
    .where('lane', '=', chain.lane)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute();
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Inserts the entries and moves the head to the last of them. */
export async function appendEntries(
  transaction: HubTransaction,
  chain: Chain,
  rows: readonly NewJournalRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows.slice(start, start + ROWS_PER_INSERT);
    await transaction.insertInto('journal_entries').values(values).execute();
  }
  const last = rows.at(-1);
  if (last === undefined) return;
  const head = { seq: last.seq, hash: last.hash };
  await transaction
    .insertInto('journal_heads')
    .values({ post_id: chain.post, epoch: chain.epoch, lane: chain.lane, ...head })
    .onConflict((conflict) => conflict.columns(['post_id', 'epoch', 'lane']).doUpdateSet(head))
    .execute();
}

/** Keeps what was signed to the post: whoever cuts the journal later would have to sign less. */
export async function keepAcknowledgement(
  transaction: HubTransaction,
  { post, epoch, lane }: Chain,
  envelope: string,
): Promise<void> {
  await transaction
    .updateTable('journal_heads')
    .set({ acknowledgement: envelope })
    .where('post_id', '=', post)
    .where('epoch', '=', epoch)
    .where('lane', '=', lane)
    .execute();
}

/** The heads of all chains, of one post or of all. */
export function allHeads(db: HubDatabase, post?: string): Promise<JournalHeadRow[]> {
  let query = db.selectFrom('journal_heads').selectAll();
  if (post !== undefined) query = query.where('post_id', '=', post);
  return query.orderBy('post_id').orderBy('epoch').orderBy('lane').execute();
}

/** Bundles that contradict the stored history, without their content. */
export function allQuarantined(
  db: HubDatabase,
  post?: string,
): Promise<Omit<QuarantineRow, 'envelope'>[]> {
  const columns = ['post_id', 'hash', 'epoch', 'lane', 'forked_at', 'received_at'] as const;
  let query = db.selectFrom('quarantine').select(columns);
  if (post !== undefined) query = query.where('post_id', '=', post);
  return query.orderBy('post_id').orderBy('received_at').orderBy('hash').execute();
}

export type ForkedBundle = {
  readonly chain: Chain;
  readonly hash: string;
  readonly forkedAt: number;
  readonly receivedAt: Date;
  readonly envelope: string;
};

/** Keeps a bundle that contradicts the stored history, once however often it is sent. */
export async function quarantine(transaction: HubTransaction, fork: ForkedBundle): Promise<void> {
  const { post, epoch, lane } = fork.chain;
  if ((await countQuarantined(transaction, post)) >= FORKS_KEPT) return;
  await transaction
    .insertInto('quarantine')
    .values({
      post_id: post,
      epoch,
      lane,
      hash: fork.hash,
      forked_at: fork.forkedAt,
      received_at: fork.receivedAt,
      envelope: fork.envelope,
    })
    .onConflict((conflict) => conflict.columns(['post_id', 'hash']).doNothing())
    .execute();
}

/** All entries in the order post, epoch, lane, seq, page by page. */
export async function* readEntries(
  db: HubDatabase,
  filter: { readonly post?: string | undefined; readonly kind?: string | undefined } = {},
): AsyncGenerator<JournalRow, void, void> {
  let after: JournalRow | undefined;
  for (;;) {
    const rows = await pageAfter(db, filter, after);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < ROWS_PER_PAGE) return;
  }
}

function pageAfter(
  db: HubDatabase,
  filter: { readonly post?: string | undefined; readonly kind?: string | undefined },
  after: JournalRow | undefined,
): Promise<JournalRow[]> {
  let query = db.selectFrom('journal_entries').selectAll();
  if (filter.post !== undefined) query = query.where('post_id', '=', filter.post);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (after !== undefined) {
    const { post_id, epoch, lane, seq } = after;
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('post_id', 'epoch', 'lane', 'seq'), '>', tuple(post_id, epoch, lane, seq)),
    );
  }
  return query
    .orderBy('post_id')
    .orderBy('epoch')
    .orderBy('lane')
    .orderBy('seq')
    .limit(ROWS_PER_PAGE)
    .execute();
}

/** How many entries of each kind each post sent. */
export function countByKind(
  db: HubDatabase,
): Promise<Array<{ post_id: string; kind: string; entries: number }>> {
  return db
    .selectFrom('journal_entries')
    .groupBy(['post_id', 'kind'])
    .orderBy('kind')
    .select(({ fn, cast }) => [
      'post_id',
      'kind',
      cast<number>(fn.countAll(), 'integer').as('entries'),
    ])
    .execute();
}

/** Bundles kept apart, of one post or of all. */
export async function countQuarantined(db: HubDatabase, post?: string): Promise<number> {
  let query = db.selectFrom('quarantine');
  if (post !== undefined) query = query.where('post_id', '=', post);
  const { bundles } = await query
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('bundles'))
    .executeTakeFirstOrThrow();
  return bundles;
}
