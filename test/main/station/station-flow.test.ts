import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filePath, TOKEN_HEADER } from '#shared/station/contract.ts';
import {
  alarm,
  enrolAndSignIn,
  enrolment,
  FILE_NAME,
  ORIGIN,
  PASSPHRASE,
  RELEASE_KEY,
  type Running,
  removeDirectory,
  startOn,
  TOKEN,
  temporaryDirectory,
} from './station-fixture.ts';

const START = { urgent: 0, routine: 0 };
const LOCKED = expect.objectContaining({ code: 'LOCKED' }) as unknown;

describe('a post from its first day on', () => {
  let directory = '';
  const running: Running[] = [];

  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(async () => {
    for (const { station } of running.splice(0)) await station.close();
    await removeDirectory(directory);
  });

  async function start(change?: Parameters<typeof startOn>[1]): Promise<Running> {
    const started = await startOn(directory, change);
    running.push(started);
    return started;
  }

  const stop = (started: Running): Promise<void> => started.station.close();

  it('enrols, signs in, records, locks, opens again and still has everything', async () => {
    const first = await start();
    const { desk, world } = first;
    expect((await desk.session.status()).session).toEqual({ kind: 'not-enrolled' });
    expect(await desk.session.enrol(enrolment)).toEqual({ kind: 'enrolled', post: 'Tarvos Pass' });
    expect(await desk.session.enrol(enrolment)).toEqual({ kind: 'already-enrolled' });

    const status = await desk.session.status();
    expect(status).toMatchObject({ session: { kind: 'locked' }, post: { name: 'Tarvos Pass' } });
    const officerId = status.officers[0]?.id ?? '';
    expect(officerId).toMatch(/^ana-ruiz-[0-9a-f]{4}$/u);
    await expect(desk.journal.append(alarm)).rejects.toEqual(LOCKED);

    const signIn = { officerId, passphrase: PASSPHRASE };
    expect(await desk.session.signIn(signIn)).toMatchObject({ kind: 'open' });
    expect(world.started).toBe(1);
    expect(await desk.journal.append(alarm)).toMatchObject({
      kind: 'saved',
      lane: 'urgent',
      seq: 1,
    });

    await desk.session.lock({ why: 'officer' });
    expect(world.stopped).toBe(1);
    await expect(desk.journal.append(alarm)).rejects.toEqual(LOCKED);
    await stop(first);

    const second = await start();
    await second.desk.session.signIn(signIn);
    second.world.acknowledged = 2;
    const { entries } = await second.desk.journal.read({ after: START, limit: 100 });
    expect(entries.map(({ kind, acknowledged }) => `${kind} ${acknowledged}`)).toEqual([
      'silent-alarm true',
      'post-enrolled true',
      'signed-in true',
      'locked false',
      'signed-in false',
    ]);
  });

  it('overwrites every key when it locks', async () => {
    const { desk, world, ...rest } = await start();
    await enrolAndSignIn({ desk, world, ...rest });
    const { keeper, inboxKey } = world.opened ?? {};
    const identity = keeper?.identity();
    const secrets = [identity?.signingSecret, identity?.sealingSecret, inboxKey];
    expect(secrets.every((secret) => secret?.some((byte) => byte !== 0))).toBe(true);
    await desk.session.lock({ why: 'idle' });
    expect(secrets.every((secret) => secret?.every((byte) => byte === 0))).toBe(true);
  });

  it('gives the engine its keys, the same after a restart, and a later release key too', async () => {
    const first = await start();
    const officerId = await enrolAndSignIn(first);
    const before = await first.desk.engine.keys();
    const releaseKey = Buffer.from(RELEASE_KEY).toString('base64url');
    expect(before.releaseKeys).toEqual([{ epoch: 1, key: releaseKey }]);
    await first.world.opened?.onReleaseKeys([{ epoch: 2, key: new Uint8Array(32).fill(6) }]);
    await stop(first);
    const second = await start();
    await second.desk.session.signIn({ officerId, passphrase: PASSPHRASE });
    const after = await second.desk.engine.keys();
    expect(after.cacheKey).toBe(before.cacheKey);
    expect(after.releaseKeys.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });

  it('records refused sign-ins at the next one that succeeds', async () => {
    const { desk } = await start();
    await desk.session.enrol(enrolment);
    const officerId = (await desk.session.status()).officers[0]?.id ?? '';
    expect(await desk.session.signIn({ officerId, passphrase: 'wrong words' })).toEqual({
      kind: 'refused',
    });
    expect(await desk.session.signIn({ officerId: 'nobody', passphrase: PASSPHRASE })).toEqual({
      kind: 'refused',
    });
    await desk.session.signIn({ officerId, passphrase: PASSPHRASE });
    const { entries } = await desk.journal.read({ after: START, limit: 100 });
    expect(entries.map(({ kind }) => kind)).toEqual([
      'post-enrolled',
      'sign-in-refused',
      'sign-in-refused',
      'signed-in',
    ]);
    expect(entries[2]?.payload).toEqual({ officer: 'nobody' });
  });

  it('records an activated release once, and a refused one', async () => {
    const { desk, world, ...rest } = await start();
    await enrolAndSignIn({ desk, world, ...rest });
    world.activate(4);
    world.activate(4);
    await world.opened?.onReleaseRefused('rolled-back: snapshot: 3 after 4');
    const { entries } = await desk.journal.read({ after: START, limit: 100 });
    expect(entries.slice(-2)).toMatchObject([
      { kind: 'release-activated', payload: { version: 4, previous: null }, release: 4 },
      { kind: 'release-refused', payload: { reason: 'rolled-back: snapshot: 3 after 4' } },
    ]);
  });

  it.each([
    { damage: { kind: 'unreadable-record' }, reason: 'damaged: the record of the active release' },
    {
      damage: { kind: 'missing-files', version: 3, paths: ['a.sealed', 'b.sealed'] },
      reason: 'damaged: release 3: 2 files: a.sealed, b.sealed',
    },
  ] as const)(
    'records that the stored release is damaged: $damage.kind',
    async ({ damage, reason }) => {
      const { desk, world, ...rest } = await start();
      world.damage = damage;
      await enrolAndSignIn({ desk, world, ...rest });
      const { entries } = await desk.journal.read({ after: START, limit: 100 });
      expect(entries.slice(-2)).toMatchObject([
        { kind: 'release-refused', payload: { reason } },
        { kind: 'signed-in' },
      ]);
    },
  );

  it('follows the status, and ends the streams of the open post when it locks', async () => {
    const { desk, world, ...rest } = await start();
    await enrolAndSignIn({ desk, world, ...rest });
    const statuses = await desk.session.watch();
    expect((await statuses.next()).value).toMatchObject({ session: { kind: 'open' } });
    const news = await desk.news.watch({ topics: ['journal', 'release'] });
    const next = async () => (await news.next()).value;
    expect(await next()).toEqual({ topic: 'journal', heads: { urgent: 0, routine: 2 } });
    expect(await next()).toEqual({ topic: 'release', release: null });
    await desk.journal.append(alarm);
    expect(await next()).toEqual({ topic: 'journal', heads: { urgent: 1, routine: 2 } });
    world.activate(7);
    expect(await next()).toMatchObject({ topic: 'release', release: { version: 7 } });
    await desk.session.lock({ why: 'idle' });
    expect((await statuses.next()).value).toMatchObject({ session: { kind: 'locked' } });
    while (!(await news.next()).done);
    await statuses.return(undefined);
  });

  it('streams files of the release while open, and nothing while locked', async () => {
    const { desk, station, world, log } = await start();
    await enrolAndSignIn({ desk, station, world, log });
    const get = (path: string, method = 'GET') =>
      station.door(new Request(`${ORIGIN}${path}`, { method, headers: { [TOKEN_HEADER]: TOKEN } }));
    const file = await get(filePath(FILE_NAME));
    expect(file.status).toBe(200);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await get(filePath('cd'.repeat(32)))).status).toBe(404);
    // The address leads out of the files, where nothing is read with GET.
    expect((await get(filePath('../vault.json'))).status).toBe(405);
    expect((await get(filePath(FILE_NAME), 'POST')).status).toBe(404);
    await desk.session.lock({ why: 'officer' });
    expect((await get(filePath(FILE_NAME))).status).toBe(423);
  });

  it('shows a damaged journal, and records the repair of a torn one', async () => {
    const first = await start();
    const officerId = await enrolAndSignIn(first);
    await stop(first);
    const path = join(directory, 'journal', '1-routine.fpj');
    const sound = await readFile(path);
    await writeFile(path, Buffer.concat([sound, Buffer.from([1, 2, 3])]));
    const signIn = { officerId, passphrase: PASSPHRASE };
    const second = await start();
    await second.desk.session.signIn(signIn);
    const { entries } = await second.desk.journal.read({ after: START, limit: 100 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'journal-repaired',
        payload: { lane: 'routine', bytesCut: 3 },
      }),
    );
    await stop(second);
    const damaged = await readFile(path);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    await writeFile(path, damaged);
    const third = await start();
    expect(await third.desk.session.signIn(signIn)).toMatchObject({ kind: 'damaged' });
    const status = await third.desk.session.status();
    expect(status.session).toMatchObject({ kind: 'damaged', what: 'journal' });
    await expect(third.desk.journal.append(alarm)).rejects.toEqual(LOCKED);
    expect(await readFile(path)).toEqual(damaged);
  });

  it('does not go on with a journal that holds less than the hub has confirmed', async () => {
    const first = await start();
    const officerId = await enrolAndSignIn(first);
    await stop(first);
    const second = await start();
    second.world.acknowledged = 50;
    expect(await second.desk.session.signIn({ officerId, passphrase: PASSPHRASE })).toMatchObject({
      kind: 'damaged',
      reason: expect.stringContaining('the hub confirmed 50') as unknown,
    });
  });

  it('shows a damaged vault and takes nothing', async () => {
    await writeFile(join(directory, 'vault.json'), '{"v":1');
    const { desk } = await start();
    expect((await desk.session.status()).session).toMatchObject({
      kind: 'damaged',
      what: 'vault',
    });
    expect(await desk.session.enrol(enrolment)).toEqual({ kind: 'already-enrolled' });
    expect(await desk.session.signIn({ officerId: 'o', passphrase: PASSPHRASE })).toMatchObject({
      kind: 'damaged',
    });
  });

  it('asks the hub only with a passphrase that is long enough', async () => {
    let asked = 0;
    const { desk } = await start({
      enrolPost: async () => {
        asked += 1;
        return { ok: false, failure: { kind: 'code-refused' } };
      },
    });
    expect(await desk.session.enrol({ ...enrolment, passphrase: 'short' })).toEqual({
      kind: 'passphrase-too-short',
      minimum: 10,
    });
    expect(asked).toBe(0);
    expect(await desk.session.enrol(enrolment)).toEqual({ kind: 'code-refused' });
    expect((await desk.session.status()).session).toEqual({ kind: 'not-enrolled' });
  });

  it('is alone in its directory', async () => {
    await start();
    await expect(startOn(directory)).rejects.toThrow('in-use');
  });
});
