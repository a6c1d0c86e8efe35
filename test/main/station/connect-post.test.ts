import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrustedTime } from '#main/services/clock/trusted-time.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { connectPost } from '#main/station/connect-post.ts';
import type { ConnectOptions } from '#main/station/connections.ts';
import { randomOf } from '#main/station/environment.ts';
import { TufRepository } from '#test/support/tuf-repository.ts';
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
    identity: { ...identity, anchors: { ...identity.anchors, root } },
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
});
