/**
 * Release content keys: one per epoch, from which the pack and document keys of a release are derived.
 *
 * Old epochs stay, so that a post which missed a rotation can still be given the key of what it holds. A
 * damaged file is a failure and never a reason to draw new keys: posts would be locked out.
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { createKeyFile, readKeyFile, replaceKeyFile } from './key-file.ts';

/** `key` is 32 random bytes; use it only through `subkeyOf`. */
export type ReleaseKey = { readonly epoch: number; readonly key: Uint8Array };

export type ReleaseKeys = {
  /** The key of the greatest epoch: what the next release is sealed with. */
  current(): ReleaseKey;
  /** Every key, by epoch from 1. */
  all(): readonly ReleaseKey[];
  /** Draws the key of the next epoch and stores it before answering. */
  rotate(): Promise<ReleaseKey>;
};

export type KeysFailure = {
  readonly kind: 'keys-damaged';
  /** Relative to the data directory. */
  readonly file: string;
  readonly reason: string;
  readonly remedy: string;
};

const FILE = join('keys', 'release-keys.json');
const KEY_BYTES = 32;

const fileSchema = z.object({
  v: z.literal(1),
  keys: z.array(z.object({ epoch: z.int().positive(), key: z.string() })).min(1),
});

/** Opens the keys, drawing the first one when there is no file yet. */
export async function openReleaseKeys(
  dataDirectory: string,
): Promise<Result<ReleaseKeys, KeysFailure>> {
  const path = join(dataDirectory, FILE);
  const text = (await readKeyFile(path)) ?? (await createKeyFile(path, write([drawKey(1)])));
  const opened = parse(text);
  if (!opened.ok) return opened;
  let keys = opened.value;

  return succeed({
    current: () => greatest(keys),
    all: () => keys,
    async rotate() {
      const drawn = drawKey(greatest(keys).epoch + 1);
      const longer = [...keys, drawn];
      await replaceKeyFile(path, write(longer));
      keys = longer;
      return drawn;
    },
  });
}

function drawKey(epoch: number): ReleaseKey {
  return { epoch, key: new Uint8Array(randomBytes(KEY_BYTES)) };
}

function greatest(keys: readonly ReleaseKey[]): ReleaseKey {
  const last = keys.at(-1);
  if (!last) throw new Error('unreachable: parse refuses an empty list of keys');
  return last;
}

function write(keys: readonly ReleaseKey[]): string {
  const rows = keys.map(({ epoch, key }) => ({ epoch, key: toBase64Url(key) }));
  return `${JSON.stringify({ v: 1, keys: rows }, null, 2)}\n`;
}

function parse(text: string): Result<readonly ReleaseKey[], KeysFailure> {
  const checked = fileSchema.safeParse(jsonIn(text));
  if (!checked.success) return damaged('not the JSON of release keys');
  const keys: ReleaseKey[] = [];
  for (const [index, { epoch, key }] of checked.data.keys.entries()) {
    const bytes = fromBase64Url(key);
    if (epoch !== index + 1) return damaged(`epoch ${index + 1} is missing or out of order`);
    if (bytes?.length !== KEY_BYTES) return damaged(`the key of epoch ${epoch} is not 32 bytes`);
    keys.push({ epoch, key: bytes });
  }
  return succeed(keys);
}

function damaged(reason: string): Result<never, KeysFailure> {
  const remedy = 'restore the file from backup; without it no post can open the published release';
  return fail({ kind: 'keys-damaged', file: FILE, reason, remedy });
}
