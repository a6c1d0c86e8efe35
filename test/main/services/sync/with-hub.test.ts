/** The post's side against the real hub: no port, a real journal, a real release. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { handOutReleaseKeys, queueReply } from '#hub/services/replies.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { createIds } from '#main/services/clock/uuid-v7.ts';
import { enrolPost } from '#main/services/enrolment/enrol.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { openInbox, type ReplyReleaseKey } from '#main/services/inbox/inbox.ts';
import { openJournal } from '#main/services/journal/journal.ts';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { openReleaseStore } from '#main/services/release-store/release-store.ts';
import { openAcknowledgements } from '#main/services/sync/acknowledgements.ts';
import { createSync } from '#main/services/sync/sync-service.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import {
  DOCUMENTS,
  fictionalSource,
  NOW,
  PERSONS,
  person,
  published,
} from '#test/hub/releases/fictional-lists.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import { mustBe, startHub } from './real-hub.ts';

const now = () => NOW;
const random = (length: number) => new Uint8Array(randomBytes(length));

let directory: string;
let database: OpenDatabase;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'with-hub-'));
  database = await openEmptyDatabase();
}, START_TIMEOUT_IN_MS);
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

type Joined = ReturnType<Parameters<typeof createSync>[0]['identity']> & {
  readonly sealingSecret: Uint8Array;
  readonly anchors: {
    readonly root: string;
    readonly signingKey: string;
    readonly sealingKey: string;
  };
};

async function openPost(identity: Joined, fetch: typeof globalThis.fetch) {
  const place = join(directory, 'post');
  const wall = () => NOW.toISOString();
  const trustedTime = { floor: wall, raise: async () => undefined };
  const verifier = {
    keyId: 'hub',
    publicKey: fromBase64Url(identity.anchors.signingKey) ?? new Uint8Array(),
  };
  const releaseKeys: ReplyReleaseKey[] = [];
  const journal = mustBe(
    await openJournal({
      ...identity,
      directory: join(place, 'journal'),
      clock: { wall, monotonicInMs: () => 0 },
      trustedTime,
      hubSealingKey: fromBase64Url(identity.anchors.sealingKey) ?? new Uint8Array(),
      asylumKey: null,
      journalKey: random(32),
      markKey: random(32),
      isMarked: false,
      ids: createIds({ wall, random }),
      random,
      files: nodeFiles,
    }),
  );
  const { root } = identity.anchors;
  const releaseStore = mustBe(
    await openReleaseStore({ directory: join(place, 'releases'), root, clock: now }),
  );
  const common = { ...identity, verifier };
  const acknowledgements = await openAcknowledgements({
    ...common,
    file: join(place, 'acks.json'),
  });
  const inbox = await openInbox({
    ...common,
    sealingSecrets: () => [identity.sealingSecret],
    directory: join(place, 'inbox'),
    key: random(32),
    random,
    onReleaseKeys: async (keys) => {
      releaseKeys.push(...keys);
    },
  });
  const sync = createSync({
    identity: () => identity,
    journal,
    releaseStore,
    acknowledgements,
    inbox,
    trustedTime,
    clock: { wall },
    fetch,
    schedule: () => () => undefined,
    random,
    onReleaseRefused: () => undefined,
  });
  return { journal, releaseStore, inbox, sync, releaseKeys };
}

describe('a post and its hub', () => {
  it('join, exchange the journal, replies and releases, by network and by stick', async () => {
    const hub = await startHub(directory, database.db);
    const { fetch, dataDirectory } = hub;
    const options = {
      hubUrl: 'https://hub.example',
      ticket: await hub.ticket(),
      name: 'North gate',
    };
    const { identity } = mustBe(await enrolPost({ ...options, fetch, random }));
    const post = await openPost(identity, fetch);
    const entry = { payload: { officer: 'o-1', role: 'line' }, officer: 'o-1', release: null };
    for (let count = 0; count < 3; count += 1) {
      const receipt = await post.journal.append({
        ...entry,
        kind: 'release-refused',
        payload: { reason: `test ${count}` },
      });
      expect(receipt.kind).toBe('saved');
    }
    const dependencies = hub.replies;
    await queueReply(dependencies, {
      post: identity.post,
      kind: 'notice',
      body: { text: 'Hello' },
    });
    const later = { epoch: 2, key: new Uint8Array(32).fill(8) };
    await handOutReleaseKeys(dependencies, [...hub.keys, later]);

    expect(await post.sync.now()).toMatchObject({
      online: true,
      lastFailure: null,
      waiting: { urgent: 0, routine: 0 },
    });
    expect(await post.inbox.read(1)).toMatchObject({ text: '{"text":"Hello"}' });
    expect(post.releaseKeys).toEqual([later]);
    const active = post.releaseStore.current();
    expect(active).toMatchObject({
      version: 1,
      publishedAt: NOW.toISOString(),
      lists: ['nat-persons', 'sltd'],
    });
    expect(await post.releaseStore.verifyAll()).toEqual([]);

    const persons = { ...PERSONS, persons: [...PERSONS.persons, person(9001)] };
    await published({ source: fictionalSource(persons, DOCUMENTS), dataDirectory });
    const stick = createDirectoryRepository(repositoryDirectory(dataDirectory));
    const update = mustBe(await post.releaseStore.update(stick));
    expect(update).toMatchObject({ kind: 'activated', version: 2 });
    expect(update.files).toBeGreaterThan(0);
    expect(update.files).toBeLessThan(active?.targets.length ?? 0);
    expect(await post.sync.now()).toMatchObject({ lastFailure: null });
    await post.journal.close();
  });
});
