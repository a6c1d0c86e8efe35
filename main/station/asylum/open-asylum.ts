/** The asylum desk of a post that is being opened; null for officers whose slot holds no asylum key. */
import type { Clock } from '#main/services/clock/clock.ts';
import type { Journal } from '#main/services/journal/journal.ts';
import { forgetUnlocked, type Unlocked } from '#main/services/vault/unlocked.ts';
import type { Vault } from '#main/services/vault/vault.ts';
import type { StationKind } from '#shared/journal/payloads.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Receipt } from '#shared/station/contract.ts';
import { activePolicy } from '../active-policy.ts';
import type { Connections } from '../connections.ts';
import type { ReleaseKeyring } from '../release-keyring.ts';
import { type AsylumDesk, openAsylumDesk, RECORDED_AS, type Witnessed } from './asylum-desk.ts';

type Parts = Pick<Connections, 'releases' | 'sync' | 'replies'> & {
  readonly journal: Journal;
  readonly keyring: ReleaseKeyring;
  readonly record: (kind: StationKind, payload: unknown) => Promise<Receipt>;
  readonly ends: AbortSignal;
  readonly unlocked: Unlocked;
  readonly vault: Pick<Vault, 'unlock'>;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
};

export async function openAsylum(parts: Parts): Promise<AsylumDesk | null> {
  const { unlocked, vault, clock, keyring, ends } = parts;
  const { asylumKey, officer, identity } = unlocked;
  if (asylumKey === null) return null;
  const replySecret = subkeyOf(asylumKey, 'asylum-replies');
  ends.addEventListener('abort', () => replySecret.fill(0));
  return await openAsylumDesk({
    ...parts,
    post: identity.post,
    officer,
    replySecret,
    readPolicy: () => activePolicy({ releases: parts.releases, keyring }),
    record: (payload) => parts.record(RECORDED_AS, payload),
    witness: ({ officerId, passphrase }) => witnessed(vault, officerId, passphrase),
    now: () => clock.wall(),
  });
}

/** Counts as an attempt to sign in, and opens nothing. */
async function witnessed(
  vault: Pick<Vault, 'unlock'>,
  officerId: string,
  passphrase: string,
): Promise<Witnessed> {
  const unlocked = await vault.unlock(officerId, passphrase);
  if (!unlocked.ok) {
    const { failure } = unlocked;
    return failure.kind === 'wait' ? failure : { kind: 'refused' };
  }
  const { id, role } = unlocked.value.officer;
  forgetUnlocked(unlocked.value);
  return { kind: 'officer', officer: { id, role } };
}
