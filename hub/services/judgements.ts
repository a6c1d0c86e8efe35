/** What the posts judged, as one: the last word on each pair counts. */
import { revokedPosts } from '#hub/storage/posts.ts';
import { deskPayloads } from '#shared/journal/payloads.ts';
import { openedEntries } from './opened-entries.ts';

type Judgement = {
  readonly isDifferent: boolean;
  /** Sorts by when the hub received it, then by the post's own clock. */
  readonly order: string;
};

/**
 * Pairs whose last judgement says that they are two people. Whatever a revoked post judged does not count: who has
 * stolen one must not be able to clear anybody elsewhere.
 */
export async function judgedPairs(
  hub: Parameters<typeof openedEntries>[0],
): Promise<readonly string[]> {
  const revoked = await revokedPosts(hub.db);
  const last = new Map<string, Judgement>();
  for await (const { post, payload, receivedAt, wallTime, id } of openedEntries(hub, {
    kind: 'judgement',
  })) {
    if (revoked.has(post) || payload.state !== 'known') continue;
    const { pair, decision } = deskPayloads.judgement.parse(payload.value);
    const order = `${receivedAt} ${wallTime} ${id}`;
    if (order < (last.get(pair)?.order ?? '')) continue;
    last.set(pair, { isDifferent: decision === 'different', order });
  }
  return [...last].flatMap(([pair, { isDifferent }]) => (isDifferent ? [pair] : []));
}
