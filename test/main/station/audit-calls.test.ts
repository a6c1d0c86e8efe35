import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import type { Role } from '#shared/station/session.ts';
import {
  enrolFake,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  TICKET,
  temporaryDirectory,
} from './station-fixture.ts';

const newest = (officer?: string) => ({
  filter: officer === undefined ? {} : { officer },
  before: null,
  limit: 50,
});

describe('the record at the door', () => {
  let directory = '';
  let running: Running | null = null;
  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(async () => {
    await running?.station.close();
    await removeDirectory(directory);
  });

  async function signedInAs(role: Role): Promise<Running['desk']> {
    await enrolStation({
      dataDirectory: directory,
      keychain: createFileKeychain(nodeFiles, directory),
      clock: systemClock(),
      fetch: () => Promise.reject(new Error('no network in tests')),
      hubUrl: 'http://hub.example/',
      ticket: TICKET,
      postName: 'Tarvos Pass',
      officer: { id: 'ana', displayName: 'Ana Ruiz', role },
      passphrase: PASSPHRASE,
      enrol: enrolFake,
    });
    running = await startOn(directory);
    await running.desk.session.signIn({ officerId: 'ana', passphrase: PASSPHRASE });
    return running.desk;
  }

  const kinds = async ({ journal }: Running['desk']) => {
    const { entries } = await journal.read({ after: { urgent: 0, routine: 0 }, limit: 100 });
    return entries.map(({ kind }) => kind);
  };

  it('is shown to a supervisor, who leaves one trace for each filter and session', async () => {
    const desk = await signedInAs('supervisor');
    await desk.audit.read(newest());
    const page = await desk.audit.read(newest());
    expect(page.kind === 'page' && page.rows.map(({ kind }) => kind)).toEqual([
      'audit-viewed',
      'signed-in',
      'post-enrolled',
    ]);
    // A later page asked for without the first leaves the same trace.
    await desk.audit.read({ ...newest('ana'), before: { urgent: 1, routine: 3 } });
    expect((await kinds(desk)).filter((kind) => kind === 'audit-viewed')).toHaveLength(2);
    expect(await desk.audit.verify()).toMatchObject({
      lanes: [
        { lane: 'urgent', entries: 0, broken: null },
        { lane: 'routine', entries: 4, broken: null },
      ],
    });
    expect(await desk.audit.export({ filter: {} })).toMatchObject({ kind: 'export', entries: 4 });
    expect((await kinds(desk)).at(-1)).toBe('audit-exported');
  });

  it.each<Role>(['line', 'administrator'])('is refused to the role %s, on record', async (role) => {
    const desk = await signedInAs(role);
    const refused = { code: 'NOT_PERMITTED' };
    await expect(desk.audit.read(newest())).rejects.toMatchObject(refused);
    await expect(desk.audit.verify()).rejects.toMatchObject(refused);
    await expect(desk.audit.export({ filter: {} })).rejects.toMatchObject(refused);
    expect((await kinds(desk)).filter((kind) => kind === 'action-refused')).toHaveLength(3);
  });
});
