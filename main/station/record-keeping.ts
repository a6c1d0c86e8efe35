/** What the station itself writes into the journal while a post is open. */

import type { StoreDamage } from '#main/services/release-store/open-store.ts';
import type { SignInAttempts } from '#main/services/vault/sign-in-attempts.ts';
import type { OpenPost } from './open-post.ts';

/** Writes what could not be written while locked, then the sign-in, then follows releases. */
export async function keepRecord(post: OpenPost, attempts: SignInAttempts): Promise<void> {
  await recordTampering(post);
  for (const { lane, bytesCut } of post.journal.repairs) {
    await post.record('journal-repaired', { lane, bytesCut });
  }
  await recordRefusals(post, attempts);
  const damage = post.releases.damage();
  if (damage) await post.record('release-refused', { reason: inWords(damage) });
  await post.record('signed-in', { officer: post.officer.id });
  followReleases(post);
}

/** The mark stays as it was until all of it is on record; then it follows, and the vault remembers it. */
async function recordTampering({ journal, keyring, record }: OpenPost): Promise<void> {
  for (const tampering of journal.mark.tampering) {
    const receipt = await record('journal-tampered', tampering);
    // What is not saved is found again at the next sign-in.
    if (receipt.kind !== 'saved') return;
  }
  if (await journal.mark.settle()) await keyring.rememberMark();
}

/** The hub hears in this way that a post has worked with an older release, or with none. */
function inWords(damage: StoreDamage): string {
  if (damage.kind === 'unreadable-record') return 'damaged: the record of the active release';
  const { version, paths } = damage;
  const files = paths.length === 1 ? 'file' : 'files';
  return `damaged: release ${version}: ${paths.length} ${files}: ${paths.join(', ')}`.slice(0, 300);
}

async function recordRefusals(post: OpenPost, attempts: SignInAttempts): Promise<void> {
  let recorded = 0;
  for (const officer of attempts.unrecorded()) {
    const receipt = await post.record('sign-in-refused', { officer });
    // What is not saved stays on the list for the next sign-in.
    if (receipt.kind !== 'saved') break;
    recorded += 1;
  }
  if (recorded > 0) await attempts.recorded(recorded);
}

function followReleases(post: OpenPost): void {
  let version = post.releases.current()?.version ?? null;
  const off = post.releases.onActivated((release) => {
    // Also told when only the expiry moved.
    if (release.version === version || post.ends.aborted) return;
    const payload = { version: release.version, previous: version };
    version = release.version;
    // The station may be locking at this very moment; then there is nowhere to write.
    post.record('release-activated', payload).catch(() => undefined);
  });
  post.ends.addEventListener('abort', off);
}
