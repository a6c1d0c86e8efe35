/** The posts that this hub enrolled, and the one-time codes that let new ones in. */
import type { HubDatabase, HubTransaction, PostRow } from './schema.ts';

export type NewPost = Omit<PostRow, 'revoked_at' | 'last_contact_at'>;

export type EnrolmentCode = {
  readonly hash: string;
  readonly name: string;
  readonly usedBy: string | null;
};

/** More than ten renewals within the life of a bundle on a stick are no renewals. */
const MOST_FORMER_KEYS = 10;

/** `id` must be a UUID. */
export function findPost(db: HubDatabase, id: string): Promise<PostRow | undefined> {
  return db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Holds the post until the transaction ends: one bundle, one reply at a time. */
export function lockPost(transaction: HubTransaction, id: string): Promise<PostRow | undefined> {
  return transaction
    .selectFrom('posts')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function listPosts(db: HubDatabase): Promise<PostRow[]> {
  return db.selectFrom('posts').selectAll().orderBy('enrolled_at').orderBy('id').execute();
}

/** Ids of the posts that were shut out: what they sent counts for nothing elsewhere. */
export async function revokedPosts(db: HubDatabase): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('posts')
    .select('id')
    .where('revoked_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function noteContact(db: HubDatabase, id: string, at: Date): Promise<void> {
  await db.updateTable('posts').set({ last_contact_at: at }).where('id', '=', id).execute();
}

export async function noteKeyEpoch(db: HubDatabase, id: string, epoch: number): Promise<void> {
  await db.updateTable('posts').set({ key_epoch: epoch }).where('id', '=', id).execute();
}

/** Answers whether there was such a post that was not revoked before. */
export async function revokePost(db: HubDatabase, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('posts')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Puts new keys in place of the present ones and keeps the old signing key by. The post must be locked. */
export async function replaceKeys(
  transaction: HubTransaction,
  post: PostRow,
  keys: Pick<PostRow, 'signing_key' | 'sealing_key'> & { readonly at: Date },
): Promise<void> {
  const { at, ...present } = keys;
  await transaction
    .insertInto('former_signing_keys')
    .values({ post_id: post.id, signing_key: post.signing_key, replaced_at: at })
    .onConflict((conflict) =>
      conflict.columns(['post_id', 'signing_key']).doUpdateSet({ replaced_at: at }),
    )
    .execute();
  await transaction.updateTable('posts').set(present).where('id', '=', post.id).execute();
}

/** The signing keys that the post has replaced, the last one first. */
export function formerSigningKeys(
  db: HubDatabase,
  id: string,
): Promise<Array<{ signing_key: string; replaced_at: Date }>> {
  return db
    .selectFrom('former_signing_keys')
    .select(['signing_key', 'replaced_at'])
    .where('post_id', '=', id)
    .orderBy('replaced_at', 'desc')
    .limit(MOST_FORMER_KEYS)
    .execute();
}

export async function addCode(
  db: HubDatabase,
  code: { readonly hash: string; readonly name: string; readonly expires_at: Date },
): Promise<void> {
  await db.insertInto('enrolment_codes').values(code).execute();
}

/** Codes that have not expired, used ones included: a device may have to ask again for its answer. */
export async function currentCodes(db: HubDatabase, now: Date): Promise<EnrolmentCode[]> {
  const rows = await db
    .selectFrom('enrolment_codes')
    .select(['hash', 'name', 'used_by'])
    .where('expires_at', '>', now)
    .execute();
  return rows.map(({ hash, name, used_by }) => ({ hash, name, usedBy: used_by }));
}

/** Adds the post and uses the code up, both or neither. Answers false when the code was used meanwhile. */
export function enrolPost(
  db: HubDatabase,
  { codeHash, post }: { readonly codeHash: string; readonly post: NewPost },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('enrolment_codes')
      .select('hash')
      .where('hash', '=', codeHash)
      .where('used_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (open === undefined) return false;
    await transaction.insertInto('posts').values(post).execute();
    await transaction
      .updateTable('enrolment_codes')
      .set({ used_at: post.enrolled_at, used_by: post.id })
      .where('hash', '=', codeHash)
      .execute();
    return true;
  });
}
