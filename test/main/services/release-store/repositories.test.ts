import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectoryRepository } from '#main/services/release-store/directory-repository.ts';
import { createHttpRepository } from '#main/services/release-store/http-repository.ts';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { streamOf } from '#test/support/tuf-repository.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const NAME = `${'a'.repeat(64)}.list.json.sealed`;
const PATH = `sltd/${NAME}`;

async function textOf(source: RepositorySource, from: number): Promise<string> {
  const stream = await source.target(PATH, from);
  if (!stream.ok) throw new Error(stream.failure.kind);
  return new Response(stream.value).text();
}

type Asked = { readonly url: string; readonly range: string | null };

function overHttp(answer: (asked: Asked) => Response | Promise<Response>, stallLimitInMs = 60_000) {
  return createHttpRepository({
    hubUrl: 'https://hub.example',
    clock: () => NOW,
    stallLimitInMs,
    fetch: async (input, init) =>
      answer({ url: String(input), range: new Headers(init?.headers).get('range') }),
  });
}

describe('a repository over HTTP', () => {
  it('asks for the rest of a file', async () => {
    const asked: Asked[] = [];
    const source = overHttp((question) => {
      asked.push(question);
      return new Response('rest', { status: 206, headers: { 'content-range': 'bytes 5-8/9' } });
    });
    expect(await textOf(source, 5)).toBe('rest');
    expect(asked).toEqual([
      { url: `https://hub.example/releases/targets/${PATH}`, range: 'bytes=5-' },
    ]);
  });

  it('drops what it has when the server knows no ranges', async () => {
    const chunks = ['ab', 'cde', 'fgh'].map((text) => new TextEncoder().encode(text));
    const source = overHttp(() => new Response(streamOf(chunks)));
    expect(await textOf(source, 3)).toBe('defgh');
  });

  it('believes no range but the one it asked for', async () => {
    const headers = { 'content-range': 'bytes 0-8/9' };
    const source = overHttp(() => new Response('x', { status: 206, headers }));
    expect(await source.target(PATH, 5)).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  it('cuts off endless metadata', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const source = overHttp(() => new Response(endless));
    expect(await source.metadata('timestamp.json', 5000)).toEqual({
      ok: false,
      failure: { kind: 'too-large', limitInBytes: 5000 },
    });
    expect(sent).toBeLessThan(20_000);
  });

  it.each([
    { status: 404, headers: {}, failure: { kind: 'not-found' } },
    { status: 403, headers: {}, failure: { kind: 'not-found' } },
    {
      status: 503,
      headers: { 'retry-after': '120' },
      failure: { kind: 'busy', status: 503, retryAfterInSeconds: 120 },
    },
    {
      status: 429,
      headers: { 'retry-after': 'Mon, 01 Jun 2026 12:00:30 GMT' },
      failure: { kind: 'busy', status: 429, retryAfterInSeconds: 30 },
    },
    {
      status: 500,
      headers: { 'retry-after': 'soon' },
      failure: { kind: 'busy', status: 500, retryAfterInSeconds: null },
    },
    { status: 302, headers: {}, failure: { kind: 'unreachable' } },
  ])('names what $status means', async ({ status, headers, failure }) => {
    const source = overHttp(() => new Response('x', { status, headers }));
    expect(await source.metadata('timestamp.json', 100)).toMatchObject({ ok: false, failure });
  });

  it('gives up on a server that says nothing', async () => {
    const source = createHttpRepository({
      hubUrl: 'https://hub.example',
      clock: () => NOW,
      stallLimitInMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    expect(await source.metadata('timestamp.json', 100)).toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });

  it.each(['../x.json', 'a/b.json', 'Timestamp.json', 'x'])(
    'never asks for the name %s',
    async (name) => {
      const source = overHttp(() => new Response('found'));
      expect(await source.metadata(name, 100)).toEqual({
        ok: false,
        failure: { kind: 'not-found' },
      });
    },
  );
});

describe('a repository on a stick', () => {
  let stick: string;

  beforeEach(async () => {
    stick = await mkdtemp(join(tmpdir(), 'stick-'));
    await mkdir(join(stick, 'metadata'));
    await mkdir(join(stick, 'targets', 'sltd'), { recursive: true });
    await writeFile(join(stick, 'metadata', 'timestamp.json'), '{"a":1}');
    await writeFile(join(stick, 'targets', PATH), 'content');
  });

  afterEach(() => rm(stick, { recursive: true, force: true }));

  it('reads what lies there, from any byte on', async () => {
    const source = createDirectoryRepository(stick);
    expect(await textOf(source, 0)).toBe('content');
    expect(await textOf(source, 3)).toBe('tent');
    const metadata = await source.metadata('timestamp.json', 100);
    expect(metadata.ok && Buffer.from(metadata.value).toString()).toBe('{"a":1}');
  });

  it('names what is missing, too long or out of the way', async () => {
    const source = createDirectoryRepository(stick);
    await symlink('/etc/hostname', join(stick, 'metadata', 'snapshot.json'));
    await mkdir(join(stick, 'metadata', 'folder.json'));
    const kinds = await Promise.all(
      ['2.root.json', 'snapshot.json', 'folder.json', '../timestamp.json'].map(async (name) => {
        const answer = await source.metadata(name, 100);
        return answer.ok ? 'read' : answer.failure.kind;
      }),
    );
    expect(kinds).toEqual(['not-found', 'not-found', 'not-found', 'not-found']);
    expect(await source.metadata('timestamp.json', 3)).toMatchObject({
      failure: { kind: 'too-large' },
    });
    expect(await source.target('sltd/../../x', 0)).toMatchObject({
      failure: { kind: 'not-found' },
    });
  });
});
