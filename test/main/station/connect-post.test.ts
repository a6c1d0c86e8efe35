import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrustedTime } from '#main/services/clock/trusted-time.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { connectPost } from '#main/station/connect-post.ts';
import type { ConnectOptions } from '#main/station/connections.ts';
import { randomOf } from '#main/station/environment.ts';
import { createReleaseKeyring } from '#main/station/release-keyring.ts';
import { succeed } from '#shared/kernel/result.ts';
import { sealedTarget, TufRepository } from '#test/support/tuf-repository.ts';
import { createMemoryDisk } from '../services/files/memory-disk.ts';
import { soundJournal, steadyClock } from '../services/journal/journal-fixture.ts';
import { freshIdentity, removeDirectory, temporaryDirectory } from './station-fixture.ts';

let directory = '';
beforeEach(async () => {
  directory = await temporaryDirectory();
});
afterEach(() => removeDirectory(directory));

async function optionsWith(root: string): Promise<ConnectOptions> {
  const identity = await freshIdentity();
  const { files } = createMemoryDisk();
  return {
    dataDirectory: directory,
    keeper: createReleaseKeyring(
      { ...identity, anchors: { ...identity.anchors, root } },
      async () => succeed(null),
    ),
    inboxKey: randomOf(32),
    journal: await soundJournal(files),
    trustedTime: await openTrustedTime({ file: 'data/trusted-time.json', files }),
    clock: steadyClock(),
    files: nodeFiles,
    random: randomOf,
    fetch: () => Promise.reject(new TypeError('no network in tests')),
    onReleaseRefused: async () => undefined,
    onBug: () => undefined,
    onReleaseKeys: async () => undefined,
    onOrder: async () => undefined,
    isRevoked: false,
    onKeysRenewed: async () => true,
  };
}

describe('connectPost', () => {
  it('refuses a trust anchor that is no root', async () => {
    expect(await connectPost(await optionsWith('{}'))).toMatchObject({
      ok: false,
      failure: { what: 'release-store' },
    });
  });

  it('works without a network: no release, nothing confirmed, and it says so', async () => {
    const root = new TufRepository().publishRoot();
    const connected = await connectPost(await optionsWith(root));
    if (!connected.ok) throw new Error(connected.failure.reason);
    const { releases, acknowledged, sync } = connected.value;
    expect(releases.current()).toBeNull();
    expect(await releases.openFile('ab'.repeat(32))).toBeNull();
    expect(acknowledged('urgent')).toBe(0);
    expect(await sync.now()).toMatchObject({
      online: false,
      lastFailure: { kind: 'unreachable' },
    });
    sync.start();
    await sync.stop();
    expect(sync.status()).toMatchObject({ state: 'idle', nextAttempt: null });
  });

  it('believes no battery: a release that ended before the last word of the hub is refused, also after a restart', async () => {
    const tuf = new TufRepository();
    const root = tuf.publishRoot();
    const lists = { policy: { 'policy/policy.json.sealed': sealedTarget('policy') } };
    tuf.publish({ version: 1, lists, expires: { timestamp: '2026-06-01T00:00:00Z' } });
    const refused: string[] = [];
    const options: ConnectOptions = {
      ...(await optionsWith(root)),
      // In May by the wall clock.
      clock: steadyClock('2026-05-04T08:00:00.000Z'),
      onReleaseRefused: async (reason) => void refused.push(reason),
      fetch: async (input) => {
        const file = new URL(String(input)).pathname.replace(/^.*\/(?:metadata|targets)\//u, '');
        const bytes = tuf.metadata.get(file) ?? tuf.targets.get(file);
        return new Response(bytes ? Buffer.from(bytes) : null, { status: bytes ? 200 : 404 });
      },
    };
    const file = `${directory}/trusted-time.json`;
    await (await openTrustedTime({ file, files: nodeFiles })).raise('2026-12-01T00:00:00.000Z');
    for (let start = 0; start < 2; start += 1) {
      const trustedTime = await openTrustedTime({ file, files: nodeFiles });
      const connected = await connectPost({ ...options, trustedTime });
      if (!connected.ok) throw new Error(connected.failure.reason);
      await connected.value.sync.now();
      expect(connected.value.releases.current()).toBeNull();
      expect(trustedTime.floor()).toBe('2026-12-01T00:00:00.000Z');
    }
    expect(refused).toEqual(Array(2).fill(expect.stringMatching(/^frozen: timestamp:/u)));
  });
});
