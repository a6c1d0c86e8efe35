/**
 * The main job on the real UN Security Council list, where it is present. Names of listed persons stay
 * in memory: no pictures are taken and no message quotes them.
 */
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPaths } from '#build/demo/prepare.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import { ROOT } from '#build/lib/run-command.ts';
import type { Service } from '#build/lib/service.ts';
import { runImport } from '#hub/lists/importer.ts';
import { importUnXml } from '#hub/lists/un-xml.ts';
import { composeMrz, type MrzElements } from '#shared/icao/compose-mrz.ts';
import { findState } from '#shared/icao/states.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import {
  type DemoWorld,
  enrol,
  inventDemoWorld,
  startHub,
  startStation,
} from '#test/support/demo-world.ts';
import { next, scan, signIn, waitForLists } from '#test/support/desk-driver.ts';

const LIST = path.join(ROOT, '..', 'shared', 'data', 'un', 'consolidated-2026-02.xml');
const present = existsSync(LIST);
const title = present
  ? 'the UN list through the whole product'
  : 'the UN list through the whole product (skipped: ../shared/data is not here)';

type Subject = {
  readonly person: Person;
  readonly documentNumber: string;
  readonly issuingState: string;
};

describe.runIf(present)(title, () => {
  const folder = temporaryFolder('real-list');
  let world: DemoWorld;
  let hub: Service;
  let station: Service;
  let browser: BrowserContext;
  let page: Page;
  let subjects: readonly Subject[] = [];

  beforeAll(async () => {
    subjects = (await readSubjects()).slice(0, 5);
    world = await inventDemoWorld(folder.path);
    await hubMust(demoPaths(world.home).hub, ['import', 'un', LIST, '--list-date', today()]);
    await hubMust(demoPaths(world.home).hub, ['publish']);
    hub = await startHub(world);
    await enrol(world);
    const started = await startStation(world);
    station = started.service;
    browser = await openBrowser({ profile: `${folder.path}/profile` });
    page = browser.pages()[0] ?? (await browser.newPage());
    await signIn(page, started.address);
    await waitForLists(page, 3);
    await hub.stop();
  });

  afterAll(async () => {
    await browser.close();
    await station.stop();
    folder.remove();
  });

  it('hits when a passport number is on the list, whatever name it bears', async () => {
    expect(subjects).toHaveLength(5);
    for (const { documentNumber, issuingState } of subjects) {
      const lines = linesOf({
        ...STRANGER,
        documentNumber,
        issuingState,
        nationality: issuingState,
      });
      expect((await scan(page, lines)).outcome).toBe('hit');
      await next(page);
    }
  });

  it('shows the holder as a candidate when only name and date of birth are on the list', async () => {
    for (const subject of subjects) {
      const lines = linesOf({ ...holderOf(subject), documentNumber: 'Z00000017' });
      // The list is dated today, so nothing but a candidate keeps this from being clear.
      expect(['hit', 'refer']).toContain((await scan(page, lines)).outcome);
      expect(await answerOf(page, 'UN Security Council')).toContain('found');
      await next(page);
    }
  });

  it('is clear for a stranger, so the answers above mean something', async () => {
    expect((await scan(page, linesOf(STRANGER))).outcome).toBe('clear');
    expect(await answerOf(page, 'UN Security Council')).toBe('No answer');
    await next(page);
  });
});

const today = (): string => new Date().toISOString().slice(0, 10);

const answerOf = (page: Page, list: string): Promise<string | null> =>
  page.getByRole('row').filter({ hasText: list }).getByRole('cell').last().textContent();

const STRANGER: MrzElements = {
  format: 'TD3',
  documentCode: 'PP',
  issuingState: 'UTO',
  primaryIdentifier: 'Pellwormsen',
  secondaryIdentifier: 'Ansgar',
  documentNumber: 'Z00000017',
  nationality: 'UTO',
  dateOfBirth: { year: 1999, month: 1, day: 2 },
  sex: 'M',
  dateOfExpiry: { year: 2033, month: 5, day: 20 },
};

function holderOf({ person, issuingState }: Subject): MrzElements {
  const [date] = person.datesOfBirth;
  const words = latinName(person).split(/\s+/u);
  return {
    ...STRANGER,
    primaryIdentifier: words.slice(1).join(' '),
    secondaryIdentifier: words[0] ?? '',
    nationality: issuingState,
    issuingState,
    dateOfBirth: date === undefined || date.precision === 'between' ? STRANGER.dateOfBirth : date,
  };
}

function linesOf(elements: MrzElements): readonly string[] {
  const lines = composeMrz(elements);
  if (!lines.ok) throw new Error(`cannot compose: ${lines.failure.kind}`);
  return lines.value;
}

/** Persons whose passport and name fit a machine-readable zone as they are printed. */
async function readSubjects(): Promise<Subject[]> {
  const subjects: Subject[] = [];
  const bytes = createReadStream(LIST);
  const run = importUnXml({ name: 'list', bytes, sizeInBytes: null });
  const outcome = await runImport(run, (batch) => {
    for (const event of batch) {
      if (event.kind === 'person') subjects.push(...subjectsOf(event.person));
    }
  });
  if (!outcome.ok) throw new Error(outcome.failure.reason);
  return subjects;
}

function subjectsOf(person: Person): Subject[] {
  const [date] = person.datesOfBirth;
  const whole = date !== undefined && date.precision === 'exact' && date.day !== null;
  if (!whole || !/^[A-Za-z]+(?: [A-Za-z]+){1,3}$/u.test(latinName(person))) return [];
  return person.documents
    .filter(
      ({ kind, documentNumber }) => kind === 'passport' && /^[A-Z0-9]{6,9}$/u.test(documentNumber),
    )
    .flatMap(({ documentNumber, issuingState }) =>
      issuingState !== null && findState(issuingState)?.withdrawn === undefined
        ? [{ person, documentNumber, issuingState }]
        : [],
    )
    .slice(0, 1);
}

const latinName = (person: Person): string =>
  person.names.find(({ kind, script }) => kind === 'primary' && script === 'Latn')?.whole ?? '';
