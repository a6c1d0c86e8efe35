import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Inbox, openInbox } from '#main/services/inbox/inbox.ts';
import type { ReleaseRejection } from '#main/services/release-store/release-rejection.ts';
import type { UpdateReport } from '#main/services/release-store/update-release.ts';
import {
  type Acknowledgements,
  openAcknowledgements,
} from '#main/services/sync/acknowledgements.ts';
import type { JournalSource } from '#main/services/sync/push-lane.ts';
import { createSync, type Sync, type SyncOptions } from '#main/services/sync/sync-service.ts';
import type { Lane } from '#shared/journal/entry.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { syncStatusSchema } from '#shared/station/sync-status.ts';
import {
  acknowledgement,
  FakeHub,
  hashOf,
  hubVerifier,
  identity,
  POST,
  reply,
} from './fake-hub.ts';

class FakeJournal implements JournalSource {
  readonly lanes: Record<Lane, string[]> = { urgent: [], routine: [] };
  readonly listeners = new Set<() => void>();

  add(lane: Lane, count: number): void {
    for (let added = 0; added < count; added += 1) {
      this.lanes[lane].push(`{"lane":"${lane}","seq":${this.lanes[lane].length + 1}}`);
    }
    for (const listener of this.listeners) listener();
  }

  async texts(lane: Lane, fromSeq: number, limits: { entries: number }) {
    return this.lanes[lane].slice(fromSeq - 1, fromSeq - 1 + limits.entries);
  }

  heads() {
    const head = (lane: Lane) => ({
      seq: this.lanes[lane].length,
      hash: hashOf(this.lanes[lane].at(-1) ?? ''),
    });
    return { urgent: head('urgent'), routine: head('routine') };
  }

  onChange(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** Timers that ring when the test says so. */
class Timers {
  readonly set: { delay: number; task: () => void }[] = [];

  readonly schedule = (delay: number, task: () => void) => {
    const timer = { delay, task };
    this.set.push(timer);
    return () => {
      const at = this.set.indexOf(timer);
      if (at >= 0) this.set.splice(at, 1);
    };
  };

  get delays(): number[] {
    return this.set.map(({ delay }) => delay);
  }

  ring(): void {
    this.set.shift()?.task();
  }
}

const UNCHANGED: UpdateReport = { kind: 'unchanged', version: 1, files: 0, bytes: 0 };

let directory: string;
let hub: FakeHub;
let journal: FakeJournal;
let timers: Timers;
let acknowledgements: Acknowledgements;
let inbox: Inbox;
let raised: string[];
let refused: ReleaseRejection[];
let release: Result<UpdateReport, ReleaseRejection>;
let wall: string;
let sync: Sync;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sync-'));
  hub = new FakeHub();
  journal = new FakeJournal();
  timers = new Timers();
  raised = [];
  refused = [];
  release = succeed(UNCHANGED);
  wall = '2026-06-01T12:00:00.000Z';
  sync = await build();
});
afterEach(async () => {
  await sync.stop();
  await rm(directory, { recursive: true, force: true });
});

async function build(more: Partial<SyncOptions> = {}): Promise<Sync> {
  const random = (length: number) => new Uint8Array(length).fill(128);
  const file = join(directory, 'acknowledged.json');
  acknowledgements = await openAcknowledgements({
    file,
    verifier: hubVerifier,
    post: POST,
    epoch: 1,
  });
  inbox = await openInbox({
    directory: join(directory, 'inbox'),
    post: POST,
    sealingSecrets: () => [identity.sealingSecret],
    verifier: hubVerifier,
    key: new Uint8Array(32),
    random,
    onReleaseKeys: async () => undefined,
  });
  return createSync({
    identity: () => identity,
    journal,
    acknowledgements,
    inbox,
    random,
    releaseStore: { update: async () => release },
    trustedTime: {
      floor: () => wall,
      raise: async (iso) => {
        raised.push(iso);
      },
    },
    clock: { wall: () => wall },
    fetch: hub.fetch,
    schedule: timers.schedule,
    onReleaseRefused: (rejection) => {
      refused.push(rejection);
    },
    ...more,
  });
}

const offline = () => Promise.reject(new TypeError('no network'));

