import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#renderer/engine/engine.ts';
import { SUPPRESSIONS_TARGET } from '#shared/release/manifest.ts';
import type { SuppressedNotice } from '#shared/release/suppressions.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import type { Notice, Person } from '#shared/watchlist/person.ts';
import { buildRelease, type FixtureLists } from '#test/support/release-fixture.ts';
import {
  aDocument,
  aName,
  aPerson,
  aReport,
  aTraveller,
} from '#test/support/screening-subjects.ts';
import {
  createFakeStation,
  type FakeStation,
  ready,
  startTestEngine,
  until,
} from './fake-station.ts';
import { alterRow } from './stored-rows.ts';

const LIST = 'interpol-notices';
const tariq: Partial<Traveller> = {
  primaryIdentifier: 'BENHALIM',
  secondaryIdentifier: 'TARIQ',
  dateOfBirth: { year: 1980, month: 5, day: 17 },
  sex: 'M',
};
const traveller = aTraveller(tariq);
const persecutors: Notice = { kind: 'red', reference: '2026/1', issuer: 'XYZ' };
const others: Notice = { kind: 'red', reference: '2026/2', issuer: 'ABC' };
const sought = aPerson({ notices: [persecutors] });
const twice = aPerson({ notices: [persecutors, others] });
const stranger = aPerson({ id: 'red/2026-9', names: [aName('Qwrtz Zqxjk')] });
const namesake = aPerson({
  id: 'red/2026-2',
  datesOfBirth: [{ precision: 'exact', year: 1951, month: 1, day: 2 }],
  nationalities: ['ABC'],
  notices: [others],
});

const suppressed = (entry: string): SuppressedNotice => ({
  list: LIST,
  entry,
  reference: '2026/1',
  issuer: 'XYZ',
});
const suppressions = [suppressed(sought.id)];

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});

function startOver(station: FakeStation, disk: IDBFactory): Engine {
  const engine = startTestEngine(station, disk);
  engines.push(engine);
  return engine;
}

async function verdictOn(lists: FixtureLists, whom: Traveller = traveller): Promise<Verdict> {
  const engine = startOver(createFakeStation(buildRelease(lists)), new IDBFactory());
  await until(engine, ready(1));
  return (await engine.screen(whom)).verdict;
}

const noticesIn = ({ reasons }: Verdict) =>
  reasons.flatMap((reason) => ('candidate' in reason ? reason.candidate.person.notices : []));

/** As many entries, so that the count of the list is the same. */
const listed = (...persons: Person[]) => verdictOn({ persons, suppressions });
const unlisted = (...persons: Person[]) => verdictOn({ persons: [...persons, stranger] });

describe('a confirmed refugee', () => {
  it('is a hit as long as nothing is suppressed', async () => {
    expect(await verdictOn({ persons: [sought] })).toMatchObject({ outcome: 'hit' });
    expect(await verdictOn({ persons: [sought], suppressions: [] })).toMatchObject({
      outcome: 'hit',
    });
  });

  it('is answered as somebody who is not listed', async () => {
    const verdict = await listed(sought);
    expect(verdict.outcome).toBe('clear');
    expect(verdict).toEqual(await unlisted());
  });

  it('stays a hit by the notice of another State, and the other one is nowhere', async () => {
    const verdict = await listed(twice);
    expect(verdict.outcome).toBe('hit');
    expect(noticesIn(verdict)).toEqual([others]);
    expect(JSON.stringify(verdict)).not.toContain(persecutors.reference);
  });

  it('leaves no trace in how near the nearest was', async () => {
    const younger = aTraveller({ ...tariq, dateOfBirth: { year: 2001, month: 1, day: 9 } });
    const fixture = { persons: [sought], suppressions };
    const before = await verdictOn({ persons: [sought] }, younger);
    const after = await verdictOn(fixture, younger);
    expect(before.sources).not.toEqual(after.sources);
    expect(after).toEqual(await verdictOn({ persons: [stranger] }, younger));
  });

  it('makes room for those whom he would have crowded out', async () => {
    const crowd = Array.from({ length: 10 }, (_, at) => ({ ...sought, id: `red/1-${at}` }));
    const hidden = crowd.map(({ id }) => suppressed(id));
    const verdict = await verdictOn({ persons: [...crowd, namesake], suppressions: hidden });
    const alone = await verdictOn({ persons: [namesake] });
    const count = ({ sources }: Verdict) => sources.map(({ answer }) => answer);
    expect(count(verdict)).toEqual(count(alone));
  });

  it('is not found by the document that his entry names either', async () => {
    const documents = [
      { kind: 'passport', documentNumber: 'L898902C3', issuingState: 'UTO' } as const,
    ];
    const naming = { ...sought, documents };
    expect(await verdictOn({ persons: [naming] })).toMatchObject({
      reasons: [{ kind: 'listed-document' }],
    });
    expect(await listed(naming)).toEqual(await unlisted());
    const nameless = aTraveller({
      ...tariq,
      primaryIdentifier: '',
      secondaryIdentifier: '',
    });
    expect(await verdictOn({ persons: [naming], suppressions }, nameless)).toEqual(
      await verdictOn({ persons: [stranger] }, nameless),
    );
  });

  it('is still stopped with a document that is reported stolen', async () => {
    const { documentNumber, issuingState } = aDocument();
    const reported = [aReport({ documentNumber, issuingState })];
    const verdict = await verdictOn({ persons: [sought], suppressions, documents: reported });
    expect(verdict.reasons.map(({ kind }) => kind)).toEqual(['document-hit']);
  });

  it('is a hit by a notice of the same reference on another entry or of another issuer', async () => {
    const elsewhere = { ...sought, id: 'red/2026-7' };
    const reissued = aPerson({ notices: [{ ...persecutors, issuer: 'ABC' }] });
    expect((await listed(elsewhere)).outcome).toBe('hit');
    expect((await listed(reissued)).outcome).toBe('hit');
  });
});

describe('a release with suppressions', () => {
  it('ends them with the next one that lacks them', async () => {
    const station = createFakeStation(buildRelease({ persons: [sought], suppressions }));
    const engine = startOver(station, new IDBFactory());
    await until(engine, ready(1));
    expect((await engine.screen(traveller)).verdict.outcome).toBe('clear');
    station.activate(buildRelease({ persons: [sought], suppressions: [], version: 2 }));
    await until(engine, ready(2));
    expect((await engine.screen(traveller)).verdict.outcome).toBe('hit');
  });

  it('shows the notices where their file cannot be read, and fetches it again', async () => {
    const disk = new IDBFactory();
    const release = buildRelease({ persons: [sought], suppressions });
    const station = createFakeStation(release);
    const engine = startOver(station, disk);
    await until(engine, ready(1));
    engine.stop();
    station.fake.serving = false;
    await alterRow(disk, ['targets', release.shaOf(SUPPRESSIONS_TARGET)], (row) => ({
      ...row,
      bytes: (row['bytes'] as Uint8Array).map((byte) => byte ^ 1),
    }));
    const again = startOver(station, disk);
    await again.opened;
    expect((await again.screen(traveller)).verdict.outcome).toBe('hit');
    station.fake.serving = true;
    const outcome = async () => (await again.screen(traveller)).verdict.outcome;
    await expect.poll(outcome, { timeout: 10_000 }).toBe('clear');
  });
});
