/** What was published and when: for people to read. Posts trust the signed files alone. */
import { jsonIn } from '#shared/kernel/json.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import type { HubDatabase } from './schema.ts';

export type PublishedRelease = { readonly version: number; readonly publishedAt: Date };

export async function noteRelease(
  db: HubDatabase,
  release: PublishedRelease & {
    readonly summary: unknown;
    /** By which the steps that posts take under this release are judged later. */
    readonly policy?: Policy;
  },
): Promise<void> {
  const row = {
    published_at: release.publishedAt,
    summary: JSON.stringify(release.summary),
    policy: release.policy === undefined ? null : JSON.stringify(release.policy),
  };
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

/** The policies of all releases by version; those from before policies were kept are missing. */
export async function publishedPolicies(db: HubDatabase): Promise<ReadonlyMap<number, Policy>> {
  const rows = await db.selectFrom('releases').select(['version', 'policy']).execute();
  return new Map(
    rows.flatMap(({ version, policy }) => {
      const parsed = policySchema.safeParse(policy === null ? null : jsonIn(policy));
      return parsed.success ? [[version, parsed.data] as const] : [];
    }),
  );
}