describe('an exchange', () => {
  it('sends urgent entries before routine ones, in bundles, and believes the signed answer', async () => {
    journal.add('routine', 1100);
    journal.add('urgent', 3);
    const status = await sync.now();
    expect(hub.pushes).toEqual([
      'urgent 1-3',
      'routine 1-500',
      'routine 501-1000',
      'routine 1001-1100',
    ]);
    expect(hub.lanes).toEqual(journal.lanes);
    expect(status).toMatchObject({
      state: 'idle',
      online: true,
      lastContact: wall,
      waiting: { urgent: 0, routine: 0 },
      acknowledged: { urgent: 3, routine: 1100 },
      lastFailure: null,
    });
    expect(syncStatusSchema.safeParse(status).success).toBe(true);
    expect(raised).toHaveLength(4);
  });

  it('sends nothing twice when all is acknowledged', async () => {
    journal.add('urgent', 2);
    await sync.now();
    await sync.now();
    expect(hub.pushes).toEqual(['urgent 1-2']);
  });

  it('fetches every reply', async () => {
    for (let seq = 1; seq <= 5; seq += 1) hub.replies.push(await reply({ seq }, { text: 'x' }));
    await sync.now();
    expect(inbox.lastSeq()).toBe(5);
    expect(hub.paths.filter((path) => path.endsWith('/replies'))).toHaveLength(4);
  });

  it('is joined by whoever asks while it runs', async () => {
    journal.add('urgent', 1);
    expect(await Promise.all([sync.now(), sync.now(), sync.now()])).toHaveLength(3);
    expect(hub.pushes).toEqual(['urgent 1-1']);
  });

  it('goes on when the release is refused, and tells of it once', async () => {
    release = fail({ kind: 'forged', subject: 'snapshot', reason: '0/1 keys' });
    journal.add('urgent', 1);
    expect(await sync.now()).toMatchObject({
      online: true,
      waiting: { urgent: 0 },
      lastFailure: { kind: 'release-rejected', detail: 'forged: snapshot: 0/1 keys' },
    });
    await sync.now();
    expect(refused).toHaveLength(1);
    release = succeed(UNCHANGED);
    await sync.now();
    release = fail({ kind: 'forged', subject: 'snapshot', reason: '0/1 keys' });
    await sync.now();
    expect(refused).toHaveLength(2);
  });

  it('updates the release when the journal cannot be sent', async () => {
    let updates = 0;
    sync = await build({
      releaseStore: {
        update: async (_source, onProgress) => {
          updates += 1;
          onProgress?.({ version: 4, bytes: 10, of: 40 });
          expect(sync.status().download).toEqual({ version: 4, bytes: 10, of: 40 });
          return succeed(UNCHANGED);
        },
      },
    });
    journal.add('urgent', 1);
    hub.interfere = (path) => (path.endsWith('/journal') ? offline() : null);
    expect(await sync.now()).toMatchObject({
      online: true,
      waiting: { urgent: 1 },
      lastFailure: { kind: 'unreachable' },
      download: null,
    });
    expect(updates).toBe(1);
  });

  it.each(['urgent', 'routine'] as const)(
    'goes on when the %s lane cannot be read, and says so',
    async (broken) => {
      const bugs: unknown[] = [];
      let updates = 0;
      const update = async () => {
        updates += 1;
        return succeed(UNCHANGED);
      };
      sync = await build({ releaseStore: { update }, onBug: (error) => bugs.push(error) });
      journal.add('urgent', 1);
      journal.add('routine', 1);
      hub.replies.push(await reply({ seq: 1 }, { text: 'x' }));
      const unreadable = new Error('unreadable: GARCIA');
      const readable = journal.texts.bind(journal);
      journal.texts = async (lane, ...rest) => {
        if (lane === broken) throw unreadable;
        return readable(lane, ...rest);
      };
      const other = broken === 'urgent' ? 'routine' : 'urgent';
      expect(await sync.now()).toMatchObject({
        online: true,
        waiting: { [broken]: 1, [other]: 0 },
        lastFailure: { kind: 'hub-error', detail: `internal: ${broken} lane` },
      });
      expect(hub.pushes).toEqual([`${other} 1-1`]);
      expect(inbox.lastSeq()).toBe(1);
      expect(updates).toBe(1);
      expect(bugs).toEqual([unreadable]);
    },
  );

  it('says so when the release store throws', async () => {
    const bugs: unknown[] = [];
    const update = () => Promise.reject(new Error('release store'));
    sync = await build({ releaseStore: { update }, onBug: (error) => bugs.push(error) });
    journal.add('urgent', 1);
    expect(await sync.now()).toMatchObject({
      waiting: { urgent: 0 },
      lastFailure: { kind: 'hub-error', detail: 'internal: release' },
    });
    expect(bugs).toHaveLength(1);
  });

  it('says offline, and nothing else changes', async () => {
    journal.add('urgent', 1);
    hub.interfere = offline;
    release = fail({ kind: 'unreachable', subject: 'root', reason: 'no network' });
    expect(await sync.now()).toMatchObject({
      online: false,
      lastContact: null,
      waiting: { urgent: 1 },
      lastFailure: { kind: 'unreachable' },
    });
    expect(refused).toEqual([]);
  });
});

