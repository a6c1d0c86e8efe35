/** How the hub stands: lists, release and posts, for operators and tests. */
import { countByKind, countQuarantined } from '#hub/storage/journal.ts';
import { allLists, changesOf } from '#hub/storage/lists.ts';
import { listPosts } from '#hub/storage/posts.ts';
import { latestRelease } from '#hub/storage/releases.ts';
import type { HubDatabase, ListRow, PostRow } from '#hub/storage/schema.ts';
import { listDescriptionSchema } from '#shared/watchlist/list.ts';

/** Times are ISO 8601 UTC. */
export type HubStatus = {
  readonly release: { readonly version: number; readonly publishedAt: string } | null;
  readonly lists: ReadonlyArray<{
    readonly id: string;
    readonly title: string;
    readonly kind: 'persons' | 'documents';
    readonly listDate: string;
    readonly importedAt: string;
    /** In the last whole import, and rows in the files of changes since. */
    readonly records: number;
    readonly changes: number;
    readonly format: string;
  }>;
  readonly posts: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly epoch: number;
    readonly enrolledAt: string;
    readonly revokedAt: string | null;
    readonly lastContactAt: string | null;
    readonly total: number;
    /** Entries by kind. */
    readonly entries: Readonly<Record<string, number>>;
  }>;
  /** Bundles kept apart because they contradict what was stored. */
  readonly quarantined: number;
};

export async function hubStatus(db: HubDatabase): Promise<HubStatus> {
  const release = await latestRelease(db);
  const counts = await countByKind(db);
  return {
    release:
      release === undefined
        ? null
        : { version: release.version, publishedAt: release.publishedAt.toISOString() },
    lists: await Promise.all((await allLists(db)).map((row) => listStatus(db, row))),
    posts: (await listPosts(db)).map((post) => {
      const own = counts.filter(({ post_id }) => post_id === post.id);
      return postStatus(post, new Map(own.map(({ kind, entries }) => [kind, entries])));
    }),
    quarantined: await countQuarantined(db),
  };
}

async function listStatus(db: HubDatabase, row: ListRow): Promise<HubStatus['lists'][number]> {
  const { id, title, kind } = listDescriptionSchema.parse(JSON.parse(row.description));
  const changes = await changesOf(db, id);
  const newest = changes.at(-1);
  return {
    id,
    title,
    kind,
    listDate: newest?.list_date ?? row.list_date,
    importedAt: (newest?.imported_at ?? row.imported_at).toISOString(),
    records: row.records,
    changes: changes.reduce((sum, { records }) => sum + records, 0),
    format: row.format,
  };
}

function postStatus(
  post: PostRow,
  entries: ReadonlyMap<string, number>,
): HubStatus['posts'][number] {
  return {
    id: post.id,
    name: post.name,
    epoch: post.epoch,
    enrolledAt: post.enrolled_at.toISOString(),
    revokedAt: post.revoked_at?.toISOString() ?? null,
    lastContactAt: post.last_contact_at?.toISOString() ?? null,
    total: [...entries.values()].reduce((sum, count) => sum + count, 0),
    entries: Object.fromEntries(entries),
  };
}
