/** The policy of the active release, for the rules that the station itself enforces. */
import { createDecipheriv } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { POLICY_TARGET } from '#shared/release/manifest.ts';
import { type Policy, policySchema } from '#shared/release/policy.ts';
import { decodeSealedFile, targetContext } from '#shared/release/sealed-file.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Releases } from './connections.ts';
import type { ReleaseKeyring } from './release-keyring.ts';

type Parts = {
  readonly releases: Pick<Releases, 'current' | 'openFile'>;
  readonly keyring: Pick<ReleaseKeyring, 'open'>;
};

/** A policy is some kilobytes; a file that inflates to more is none. */
const MOST_BYTES = 2 ** 20;
const TAG_BYTES = 16;

/** Null without a release, without its key, or when the file is damaged: then nothing that needs a policy is done. */
export async function readPolicy({ releases, keyring }: Parts): Promise<Policy | null> {
  const target = releases.current()?.targets.find(({ path }) => path === POLICY_TARGET);
  const stream = target && (await releases.openFile(target.sha256));
  if (!stream) return null;
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const file = decodeSealedFile(bytes);
  if (!file.ok) return null;
  const keys = await keyring.open();
  const key = keys.find(({ epoch }) => epoch === file.value.keyEpoch);
  const content = key && fromBase64Url(key.key);
  if (!content) return null;
  const text = opened(subkeyOf(content, 'release-pack'), file.value);
  const policy = policySchema.safeParse(text === null ? null : jsonIn(text));
  return policy.success ? policy.data : null;
}

type Sealed = {
  readonly keyEpoch: number;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
};

function opened(key: Uint8Array, { keyEpoch, nonce, ciphertext }: Sealed): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(targetContext(POLICY_TARGET, keyEpoch));
    decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
    const deflated = Buffer.concat([
      decipher.update(ciphertext.subarray(0, -TAG_BYTES)),
      decipher.final(),
    ]);
    return inflateRawSync(deflated, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}
