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
import { rename } from 'node:fs/promises';
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
  /** The first key of the role on this machine that is one of `keyIds`: the one in use, or the one that follows. */
  findNamed(role: string, keyIds: readonly string[]): Promise<Result<RoleKey | null, KeysFailure>>;
  /** The key that the next root is to name, drawn and stored when its file is not here. */
  drawNext(role: string): Promise<Result<RoleKey, KeysFailure>>;
  /** Puts the key that follows into the place of the one in use, which is gone then. */
  promoteNext(role: string): Promise<void>;
  /** The key, drawn and stored when its file is not here. */
  findOrCreate(role: string): Promise<Result<RoleKey, KeysFailure>>;
};

const OFFLINE: readonly string[] = ['root', 'targets'];
const ONLINE: readonly string[] = ['snapshot', 'timestamp'];

/** The keys under `<data>/keys/tuf/`. Reads each file when it is asked for. */
export function openRoleKeys(dataDirectory: string): RoleKeys {
  const readFrom = async (file: string): Promise<Result<RoleKey | null, KeysFailure>> => {
    const pem = await readKeyFile(join(dataDirectory, file));
    return pem === null ? succeed(null) : parse(file, pem);
  };
  const findOrDraw = async (file: string): Promise<Result<RoleKey, KeysFailure>> => {
    const found = await readFrom(file);
    if (!found.ok) return found;
    if (found.value) return succeed(found.value);
    return parse(file, await createKeyFile(join(dataDirectory, file), drawPem()));
  };
  return {
    find: (role) => readFrom(keyFileOf(role)),
    async findNamed(role, keyIds) {
      for (const file of [keyFileOf(role), nextKeyFileOf(role)]) {
        const key = await readFrom(file);
        if (!key.ok || (key.value && keyIds.includes(key.value.keyId))) return key;
      }
      return succeed(null);
    },
    drawNext: (role) => findOrDraw(nextKeyFileOf(role)),
    promoteNext: (role) =>
      rename(join(dataDirectory, nextKeyFileOf(role)), join(dataDirectory, keyFileOf(role))),
    findOrCreate: (role) => findOrDraw(keyFileOf(role)),
  };
}

/** A fresh Ed25519 secret key, PKCS #8 PEM. */
export const drawPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** Where the key waits that the next root names, relative to the data directory. */
const nextKeyFileOf = (role: string): string => join('keys', 'tuf', 'next', `${role}.pem`);

/** Where the key of a role lies, relative to the data directory. */
export function keyFileOf(role: string): string {
  const folder = join('keys', 'tuf');
  if (OFFLINE.includes(role)) return join(folder, 'offline', `${role}.pem`);
  return ONLINE.includes(role) ? join(folder, `${role}.pem`) : join(folder, 'roles', `${role}.pem`);
}

function parse(file: string, pem: string): Result<RoleKey, KeysFailure> {
  const key = roleKeyOf(pem);
  if (key) return succeed(key);
  return fail({
    kind: 'keys-damaged',
    file,
    reason: 'not an Ed25519 private key in PEM',
    remedy: 'restore the file from backup',
  });
}

/** The key of a PEM text, or null when it is no Ed25519 secret key. */
export function roleKeyOf(pem: string): RoleKey | null {
  const secret = ed25519Of(() => createPrivateKey(pem));
  const known = secret && publicKeyOf(createPublicKey(secret));
  if (!known) return null;
  const { keyID: keyId } = known;
  return {
    keyId,
    publicKey: known,
    sign: (bytes) =>
      new Signature({ keyID: keyId, sig: sign(null, bytes, secret).toString('hex') }),
  };
}

/** The public half of a key, from its PEM text; null when it is no Ed25519 public key. */
export function publicRoleKeyOf(pem: string): Key | null {
  // Node would derive it from a secret key too: whoever hands one over by mistake must hear of it.
  if (pem.includes('PRIVATE KEY')) return null;
  const key = ed25519Of(() => createPublicKey(pem));
  return key && publicKeyOf(key);
}

/** Lower-case hex SHA-256 of the canonical public key: what a key id must be. */
export const keyIdOf = (description: ReturnType<Key['toJSON']>): string =>
  createHash('sha256').update(canonicalize(description)).digest('hex');

function publicKeyOf(key: KeyObject): Key | null {
  const coordinate = key.export({ format: 'jwk' }).x;
  if (coordinate === undefined) return null;
  const keyVal = { public: Buffer.from(coordinate, 'base64url').toString('hex') };
  const description = { keytype: 'ed25519', scheme: 'ed25519', keyval: keyVal };
  return Key.fromJSON(keyIdOf(description), description);
}

function ed25519Of(read: () => KeyObject): KeyObject | null {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