describe('what the hub answers', () => {
  it('a gap: sends from where the hub is', async () => {
    journal.add('routine', 10);
    await sync.now();
    hub.restore('routine', 4);
    journal.add('routine', 1);
    expect(await sync.now()).toMatchObject({ waiting: { routine: 0 }, lastFailure: null });
    expect(hub.pushes.slice(1)).toEqual(['routine 11-11', 'routine 5-11']);
    expect(hub.lanes.routine).toEqual(journal.lanes.routine);
  });

  it('a restored hub that acknowledges less: goes back and refills it', async () => {
    journal.add('routine', 1200);
    await sync.now();
    hub.restore('routine', 0);
    journal.add('routine', 1);
    let bundles = 0;
    hub.interfere = (path) => {
      if (!path.endsWith('/journal')) return null;
      bundles += 1;
      return bundles > 2 ? offline() : null;
    };
    await sync.now();
    expect(sync.status().acknowledged.routine).toBe(500);
    hub.interfere = () => null;
    await sync.now();
    expect(hub.lanes.routine).toEqual(journal.lanes.routine);
    expect(sync.status().acknowledged.routine).toBe(1201);
  });

  it('a hub that asks for ever new places is not followed for ever', async () => {
    journal.add('routine', 10);
    let expected = 1;
    hub.interfere = (path) => {
      if (!path.endsWith('/journal')) return null;
      expected = expected === 1 ? 2 : 1;
      return Response.json({ kind: 'gap', expected }, { status: 409 });
    };
    expect((await sync.now()).lastFailure?.kind).toBe('gap');
    expect(hub.paths.filter((path) => path.endsWith('/journal')).length).toBeLessThan(10);
  });

  it('a fork: stops this lane, shows it, and goes on with the other', async () => {
    journal.add('urgent', 2);
    journal.add('routine', 2);
    hub.lanes.urgent.push('{"another":"history"}');
    expect(await sync.now()).toMatchObject({
      lastFailure: { kind: 'fork' },
      waiting: { urgent: 2, routine: 0 },
    });
    sync.start();
    timers.ring();
    await Promise.resolve();
    await waitUntilIdle();
    expect(hub.pushes.filter((push) => push.startsWith('urgent'))).toHaveLength(1);
    expect(sync.status().lastFailure?.kind).toBe('fork');
  });

  it('pushes again by itself while the hub may know newer keys of this post', async () => {
    const renewing = { signingSecret: new Uint8Array(32), sealingSecret: new Uint8Array(32) };
    sync = await build({ identity: () => ({ ...identity, renewing }) });
    journal.add('urgent', 1);
    hub.interfere = () => Response.json({ kind: 'bad-signature' }, { status: 401 });
    expect((await sync.now()).lastFailure?.kind).toBe('bad-signature');
    hub.interfere = () => null;
    sync.start();
    timers.ring();
    await waitUntilIdle();
    expect(hub.pushes).toEqual(['urgent 1-1']);
  });

  it.each([
    { failure: { kind: 'not-believed', reason: 'x' }, shown: 'bad-signature' },
    { failure: { kind: 'not-kept', reason: 'x' }, shown: 'disk-full' },
    {
      failure: { kind: 'hub', failure: { kind: 'not-understood', reason: 'x' } },
      shown: 'hub-error',
    },
  ] as const)(
    'says that keys were not renewed ($failure.kind), and works on',
    async ({ failure, shown }) => {
      sync = await build({ renewal: async () => fail(failure) });
      journal.add('urgent', 1);
      expect(await sync.now()).toMatchObject({
        online: true,
        lastFailure: { kind: shown, detail: 'new keys: x' },
        waiting: { urgent: 0 },
      });
    },
  );

  it('signs with the keys that a renewal leaves', async () => {
    let signingSecret: Uint8Array = new Uint8Array(32).fill(99);
    sync = await build({
      identity: () => ({ ...identity, signingSecret }),
      renewal: async () => {
        signingSecret = identity.signingSecret;
        return succeed('renewed');
      },
    });
    journal.add('urgent', 1);
    expect(await sync.now()).toMatchObject({ lastFailure: null, waiting: { urgent: 0 } });
  });

  it.each([
    { kind: 'revoked', status: 403 },
    { kind: 'bad-signature', status: 401 },
  ])('$kind: stops pushing until somebody asks again', async ({ kind, status }) => {
    journal.add('urgent', 1);
    journal.add('routine', 1);
    hub.interfere = () => Response.json({ kind }, { status });
    expect((await sync.now()).lastFailure?.kind).toBe(kind);
    const pushesBefore = hub.paths.filter((path) => path.endsWith('/journal')).length;
    expect(pushesBefore).toBe(1);
    sync.start();
    timers.ring();
    await waitUntilIdle();
    expect(hub.paths.filter((path) => path.endsWith('/journal'))).toHaveLength(1);
    hub.interfere = () => null;
    expect(await sync.now()).toMatchObject({ lastFailure: null, waiting: { urgent: 0 } });
  });

  it('a bundle too large: sends smaller ones', async () => {
    journal.add('routine', 10);
    const usual = hub.fetch;
    sync = await build({
      fetch: async (input, init) => {
        const body = init?.body;
        const isLarge = body instanceof Uint8Array && body.length > 700;
        if (!isLarge) return usual(input, init);
        return Response.json({ kind: 'too-large', limitInBytes: 700 }, { status: 413 });
      },
    });
    expect(await sync.now()).toMatchObject({ waiting: { routine: 0 }, lastFailure: null });
    expect(hub.lanes.routine).toEqual(journal.lanes.routine);
    expect(hub.pushes.length).toBeGreaterThan(1);
  });

  it('an acknowledgement of what was never written: a fork', async () => {
    journal.add('urgent', 1);
    const foreign = { lane: 'urgent', seq: 9, head: hashOf('x'), at: wall } as const;
    hub.interfere = (path) =>
      path.endsWith('/journal') ? Response.json(acknowledgement(foreign)) : null;
    expect((await sync.now()).lastFailure?.kind).toBe('fork');
    expect(sync.status().acknowledged.urgent).toBe(0);
  });

  it('an acknowledgement with another hash: a fork', async () => {
    journal.add('urgent', 1);
    const foreign = { lane: 'urgent', seq: 1, head: hashOf('x'), at: wall } as const;
    hub.interfere = (path) =>
      path.endsWith('/journal') ? Response.json(acknowledgement(foreign)) : null;
    expect((await sync.now()).lastFailure?.kind).toBe('fork');
    expect(sync.status().acknowledged.urgent).toBe(0);
  });

  it('an old acknowledgement played back: believed by nobody', async () => {
    journal.add('urgent', 1);
    await sync.now();
    const old = hub.acknowledge('urgent');
    journal.add('urgent', 1);
    hub.interfere = (path) => (path.endsWith('/journal') ? Response.json(old) : null);
    expect(await sync.now()).toMatchObject({
      waiting: { urgent: 1 },
      lastFailure: { kind: 'hub-error' },
    });
  });

  it('a captive portal: nothing is believed and nothing is lost', async () => {
    journal.add('urgent', 1);
    hub.interfere = () => new Response('<html>Welcome to the airport</html>');
    expect(await sync.now()).toMatchObject({
      waiting: { urgent: 1 },
      lastFailure: { kind: 'hub-error' },
    });
  });

  it('a clock too far off: signs again with the time of the hub', async () => {
    wall = '2020-01-01T00:00:00.000Z';
    journal.add('urgent', 1);
    expect(await sync.now()).toMatchObject({ waiting: { urgent: 0 }, lastFailure: null });
  });

  it('anything at all: named, never thrown', async () => {
    journal.add('urgent', 1);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom(200, 400, 401, 403, 404, 409, 413, 422, 500),
        async (body, status) => {
          hub.interfere = () => new Response(body, { status });
          expect((await sync.now()).lastFailure).not.toBeNull();
          expect(sync.status().acknowledged.urgent).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

type Trouble = 'lost answer' | 'lost request' | 'doubled' | 'fine';

/** Every bundle meets the next trouble of the queue. */
function troubled(queue: Trouble[]): typeof fetch {
  return async (input, init) => {
    const trouble = String(input).endsWith('/journal') ? queue.shift() : 'fine';
    if (trouble === 'lost request') throw new TypeError('lost');
    const answer = await hub.fetch(input, init);
    if (trouble === 'lost answer') throw new TypeError('lost');
    return trouble === 'doubled' ? hub.fetch(input, init) : answer;
  };
}

describe('delivery', () => {
  it('has its effect once when answers are lost and requests are repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Trouble>('lost answer', 'lost request', 'doubled', 'fine'), {
          maxLength: 12,
        }),
        async (troubles) => {
          hub.lanes.urgent.length = 0;
          journal.lanes.urgent.length = 0;
          await rm(join(directory, 'acknowledged.json'), { force: true });
          const queue = [...troubles];
          sync = await build({
            fetch: troubled(queue),
          });
          while (queue.length > 0) {
            journal.add('urgent', 3);
            await sync.now();
          }
          await sync.now();
          expect(hub.lanes.urgent).toEqual(journal.lanes.urgent);
          expect(sync.status().waiting.urgent).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});

async function waitUntilIdle(): Promise<void> {
  while (sync.status().state === 'running') await new Promise((resolve) => setImmediate(resolve));
}

describe('the timing', () => {
  it('begins at once, and comes back within minutes when all is well', async () => {
    sync.start();
    expect(timers.delays).toEqual([0]);
    timers.ring();
    await waitUntilIdle();
    expect(timers.delays[0]).toBeGreaterThanOrEqual(150_000);
    expect(timers.delays[0]).toBeLessThanOrEqual(300_000);
    expect(sync.status().nextAttempt).not.toBeNull();
  });

  it('waits longer after every failure, up to five minutes', async () => {
    hub.interfere = offline;
    sync.start();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      timers.ring();
      await waitUntilIdle();
      delays.push(timers.delays[0] ?? 0);
    }
    expect(delays[0]).toBeGreaterThanOrEqual(1000);
    expect(delays[0]).toBeLessThan(2000);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.at(-1)).toBeLessThanOrEqual(300_000);
    hub.interfere = () => null;
    timers.ring();
    await waitUntilIdle();
    expect(sync.status().lastFailure).toBeNull();
  });

  it.each([500, 503, 429])('honours Retry-After with %d', async (status) => {
    journal.add('urgent', 1);
    hub.interfere = () => new Response('', { status, headers: { 'retry-after': '1200' } });
    sync.start();
    timers.ring();
    await waitUntilIdle();
    expect(sync.status()).toMatchObject({ online: true, lastFailure: { kind: 'hub-error' } });
    expect(timers.delays).toEqual([1_200_000]);
    journal.add('urgent', 1);
    expect(timers.delays).toEqual([1_200_000]);
  });

  it('is not silenced for a year', async () => {
    journal.add('urgent', 1);
    hub.interfere = () => new Response('', { status: 503, headers: { 'retry-after': '31536000' } });
    sync.start();
    timers.ring();
    await waitUntilIdle();
    expect(timers.delays).toEqual([3_600_000]);
  });

  it('comes sooner when the journal moves and the hub was there', async () => {
    sync.start();
    timers.ring();
    await waitUntilIdle();
    journal.add('urgent', 1);
    expect(timers.delays).toEqual([1000]);
    timers.ring();
    await waitUntilIdle();
    expect(hub.pushes).toEqual(['urgent 1-1']);
  });

  it('is not hurried by the journal while there is no network', async () => {
    hub.interfere = offline;
    release = fail({ kind: 'unreachable', subject: 'root', reason: 'no network' });
    sync.start();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      timers.ring();
      await waitUntilIdle();
    }
    const before = timers.delays;
    journal.add('urgent', 1);
    expect(timers.delays).toEqual(before);
  });

  it('still hurries for the journal while only the release is refused', async () => {
    release = fail({ kind: 'forged', subject: 'snapshot', reason: '0/1 keys' });
    sync.start();
    timers.ring();
    await waitUntilIdle();
    journal.add('urgent', 1);
    expect(timers.delays).toEqual([1000]);
  });

  it('tells its listeners until they stop listening', async () => {
    const states: string[] = [];
    const stop = sync.onChange(() => states.push(sync.status().state));
    await sync.now();
    expect(states).toContain('running');
    expect(states.at(-1)).toBe('idle');
    stop();
    const count = states.length;
    await sync.now();
    expect(states).toHaveLength(count);
  });

  it('ends requests under way when it is stopped, and plans nothing more', async () => {
    journal.add('urgent', 1);
    sync = await build({
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          const signal = init?.signal;
          if (signal?.aborted) reject(new Error('aborted'));
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    sync.start();
    timers.ring();
    expect(sync.status().state).toBe('running');
    await sync.stop();
    expect(sync.status()).toMatchObject({ state: 'idle', nextAttempt: null });
    expect(timers.delays).toEqual([]);
    expect(journal.listeners.size).toBe(0);
  });
});
