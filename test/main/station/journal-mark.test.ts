/** What somebody with the disk does to the journal while nobody is signed in is on record at the next sign-in. */
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import {
  alarm,
  enrolFake,
  enrolment,
  PASSPHRASE,
  type Running,
  removeDirectory,
  startOn,
  temporaryDirectory,
} from './station-fixture.ts';

const EVERYTHING = { after: { urgent: 0, routine: 0 }, limit: 1000 };
const HEADER_BYTES = 32;

describe('a journal that somebody had in their hands', () => {
  let directory = '';
  let running: Running | null = null;
  beforeEach(async () => {
    directory = await temporaryDirectory();
    await enrolStation({
      ...enrolment,
      dataDirectory: directory,
      keychain: createFileKeychain(nodeFiles, directory),
      clock: systemClock(),
      fetch: () => Promise.reject(new Error('no network in tests')),
      officer: { id: 'sup', displayName: 'P. Soler', role: 'supervisor' },
      enrol: enrolFake,
    });
  });
  afterEach(async () => {
    await running?.station.close();
    await removeDirectory(directory);
  });

  const at = (name: string): string => join(directory, 'journal', name);

  async function signedIn(): Promise<Running['desk']> {
    running = await startOn(directory);
    const { desk } = running;
    const answer = await desk.session.signIn({ officerId: 'sup', passphrase: PASSPHRASE });
    expect(answer).toMatchObject({ kind: 'open' });
    return desk;
  }

  /** A day with two alarms, and the post is left. */
  async function leave(): Promise<void> {
    const desk = await signedIn();
    await desk.journal.append(alarm);
    await desk.journal.append(alarm);
    await running?.station.close();
  }

  async function tamperings(desk: Running['desk']): Promise<unknown[]> {
    const { entries } = await desk.journal.read(EVERYTHING);
    const told = entries.filter(({ kind }) => kind === 'journal-tampered');
    // Ahead of whatever else waits for the hub.
    expect(told.every(({ lane }) => lane === 'urgent')).toBe(true);
    return told.map(({ payload }) => payload);
  }

  const broken = async (desk: Running['desk']) =>
    (await desk.audit.verify()).lanes.map((lane) => [lane.lane, lane.broken]);

  it('says nothing of a journal that was left alone, sign-in after sign-in', async () => {
    await leave();
    await leave();
    const desk = await signedIn();
    expect(await tamperings(desk)).toEqual([]);
    expect(await broken(desk)).toEqual([
      ['urgent', null],
      ['routine', null],
    ]);
  });

  it('opens for screening with saved entries cut off, and says so once, to the hub and to every audit', async () => {
    await leave();
    const sound = await readFile(at('1-urgent.fpj'));
    await truncate(at('1-urgent.fpj'), HEADER_BYTES);
    const desk = await signedIn();
    const [told, ...more] = await tamperings(desk);
    expect(told).toMatchObject({ lane: 'urgent', what: 'cut', marked: 2, found: 0 });
    expect(more).toEqual([]);
    expect(await desk.journal.append(alarm)).toMatchObject({ kind: 'saved', lane: 'urgent' });
    const found = [
      ['urgent', { at: 0, why: 'was-cut' }],
      ['routine', null],
    ];
    expect(await broken(desk)).toEqual(found);
    const kept = (await readdir(at(''))).filter((name) => name.startsWith('1-urgent.fpj.found-'));
    expect(kept).toHaveLength(1);
    expect(await readFile(at(kept[0] ?? ''))).toEqual(sound.subarray(0, HEADER_BYTES));
    await running?.station.close();

    const later = await signedIn();
    expect(await tamperings(later)).toHaveLength(1);
    expect(await broken(later)).toEqual(found);
  });

  it('misses a mark that was taken away, and the vault of before that was put back', async () => {
    const vaultBefore = await readFile(join(directory, 'vault.json'));
    await leave();
    await rm(at('1-mark.json'));
    // The copy that the station itself keeps does not help whoever took the mark away.
    const previous = await readFile(join(directory, 'vault.json.previous'));
    expect(previous).not.toEqual(vaultBefore);
    await writeFile(join(directory, 'vault.json'), previous);
    const desk = await signedIn();
    expect(await tamperings(desk)).toMatchObject([
      { lane: 'urgent', what: 'mark-missing', marked: null, found: 2 },
      { lane: 'routine', what: 'mark-missing', marked: null },
    ]);
  });

  it('is given its first mark at the first sign-in of this version, without a word', async () => {
    await rm(at('1-mark.json'));
    const desk = await signedIn();
    expect(await tamperings(desk)).toEqual([]);
    await running?.station.close();
    expect(await readdir(at(''))).toContain('1-mark.json');
  });

  it('still refuses a journal that is damaged within', async () => {
    await leave();
    const path = at('1-urgent.fpj');
    const bytes = await readFile(path);
    bytes[HEADER_BYTES + 60] = (bytes[HEADER_BYTES + 60] ?? 0) ^ 1;
    await writeFile(path, bytes);
    running = await startOn(directory);
    const answer = await running.desk.session.signIn({ officerId: 'sup', passphrase: PASSPHRASE });
    expect(answer).toMatchObject({ kind: 'damaged' });
    expect(await readFile(path)).toEqual(bytes);
  });
});
