/** What was published and when: for people to read. Posts trust the signed files alone. */
import type { HubDatabase } from './schema.ts';

export type PublishedRelease = { readonly version: number; readonly publishedAt: Date };

export async function noteRelease(
  db: HubDatabase,
  release: PublishedRelease & { readonly summary: unknown },
): Promise<void> {
  const row = { published_at: release.publishedAt, summary: JSON.stringify(release.summary) };
  await db
    .insertInto('releases')
    .values({ version: release.version, ...row })
    .onConflict((conflict) => conflict.column('version').doUpdateSet(row))
    .execute();
}

export async function latestRelease(db: HubDatabase): Promise<PublishedRelease | undefined> {
  const row = await db
    .selectFrom('releases')
    .select(['version', 'published_at'])
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && { version: row.version, publishedAt: row.published_at };
}
