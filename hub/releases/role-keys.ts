/**
 * Ed25519 keys of the TUF roles, one PKCS #8 PEM file each, readable by their owner only.
 *
 * `offline/` holds root and targets: a ceremony can carry that folder away, and publishing goes on until
 * one of the two must sign again. `roles/` holds one key for each list and one for the policy.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { join } from 'node:path';
import { canonicalize } from '@tufjs/canonical-json';
import { Key, Signature } from '@tufjs/models';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';
import type { KeysFailure } from './release-keys.ts';

export type RoleKey = {
  /** Lower-case hex SHA-256 of the canonical public key, as the TUF specification has it. */
  readonly keyId: string;
  readonly publicKey: Key;
  sign(bytes: Uint8Array): Signature;
};

export type RoleKeys = {
  /** The key, or `null` when its file is not here. */
  find(role: string): Promise<Result<RoleKey | null, KeysFailure>>;
  /** The key, drawn and stored when its file is not here. */
  findOrCreate(role: string): Promise<Result<RoleKey, KeysFailure>>;
};

const OFFLINE: readonly string[] = ['root', 'targets'];
const ONLINE: readonly string[] = ['snapshot', 'timestamp'];

/** The keys under `<data>/keys/tuf/`. Reads each file when it is asked for. */
export function openRoleKeys(dataDirectory: string): RoleKeys {
  const find = async (role: string): Promise<Result<RoleKey | null, KeysFailure>> => {
    const pem = await readKeyFile(join(dataDirectory, keyFileOf(role)));
    return pem === null ? succeed(null) : parse(role, pem);
  };
  return {
    find,
    async findOrCreate(role) {
      const found = await find(role);
      if (!found.ok) return found;
      if (found.value) return succeed(found.value);
      const drawn = generateKeyPairSync('ed25519').privateKey;
      const pem = drawn.export({ format: 'pem', type: 'pkcs8' }).toString();
      return parse(role, await createKeyFile(join(dataDirectory, keyFileOf(role)), pem));
    },
  };
}

/** Where the key of a role lies, relative to the data directory. */
export function keyFileOf(role: string): string {
  const folder = join('keys', 'tuf');
  if (OFFLINE.includes(role)) return join(folder, 'offline', `${role}.pem`);
  return ONLINE.includes(role) ? join(folder, `${role}.pem`) : join(folder, 'roles', `${role}.pem`);
}

function parse(role: string, pem: string): Result<RoleKey, KeysFailure> {
  const secret = privateKeyOf(pem);
  const coordinate = secret ? createPublicKey(secret).export({ format: 'jwk' }).x : undefined;
  if (!secret || coordinate === undefined) {
    return fail({
      kind: 'keys-damaged',
      file: keyFileOf(role),
      reason: 'not an Ed25519 private key in PEM',
      remedy: 'restore the file from backup',
    });
  }
  const keyVal = { public: Buffer.from(coordinate, 'base64url').toString('hex') };
  const description = { keytype: 'ed25519', scheme: 'ed25519', keyval: keyVal };
  const keyId = createHash('sha256').update(canonicalize(description)).digest('hex');
  return succeed({
    keyId,
    publicKey: Key.fromJSON(keyId, description),
    sign: (bytes) =>
      new Signature({ keyID: keyId, sig: sign(null, bytes, secret).toString('hex') }),
  });
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
