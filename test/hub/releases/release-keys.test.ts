import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReleaseKeys, type ReleaseKeys } from '#hub/releases/release-keys.ts';
import { dataDirectory } from './fictional-lists.ts';

async function open(data: string): Promise<ReleaseKeys> {
  const keys = await openReleaseKeys(data);
  if (!keys.ok) throw new Error(keys.failure.reason);
  return keys.value;
}

const fileIn = (data: string) => join(data, 'keys', 'release-keys.json');

describe('openReleaseKeys', () => {
  it('draws a key of 32 bytes on first use and keeps it', async () => {
    const data = await dataDirectory();
    const first = (await open(data)).current();
    expect(first.epoch).toBe(1);
    expect(first.key).toHaveLength(32);
    expect((await open(data)).current()).toEqual(first);
    expect((await open(await dataDirectory())).current().key).not.toEqual(first.key);
  });

  it('lets nobody but the owner read the file or list its folder', async () => {
    const data = await dataDirectory();
    const keys = await open(data);
    const modes = async () => [
      (await stat(fileIn(data))).mode & 0o777,
      (await stat(join(data, 'keys'))).mode & 0o777,
    ];
    expect(await modes()).toEqual([0o600, 0o700]);
    await keys.rotate();
    expect(await modes()).toEqual([0o600, 0o700]);
  });

  it('gives one key to all who open at the same moment', async () => {
    const data = await dataDirectory();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(data)));
    const [first, ...others] = opened.map((keys) => keys.current());
    for (const other of others) expect(other).toEqual(first);
  });

  it('rotates to the next epoch and keeps the old keys', async () => {
    const data = await dataDirectory();
    const keys = await open(data);
    const first = keys.current();
    const second = await keys.rotate();
    expect(second.epoch).toBe(2);
    expect(second.key).not.toEqual(first.key);
    expect(keys.current()).toEqual(second);
    expect(keys.all()).toEqual([first, second]);
    expect((await open(data)).all()).toEqual([first, second]);
  });

  it.each([
    { text: '', why: 'it is empty' },
    { text: '{"v":1,"keys":[]}', why: 'there is no key' },
    { text: '{"v":1,"keys":[{"epoch":2,"key":"AAAA"}]}', why: 'epoch 1 is missing' },
    { text: '{"v":1,"keys":[{"epoch":1,"key":"AAAA"}]}', why: 'a key is short' },
    { text: '{"v":1,"keys":[{"epoch":1,"key":"!"}]}', why: 'a key is not base64url' },
  ])('refuses the file and leaves it alone when $why', async ({ text }) => {
    const data = await dataDirectory();
    await open(data);
    await writeFile(fileIn(data), text);
    expect(await openReleaseKeys(data)).toMatchObject({
      ok: false,
      failure: { kind: 'keys-damaged', file: join('keys', 'release-keys.json') },
    });
    expect(await readFile(fileIn(data), 'utf8')).toBe(text);
  });
});
