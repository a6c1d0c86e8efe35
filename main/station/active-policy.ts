/** The policy of the active release, for rules that the station enforces itself. */
import { createDecipheriv } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { POLICY_TARGET } from '#shared/release/manifest.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import { decodeSealedFile, type SealedFile, targetContext } from '#shared/release/sealed-file.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Releases } from './connections.ts';
import type { ReleaseKeyring } from './release-keyring.ts';

export type PolicySource = {
  readonly releases: Pick<Releases, 'current' | 'openFile'>;
  readonly keyring: Pick<ReleaseKeyring, 'open'>;
};

const TAG_BYTES = 16;
const LARGEST_POLICY = 1_000_000;

/** Null when there is no release, no key for it, or a file that does not open. */
export async function activePolicy({ releases, keyring }: PolicySource): Promise<Policy | null> {
  const target = releases.current()?.targets.find(({ path }) => path === POLICY_TARGET);
  const stream =
    target && target.length <= LARGEST_POLICY ? await releases.openFile(target.sha256) : null;
  if (!stream) return null;
  const file = decodeSealedFile(new Uint8Array(await new Response(stream).arrayBuffer()));
  if (!file.ok) return null;
  const wanted = file.value.keyEpoch;
  const found = (await keyring.open()).find(({ epoch }) => epoch === wanted);
  const key = found && fromBase64Url(found.key);
  const text = key && openPolicy(file.value, subkeyOf(key, 'release-pack'));
  const policy = policySchema.safeParse(text && jsonIn(text));
  return policy.success ? policy.data : null;
}

function openPolicy({ keyEpoch, nonce, ciphertext }: SealedFile, key: Uint8Array): string | null {
  const end = ciphertext.length - TAG_BYTES;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(targetContext(POLICY_TARGET, keyEpoch));
    cipher.setAuthTag(ciphertext.subarray(end));
    const opened = Buffer.concat([cipher.update(ciphertext.subarray(0, end)), cipher.final()]);
    return inflateRawSync(opened, { maxOutputLength: LARGEST_POLICY }).toString('utf8');
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}
