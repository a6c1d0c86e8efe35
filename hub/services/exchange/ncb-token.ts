/** The one token with which the National Central Bureau's people and programs reach the exchange over HTTP. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { readKeyFile, replaceKeyFile } from '#hub/releases/key-file.ts';

const TOKEN_BYTES = 32;
const fileOf = (dataDirectory: string): string => join(dataDirectory, 'ncb-token');
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Draws a token; the one before is good for nothing from now on. The file holds its SHA-256 only. */
export async function drawToken(dataDirectory: string): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await replaceKeyFile(fileOf(dataDirectory), `${digestOf(token).toString('hex')}\n`);
  return token;
}

/** `none`: nobody has drawn one, and there is nothing to reach. */
export async function checkToken(
  dataDirectory: string,
  token: string,
): Promise<'good' | 'wrong' | 'none'> {
  const text = await readKeyFile(fileOf(dataDirectory));
  if (text === null) return 'none';
  const expected = Buffer.from(text.trim(), 'hex');
  const given = digestOf(token);
  return expected.length === given.length && timingSafeEqual(expected, given) ? 'good' : 'wrong';
}
