/** A hub on a real socket and a stick in a real folder, both in the wrong hands. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { createHttpRepository } from '#main/services/release-store/http-repository.ts';
import { openReleaseStore, type ReleaseStore } from '#main/services/release-store/release-store.ts';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { TufRepository } from '#test/support/tuf-repository.ts';
import { GOOD, NEXT, publishNext } from './attack.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
let directory: string;
let tuf: TufRepository;
let store: ReleaseStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sources-'));
  tuf = new TufRepository();
  const root = tuf.publishRoot();
  tuf.publish({ version: 5, lists: GOOD });
  const options = { directory: join(directory, 'store'), root, clock: () => NOW };
  const opened = await openReleaseStore(options);
  if (!opened.ok) throw new Error(opened.failure.kind);
  store = opened.value;
  expect(await store.update(tuf.source())).toMatchObject({ ok: true });
  publishNext(tuf);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function expectRefused(source: RepositorySource, failure: object): Promise<void> {
  expect(await store.update(source)).toMatchObject({ ok: false, failure });
  expect(store.current()?.version).toBe(5);
  expect(await store.verifyAll()).toEqual([]);
  expect(await store.update(tuf.source())).toMatchObject({ ok: true, value: { version: 6 } });
}

type Answer = (...exchange: [...Parameters<RequestListener>, Uint8Array]) => void;

/** The hub's files, but for those whose path ends in `name`: what comes for them is the attacker's. */
async function withServer(
  { name, answer }: { readonly name: string; readonly answer: Answer },
  use: (hubUrl: string) => Promise<void>,
): Promise<void> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://hub').pathname;
    const file = path.replace(/^\/releases\/(?:metadata|targets)\//u, '');
    const bytes = tuf.metadata.get(file) ?? tuf.targets.get(file);
    if (path.endsWith(name)) answer(request, response, bytes ?? new Uint8Array());
    else response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

const LIST = '.list.json.sealed';
const HTTP_ATTACKS: readonly {
  readonly what: string;
  readonly name: string;
  readonly kind: string;
  readonly subject: string;
  readonly answer: Answer;
}[] = [
  {
    what: 'a web page with status 200 (a hotel portal)',
    name: 'timestamp.json',
    kind: 'not-metadata',
    subject: 'timestamp',
    answer: (_, response) => response.writeHead(200).end('<!doctype html><title>Sign in</title>'),
  },
  {
    what: 'a redirect to another host',
    name: 'timestamp.json',
    kind: 'unreachable',
    subject: 'timestamp',
    answer: (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:9/x' }).end(),
  },
  {
    what: 'a gzip stream that is cut',
    name: LIST,
    kind: 'truncated',
    subject: 'sltd/list.json.sealed',
    answer: (_, response, bytes) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes).subarray(0, 15)),
  },
  {
    what: 'a gzip bomb for a small file',
    name: 'timestamp.json',
    kind: 'too-large',
    subject: 'timestamp',
    answer: (_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(50_000_000))),
  },
  {
    what: 'a range that nobody asked for',
    name: LIST,
    kind: 'unreachable',
    subject: 'sltd/list.json.sealed',
    answer: (_, response, bytes) =>
      response.writeHead(206, { 'content-range': 'bytes 4-9/99' }).end(bytes),
  },
  {
    what: 'a file that ends before its announced length',
    name: LIST,
    kind: 'unreachable',
    subject: 'sltd/list.json.sealed',
    answer(_, response, bytes) {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 4), () => response.destroy());
    },
  },
];

