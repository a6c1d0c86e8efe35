/** Which notices the posts' asylum cases suppress everywhere. */
import { listPosts } from '#hub/storage/posts.ts';
import { asylumEventSchema } from '#shared/asylum/event.ts';
import { suppressedNotices, type WatchedCase, watchEvent } from '#shared/protection/suppression.ts';
import type { SuppressedNotice } from '#shared/release/suppressions.ts';
import { openedEntries } from './opened-entries.ts';

/**
 * The notices of all cases that stand. Whatever a revoked post recorded does not count, and no post changes the cases
 * of another.
 */
export async function suppressedByPosts(
  hub: Parameters<typeof openedEntries>[0],
): Promise<readonly SuppressedNotice[]> {
  const posts = await listPosts(hub.db);
  const revoked = new Set(posts.filter((post) => post.revoked_at !== null).map(({ id }) => id));
  const cases = new Map<string, WatchedCase>();
  for await (const opened of openedEntries(hub, { kind: 'asylum-event' })) {
    const { post, lane, payload, id, wallTime, officer, release } = opened;
    // Asylum work is in the urgent lane alone; from elsewhere it would come in another order.
    if (revoked.has(post) || lane !== 'urgent' || payload.state !== 'known') continue;
    const event = asylumEventSchema.parse(payload.value);
    const key = `${post} ${event.case}`;
    const recorded = { ...event, entry: id, at: wallTime, officer, release };
    const next = watchEvent(cases.get(key) ?? null, recorded);
    if (next !== null) cases.set(key, next);
  }
  return [...cases.values()].flatMap(suppressedNotices);
}
