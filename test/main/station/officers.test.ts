import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anIntake, CASE_ID } from '#test/support/asylum-subjects.ts';
import {
  enrolAndSignIn,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  temporaryDirectory,
} from './station-fixture.ts';

const WORDS = 'nine bridges over one river';
const newCase = {
  case: CASE_ID,
  step: { kind: 'open', intake: anIntake() },
  witness: null,
} as const;
const screeningBy = { after: { urgent: 0, routine: 0 }, limit: 1000 };

describe('the officers of a station', () => {
  let directory = '';
  let running: Running;
  let admin = '';
  beforeEach(async () => {
    directory = await temporaryDirectory();
    running = await startOn(directory);
    admin = await enrolAndSignIn(running);
  });
  afterEach(async () => {
    await running.station.close();
    await removeDirectory(directory);
  });

  const add = (displayName: string, role: 'line' | 'second-line' | 'asylum' | 'supervisor') =>
    running.desk.officers.add({ displayName, role, passphrase: WORDS });
  async function added(...of: Parameters<typeof add>): Promise<string> {
    const answer = await add(...of);
    if (answer.kind !== 'done') throw new Error(answer.kind);
    return answer.officer.id;
  }
  const signIn = (officerId: string, passphrase = WORDS) =>
    running.desk.session.signIn({ officerId, passphrase });
  const kinds = async () => {
    const { entries } = await running.desk.journal.read(screeningBy);
    return entries.map(({ kind }) => kind);
  };

  it('are added by an administrator, on record, and sign in', async () => {
    const id = await added('Ben Okoro', 'second-line');
    expect(running.station.status().officers.map((officer) => officer.id)).toEqual([admin, id]);
    const { entries } = await running.desk.journal.read(screeningBy);
    expect(entries.find(({ kind }) => kind === 'officer-change')?.payload).toEqual({
      change: 'add',
      officer: id,
      role: 'second-line',
      by: null,
    });
    expect(await signIn(id)).toMatchObject({ kind: 'open', officer: { id } });
  });

  it('are changed by nobody else, and who tries leaves a trace', async () => {
    await signIn(await added('Ben Okoro', 'supervisor'));
    await expect(add('Eva Lind', 'line')).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(running.desk.officers.remove({ officerId: admin })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect((await kinds()).filter((kind) => kind === 'action-refused')).toHaveLength(2);
    expect(running.station.status().officers).toHaveLength(2);
  });

  it.each(['', '   ', 'x'.repeat(81), 'Ben\u202eOkoro', 'Ben\u0000', 'ANA RUIZ', 'Aná Ruiz'])(
    'are not called %j',
    async (name) => {
      expect(await add(name, 'line')).toEqual({ kind: 'name-not-usable' });
    },
  );

  it('do not remove themselves, nor take a role from themselves', async () => {
    const own = { officerId: admin, role: 'line', passphrase: WORDS } as const;
    expect(await running.desk.officers.remove({ officerId: admin })).toEqual({
      kind: 'not-yourself',
    });
    expect(await running.desk.officers.changeRole(own)).toEqual({ kind: 'not-yourself' });
    const unknown = { ...own, officerId: 'nobody' };
    expect(await running.desk.officers.changeRole(unknown)).toEqual({ kind: 'unknown-officer' });
    expect(await running.desk.officers.remove(unknown)).toEqual({ kind: 'unknown-officer' });
  });

  it('get another role, and leave', async () => {
    const id = await added('Ben Okoro', 'line');
    const other = { officerId: id, role: 'supervisor', passphrase: PASSPHRASE } as const;
    expect(await running.desk.officers.changeRole(other)).toEqual({
      kind: 'done',
      officer: { id, displayName: 'Ben Okoro', role: 'supervisor' },
    });
    expect((await signIn(id, PASSPHRASE)).kind).toBe('open');
    await signIn(admin, PASSPHRASE);
    expect((await running.desk.officers.remove({ officerId: id })).kind).toBe('done');
    expect(await signIn(id, PASSPHRASE)).toEqual({ kind: 'refused' });
  });

  it('change their own passphrase, with the current one', async () => {
    const { officers } = running.desk;
    expect(await officers.changePassphrase({ current: 'not it at all', next: WORDS })).toEqual({
      kind: 'refused',
    });
    expect(await officers.changePassphrase({ current: PASSPHRASE, next: 'short' })).toMatchObject({
      kind: 'passphrase-too-short',
    });
    expect((await officers.changePassphrase({ current: PASSPHRASE, next: WORDS })).kind).toBe(
      'done',
    );
    const recorded = await kinds();
    expect(recorded.filter((kind) => kind === 'officer-change-failed')).toHaveLength(2);
    expect(await signIn(admin, PASSPHRASE)).toEqual({ kind: 'refused' });
    expect((await signIn(admin)).kind).toBe('open');
  });

  it('see asylum work only when it is theirs, and nobody else even that there is any', async () => {
    const asylum = await added('Eva Lind', 'asylum');
    const supervisor = await added('Ben Okoro', 'supervisor');
    await expect(running.desk.asylum.act(newCase)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await signIn(asylum);
    expect(await running.desk.asylum.act(newCase)).toMatchObject({
      kind: 'recorded',
      case: { id: CASE_ID, status: 'open', openedBy: asylum },
    });
    const own = await running.desk.journal.read(screeningBy);
    const entry = own.entries.find(({ kind }) => kind === 'asylum-event');
    expect(entry).toMatchObject({ lane: 'urgent', payload: { case: CASE_ID } });
    await signIn(supervisor);
    const others = await running.desk.journal.read(screeningBy);
    expect(others.entries.map(({ kind }) => kind)).not.toContain('asylum-event');
    expect(JSON.stringify(others.entries)).not.toContain(CASE_ID);
    // The chain goes on all the same.
    expect(others.cursor.urgent).toBe(1);
  });
});
