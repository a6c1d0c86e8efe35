/** A post that loses its keychain comes back through the desk's door and the agency's command line. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKeysRecover } from '#hub/cli/commands/keys-recover.ts';
import { runKeysRecovery } from '#hub/cli/commands/keys-recovery.ts';
import { recoveryPublicKey } from '#hub/services/recovery-key.ts';
import { FILE_KEYCHAIN_NAME } from '#main/services/keychain/file-keychain.ts';
import { succeed } from '#shared/kernel/result.ts';
import { anIntake, CASE_ID } from '#test/support/asylum-subjects.ts';
import {
  alarm,
  enrolAndSignIn,
  freshIdentity,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  temporaryDirectory,
} from './station-fixture.ts';

const WORDS = 'nine bridges over one river';
const START = { after: { urgent: 0, routine: 0 }, limit: 1000 };

describe('the recovery of a station', () => {
  let home = '';
  let running: Running;
  beforeEach(async () => {
    home = await temporaryDirectory();
    await mkdir(at('hub'));
    const said = { line: () => undefined, problem: () => undefined, progress: () => undefined };
    await runKeysRecovery({ dataDirectory: at('hub'), out: at('secret.json') }, said);
    running = await start();
  });
  afterEach(async () => {
    await running.station.close();
    await removeDirectory(home);
  });

  const at = (name: string): string => join(home, name);

  async function start(): Promise<Running> {
    const recoveryKey = (await recoveryPublicKey(at('hub'))) ?? '';
    return await startOn(at('station'), {
      enrolPost: async ({ name }) => {
        const identity = await freshIdentity();
        const anchors = { ...identity.anchors, recoveryKey };
        return succeed({
          identity: { ...identity, name, anchors },
          now: '2026-01-01T00:00:00.000Z',
        });
      },
    });
  }

  async function restart(): Promise<void> {
    await running.station.close();
    running = await start();
  }

  /** What the agency does with the file from the stick. */
  async function answerTo(request: string, fingerprint: string): Promise<string> {
    const problems: string[] = [];
    const problem = (text: string) => problems.push(text);
    await writeFile(at('request.json'), request);
    const files = { key: at('secret.json'), request: at('request.json'), out: at('answer.json') };
    const output = { line: () => undefined, problem, progress: () => undefined };
    const exitCode = await runKeysRecover({ ...files, fingerprint }, output);
    expect([exitCode, problems]).toEqual([0, []]);
    return await readFile(at('answer.json'), 'utf8');
  }

  const ask = (officerId: string) => ({
    officerId,
    passphrase: WORDS,
    again: false,
    replaceKeychain: false,
  });

  it('brings back everything it kept, over restarts, and is on record', async () => {
    const admin = await enrolAndSignIn(running);
    const before = await running.desk.engine.keys();
    const receipt = await running.desk.journal.append(alarm);
    expect(receipt.kind).toBe('saved');
    await running.desk.officers.add({ displayName: 'Ben', role: 'line', passphrase: PASSPHRASE });

    await running.station.close();
    await rm(join(at('station'), FILE_KEYCHAIN_NAME));
    running = await start();
    expect(await running.desk.session.signIn({ officerId: admin, passphrase: PASSPHRASE })).toEqual(
      {
        kind: 'damaged',
        reason: expect.stringContaining('the keychain holds no secret for this post') as unknown,
      },
    );
    expect(await running.desk.recovery.state()).toMatchObject({
      kind: 'available',
      administrators: [{ id: admin, displayName: 'Ana Ruiz', role: 'administrator' }],
    });
    const asked = await running.desk.recovery.begin(ask(admin));
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    expect(asked.fileName).toMatch(/^farpost-recovery-\d{4}-\d\d-\d\d-\d{4}\.json$/u);

    await restart();
    expect(await running.desk.recovery.state()).toEqual(asked);
    const answer = await answerTo(asked.request, asked.fingerprint);
    const wrong = { answer, passphrase: PASSPHRASE };
    expect(await running.desk.recovery.takeAnswer(wrong)).toEqual({ kind: 'refused' });
    const recovered = await running.desk.recovery.takeAnswer({ answer, passphrase: WORDS });
    expect(recovered).toMatchObject({
      kind: 'recovered',
      officer: { id: admin },
      removed: [{ displayName: 'Ben' }],
    });
    // At once, without a restart.
    expect(running.station.status().officers.map(({ id }) => id)).toEqual([admin]);
    expect(
      await running.desk.session.signIn({ officerId: admin, passphrase: WORDS }),
    ).toMatchObject({
      kind: 'open',
    });
    expect(await running.desk.engine.keys()).toEqual(before);
    const { entries } = await running.desk.journal.read(START);
    const kinds = entries.map(({ kind }) => kind);
    expect(kinds).toContain('silent-alarm');
    expect(entries.every(({ payload }) => payload !== null)).toBe(true);
    expect(
      entries.filter(({ kind }) => kind === 'recovered').map(({ payload }) => payload),
    ).toEqual([{ officer: admin, removedOfficers: 1, fingerprint: asked.fingerprint }]);
    // The wrong passphrase for the answer is on record as a refused sign-in.
    expect(kinds).toContain('sign-in-refused');
    expect(await running.desk.journal.append(alarm)).toMatchObject({ kind: 'saved' });

    await running.desk.session.lock({ why: 'officer' });
    expect((await running.desk.recovery.state()).kind).toBe('available');
    await running.desk.session.signIn({ officerId: admin, passphrase: WORDS });
    const again = await running.desk.journal.read(START);
    expect(again.entries.filter(({ kind }) => kind === 'recovered')).toHaveLength(1);
  });

  it('is not there while somebody is signed in, nor on a machine without a post', async () => {
    expect(await running.desk.recovery.state()).toEqual({
      kind: 'unavailable',
      why: 'not-enrolled',
    });
    const admin = await enrolAndSignIn(running);
    const signedIn = { kind: 'signed-in' };
    expect(await running.desk.recovery.state()).toEqual(signedIn);
    expect(await running.desk.recovery.begin(ask(admin))).toEqual(signedIn);
    const taken = { answer: '{}', passphrase: WORDS };
    expect(await running.desk.recovery.takeAnswer(taken)).toEqual(signedIn);
    await running.desk.session.lock({ why: 'officer' });
    expect(await running.desk.recovery.takeAnswer(taken)).toEqual({ kind: 'not-asked' });
  });

  it('gives back no asylum key: old cases stay closed here, and new ones begin with a fresh key', async () => {
    const newCase = {
      case: CASE_ID,
      step: { kind: 'open', intake: anIntake() },
      witness: null,
    } as const;
    const asylum = { displayName: 'Eva Lind', role: 'asylum', passphrase: PASSPHRASE } as const;
    const eventsOf = async () =>
      (await running.desk.journal.read(START)).entries.filter(
        ({ kind }) => kind === 'asylum-event',
      );
    const admin = await enrolAndSignIn(running);
    const eva = await running.desk.officers.add(asylum);
    const officerId = eva.kind === 'done' ? eva.officer.id : '';
    await running.desk.session.signIn({ officerId, passphrase: PASSPHRASE });
    await running.desk.asylum.act(newCase);
    await running.desk.session.lock({ why: 'officer' });
    const asked = await running.desk.recovery.begin(ask(admin));
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    const answer = await answerTo(asked.request, asked.fingerprint);
    await running.desk.recovery.takeAnswer({ answer, passphrase: WORDS });
    await running.desk.session.signIn({ officerId: admin, passphrase: WORDS });
    expect(await eventsOf()).toEqual([]);
    const again = await running.desk.officers.add(asylum);
    const newId = again.kind === 'done' ? again.officer.id : '';
    await running.desk.session.signIn({ officerId: newId, passphrase: PASSPHRASE });
    expect(await running.desk.asylum.act(newCase)).toMatchObject({ kind: 'recorded' });
    expect((await eventsOf()).map(({ payload }) => payload)).toMatchObject([
      null,
      { case: CASE_ID },
    ]);
    expect(await running.desk.asylum.list()).toMatchObject({
      cases: [{ id: CASE_ID }],
      unreadable: 1,
    });
  });

  it('begins where vault.json itself is damaged, and mends it', async () => {
    const admin = await enrolAndSignIn(running);
    // Any change of the officers leaves a file before the present one.
    const next = { current: PASSPHRASE, next: 'some other quiet words' };
    await running.desk.officers.changePassphrase(next);
    await running.station.close();
    await writeFile(join(at('station'), 'vault.json'), '{');
    running = await start();
    expect(running.station.status().session).toMatchObject({ kind: 'damaged', what: 'vault' });
    const asked = await running.desk.recovery.begin(ask(admin));
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    const answer = await answerTo(asked.request, asked.fingerprint);
    const recovered = await running.desk.recovery.takeAnswer({ answer, passphrase: WORDS });
    expect(recovered.kind).toBe('recovered');
    expect(running.station.status().session).toEqual({ kind: 'locked' });
    expect(
      await running.desk.session.signIn({ officerId: admin, passphrase: WORDS }),
    ).toMatchObject({
      kind: 'open',
    });
  });
});
