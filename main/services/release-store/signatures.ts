/**
 * Who may sign a role, and whether enough of them did. The library would count one key under two ids as
 * two signers; here signers are counted by their public key.
 *
 * Source: The Update Framework specification 1.0, §4.2 ("Clients MUST calculate each KEYID") and §5.
 */
import { canonicalize } from '@tufjs/canonical-json';
import type { Key, Metadata, Root, Targets } from '@tufjs/models';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { type ReleaseRejection, reject } from './release-rejection.ts';
import { type AnyRole, sha256Of } from './signed-metadata.ts';

type Keys = Readonly<Record<string, Key>>;
type Authority = { readonly keyIDs: readonly string[]; readonly threshold: number };
type Delegator = Metadata<Root> | Metadata<Targets>;

const HEX_32 = /^[0-9a-f]{64}$/u;

/** Whether enough of the keys that `delegator` names for `role` signed `metadata`. */
export function checkSignatures(
  delegator: Delegator,
  role: string,
  metadata: Metadata<AnyRole>,
): Result<null, ReleaseRejection> {
  const { keys, roles } = authorityOf(delegator);
  const authority = roles[role];
  if (!authority) return reject('forged', role, 'nobody may sign it');
  const signers = new Set<string>();
  for (const id of authority.keyIDs) {
    const key = keys[id];
    const signer = key ? signerOf(key, metadata) : null;
    if (signer !== null) signers.add(signer);
  }
  if (signers.size >= authority.threshold) return succeed(null);
  const reason = `signed by ${signers.size} of ${authority.threshold} keys`;
  return reject('forged', role, reason);
}

/** Whether every key goes by its own id, so that an id can stand for one key only. */
export function checkKeyIds(name: string, delegator: Delegator): Result<null, ReleaseRejection> {
  const { keys, roles } = authorityOf(delegator);
  const isOwnId = ([id, key]: readonly [string, Key]): boolean => id === idOf(key);
  if (!Object.entries(keys).every(isOwnId)) {
    return reject('not-metadata', name, 'a key does not go by its own id');
  }
  const ids = Object.values(roles).flatMap((role) => role.keyIDs);
  return ids.every((id) => HEX_32.test(id))
    ? succeed(null)
    : reject('not-metadata', name, 'a key id is no SHA-256');
}

function authorityOf({ signed }: Delegator): {
  readonly keys: Keys;
  readonly roles: Readonly<Record<string, Authority>>;
} {
  if (signed.type === 'root') return signed;
  return { keys: signed.delegations?.keys ?? {}, roles: signed.delegations?.roles ?? {} };
}

const idOf = (key: Key): string => sha256Of(Buffer.from(canonicalize(key.toJSON())));

/** The public key in its one spelling, when it signed; a key of another kind than Ed25519 never did. */
function signerOf(key: Key, metadata: Metadata<AnyRole>): string | null {
  const signer = key.keyVal['public'] ?? '';
  const isEd25519 = key.keyType === 'ed25519' && key.scheme === 'ed25519';
  if (!(isEd25519 && HEX_32.test(signer))) return null;
  try {
    key.verifySignature(metadata);
    return signer;
  } catch {
    return null;
  }
}