describe('a hub in the wrong hands', () => {
  it.each(HTTP_ATTACKS)('is refused as $kind: $what', async ({ name, answer, kind, subject }) =>
    withServer({ name, answer }, (hubUrl) =>
      expectRefused(createHttpRepository({ hubUrl, fetch, clock: () => NOW }), { kind, subject }),
    ),
  );

  it('does not hold a post up by sending a byte now and then', async () => {
    const drips: NodeJS.Timeout[] = [];
    const answer: Answer = (_, response) => {
      response.writeHead(200);
      drips.push(setInterval(() => response.write(' '), 5));
    };
    await withServer({ name: 'timestamp.json', answer }, (hubUrl) => {
      const source = { hubUrl, fetch, clock: () => NOW, stallLimitInMs: 200 };
      return expectRefused(createHttpRepository(source), {
        kind: 'unreachable',
        subject: 'timestamp',
      });
    });
    for (const drip of drips) clearInterval(drip);
  });

  it('cannot spoil what is fetched on with other bytes', async () => {
    const cut: Answer = (_, response, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(Buffer.alloc(4, 7), () => response.destroy());
    };
    await withServer({ name: LIST, answer: cut }, async (hubUrl) => {
      const source = createHttpRepository({ hubUrl, fetch, clock: () => NOW });
      expect(await store.update(source)).toMatchObject({ failure: { kind: 'unreachable' } });
    });
    expect(await store.update(tuf.source())).toMatchObject({ ok: true, value: { version: 6 } });
  });
});

describe('a stick in the wrong hands', () => {
  let stick: string;

  beforeEach(async () => {
    stick = join(directory, 'stick');
    const files = [
      ...[...tuf.metadata].map(([name, bytes]) => [join('metadata', name), bytes] as const),
      ...[...tuf.targets].map(([name, bytes]) => [join('targets', name), bytes] as const),
    ];
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(stick, name)), { recursive: true });
      await writeFile(join(stick, name), bytes);
    }
  });

  /** Moves a part of the stick elsewhere and leaves a link to it in its place. */
  async function linkAway(name: string): Promise<void> {
    const elsewhere = join(directory, 'elsewhere');
    await cp(join(stick, name), elsewhere, { recursive: true });
    await rm(join(stick, name), { recursive: true });
    await symlink(elsewhere, join(stick, name));
  }

  it('is read when it is as the hub wrote it', async () => {
    expect(await store.update(createDirectoryRepository(stick))).toMatchObject({ ok: true });
  });

  it.each([
    { name: 'metadata', subject: 'timestamp' },
    { name: join('metadata', 'timestamp.json'), subject: 'timestamp' },
    { name: join('targets', 'sltd'), subject: 'sltd/list.json.sealed' },
  ])('leads nowhere else by a link in place of $name', async ({ name, subject }) => {
    await linkAway(name);
    await expectRefused(createDirectoryRepository(stick), { kind: 'missing', subject });
  });

  it('does not hang on a link to itself or a folder in place of a file', async () => {
    const path = join(stick, 'metadata', 'timestamp.json');
    await rm(path);
    await symlink(path, path);
    const source = createDirectoryRepository(stick);
    expect(await store.update(source)).toMatchObject({ failure: { kind: 'missing' } });
    await rm(path);
    await mkdir(path);
    await expectRefused(source, { kind: 'missing', subject: 'timestamp' });
  });

  it('may hold any number of files that nobody asks for', async () => {
    const names = Array.from({ length: 3000 }, (_, at) => join(stick, 'metadata', `x${at}.json`));
    await Promise.all(names.map((name) => writeFile(name, 'x')));
    const source = createDirectoryRepository(stick);
    expect(await store.update(source)).toMatchObject({ ok: true, value: { version: 6 } });
  });

  it('is refused as frozen when it is out of date, whatever it holds', async () => {
    tuf.publish({ version: 9, lists: NEXT, expires: { timestamp: '2026-05-31T00:00:00Z' } });
    const timestamp = tuf.metadata.get('timestamp.json') ?? new Uint8Array();
    await writeFile(join(stick, 'metadata', 'timestamp.json'), timestamp);
    expect(await store.update(createDirectoryRepository(stick))).toMatchObject({
      failure: { kind: 'frozen', subject: 'timestamp' },
    });
    expect(store.current()?.version).toBe(5);
  });
});
