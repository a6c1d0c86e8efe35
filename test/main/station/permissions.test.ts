import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import type { Role } from '#shared/station/session.ts';
import { aJudgement } from '#test/support/screening-subjects.ts';
import {
  enrolFake,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  TICKET,
  temporaryDirectory,
} from './station-fixture.ts';

const judgement = { kind: 'judgement', payload: aJudgement() } as const;

describe('a judgement about a listed person', () => {
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
      argon2: ARGON2_FLOOR,
    });
    running = await startOn(directory);
    const { desk } = running;
    await desk.session.signIn({ officerId: 'ana', passphrase: PASSPHRASE });
    return desk;
  }

  const kinds = async (desk: Running['desk']) => {
    const read = await desk.journal.read({ after: { urgent: 0, routine: 0 }, limit: 100 });
    return read.entries.map(({ kind }) => kind);
  };

  it.each<Role>(['line', 'administrator'])('is refused to the role %s', async (role) => {
    const desk = await signedInAs(role);
    expect(await desk.journal.append(judgement)).toEqual({ kind: 'not-permitted' });
    const recorded = await kinds(desk);
    expect(recorded).not.toContain('judgement');
    expect(recorded).toContain('action-refused');
  });

  it.each<Role>(['second-line', 'supervisor'])('is recorded for the role %s', async (role) => {
    const desk = await signedInAs(role);
    const receipt = await desk.journal.append(judgement);
    expect(receipt).toMatchObject({ kind: 'saved', lane: 'routine' });
    expect(await kinds(desk)).toContain('judgement');
  });
});
