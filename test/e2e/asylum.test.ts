import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoLists } from '#build/demo/list-files.ts';
import { hubMust } from '#build/lib/hub-command.ts';
import type { Service } from '#build/lib/service.ts';
import { type Case, caseSchema } from '#shared/asylum/case.ts';
import type { Step } from '#shared/asylum/event.ts';
import { hitsOf, openPoints } from '#shared/asylum/open-points.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { aCasePerson, aDraft, anIntake, CASE_ID, id } from '#test/support/asylum-subjects.ts';
import { openBrowser, temporaryFolder } from '#test/support/browser.ts';
import { linesOf, stolenDocument, WANTED, wantedPerson } from '#test/support/canaries.ts';
import {
  type CanaryWorld,
  canaryWorld,
  serveHub,
  serveStation,
  ticketOf,
} from '#test/support/canary-post.ts';
import { keepPicture, scan, show, waitForLists } from '#test/support/desk-driver.ts';
import { addOfficer, enrolAtDesk, lock, openAs } from '#test/support/desk-tasks.ts';

const WORDS = 'nine bridges over one river';
const TOKEN_HEADER = 'x-farpost-token';
const THREAD = id(1);
const NOTE = id(2);
const DENIED = id(3);
const REFUSAL = id(4);
const DAY = new Date().toISOString().slice(0, 10);
const RECORDED = { kind: 'recorded' };
const PATIENCE = { timeout: 60_000 };
const LISTS = 3;

/** Sought by the State that he flees, and by another one. */
const NOTICES = [
  wantedPerson(),
  {
    ...wantedPerson(),
    id: 'canary-blue',
    notices: [{ kind: 'blue' as const, reference: '2025/86002', issuer: 'NZL' }],
  },
];
const INTAKE = anIntake({
  persons: [
    aCasePerson({
      names: ['Quvendrix', 'Kuvendriks', 'Qwendrix'].map((primaryIdentifier) => ({
        kind: 'claimed',
        primaryIdentifier,
        secondaryIdentifier: WANTED.secondaryIdentifier,
        originalScript: '',
      })),
      dateOfBirth: { year: 1979, month: 11, day: 30 },
      nationalities: ['UTO'],
      stateOfBirth: null,
    }),
  ],
  countriesOfOrigin: ['UTO'],
  persecutors: ['ISL'],
  transit: [],
});

type Post = {
  readonly page: Page;
  readonly browser: BrowserContext;
  /** Asks the station through its door, as the page does. */
  readonly call: (procedure: string, input: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

async function openDesk(world: CanaryWorld, profile: string): Promise<Post> {
  const station = await serveStation(world);
  const browser = await openBrowser({ profile });
  const page = browser.pages()[0] ?? (await browser.newPage());
  let token = '';
  page.on('request', (request) => {
    token = request.headers()[TOKEN_HEADER] ?? token;
  });
  await page.goto(station.address);
  await enrolAtDesk(page, {
    hubUrl: world.hubUrl,
    ticket: await ticketOf(world),
    passphrase: WORDS,
  });
  const call = (procedure: string, input: unknown): Promise<unknown> =>
    page.evaluate(
      async ({ procedure, input, token, header }) => {
        const headers = { 'content-type': 'application/json', [header]: token };
        const body = JSON.stringify({ json: input });
        const init = { method: 'POST', headers, body };
        const response = await fetch(`/station/rpc/${procedure}`, init);
        return ((await response.json()) as { json: unknown }).json;
      },
      { procedure, input, token, header: TOKEN_HEADER },
    );
  return {
    page,
    browser,
    call,
    stop: async () => {
      await browser.close();
      await station.stop();
    },
  };
}

// One story, told in order.
describe('somebody without papers asks for asylum, and the State that he flees has him sought', () => {
  const folder = temporaryFolder('asylum');
  let world: CanaryWorld;
  let hub: Service;
  let post: Post;

  beforeAll(async () => {
    world = await canaryWorld(folder.path);
    const today = new Date().toISOString().slice(0, 10);
    const lists = { notices: NOTICES, sanctions: [], documents: [stolenDocument()] };
    const files = writeDemoLists(folder.path, lists, today);
    const notices = files.find(({ format }) => format === 'interpol');
    await hubMust(world.hub, ['import', 'interpol', notices?.file ?? '', '--list-date', today]);
    const policy = path.join(folder.path, 'policy.json');
    writeFileSync(policy, JSON.stringify({ ...DEFAULT_POLICY, ownState: 'FRA' }));
    await hubMust(world.hub, ['publish', '--policy', policy]);
    hub = await serveHub(world);
    post = await openDesk(world, world.post.profile);
    await openAs(post.page, 'R. Haldane', WORDS);
    await post.page.getByRole('radio', { name: 'Officers' }).click(PATIENCE);
    for (const [name, role] of [
      ['E. Lind', 'asylum'],
      ['P. Soler', 'supervisor'],
      ['B. Oss', 'first line'],
    ] as const) {
      await addOfficer(post.page, { name, role, passphrase: WORDS });
    }
    await lock(post.page);
  }, 400_000);

  afterAll(async () => {
    await post.stop();
    await hub.stop();
    folder.remove();
  });

  const act = (step: Step, on = CASE_ID) =>
    post.call('asylum/act', { case: on, step, witness: null });
  const theCase = async (wanted = CASE_ID): Promise<Case> =>
    caseSchema.parse(await post.call('asylum/read', { case: wanted }));
  const openCase = async (name: string): Promise<void> => {
    await post.page.getByRole('radio', { name: 'Asylum' }).click(PATIENCE);
    const row = post.page.getByRole('option').filter({ hasText: new RegExp(name, 'iu') });
    await row.click(PATIENCE);
    await post.page.keyboard.press('Enter');
  };
  const runChecks = async (name: string, checks: number): Promise<void> => {
    await openCase(name);
    await post.page.keyboard.press('Digit2');
    await post.page
      .getByRole('button', { name: new RegExp(`^Run .?${checks}.? check`, 'u') })
      .click(PATIENCE);
  };
  const exchange = async (): Promise<void> => {
    await show(post.page, 'Sync');
    await post.page.getByRole('button', { name: 'Sync now' }).click();
  };
  const states = async () => hitsOf(await theCase()).map((hit) => [hit.issuers[0], hit.state]);

  it('is taken down, and every name is searched in every list by the desk itself', async () => {
    await openAs(post.page, 'E. Lind', WORDS);
    await waitForLists(post.page, LISTS);
    expect(await act({ kind: 'open', intake: INTAKE })).toMatchObject({ kind: 'recorded' });
    await runChecks('QUVENDRIX', 3);
    await expect
      .poll(async () => openPoints(await theCase(), null), PATIENCE)
      .not.toContain('checks-missing');
    expect(Object.keys((await theCase()).checks)).toHaveLength(3);
    expect((await states()).toSorted()).toEqual([
      ['ISL', 'unverified'],
      ['NZL', 'unverified'],
    ]);
  });

  it('shows whom nobody may contact', async () => {
    await post.page.getByText(/^No contact with .*Iceland/u).waitFor(PATIENCE);
    await keepPicture(post.page, 'asylum-case');
  });

  it('is confirmed by the own bureau alone', async () => {
    const persecutors = hitsOf(await theCase()).find((hit) => hit.issuers[0] === 'ISL');
    const asked = await act({
      kind: 'open-thread',
      thread: THREAD,
      form: 'hit-confirmation',
      language: 'en',
      hit: persecutors?.key ?? '',
      text: '',
      attachments: [],
    });
    expect(asked).toMatchObject({ kind: 'recorded' });
    await exchange();
    const listed = () => hubMust(world.hub, ['exchange', 'list', '--json']);
    await expect.poll(listed, PATIENCE).toContain(THREAD);
    const text = path.join(folder.path, 'answer.txt');
    writeFileSync(text, 'It is he.');
    const thread = ['--case', CASE_ID, '--thread', THREAD];
    await hubMust(world.hub, [
      'exchange',
      'answer',
      ...thread,
      '--text',
      text,
      '--finding',
      'confirmed',
    ]);
    await exchange();
    await expect.poll(states, PATIENCE).toContainEqual(['ISL', 'confirmed']);
  });

  it('is recognised, and two officers tell it to the General Secretariat and to no State', async () => {
    const decision = {
      outcome: 'recognised',
      restsOn: null,
      decidedOn: DAY,
      authority: 'Asylum Office',
      legalBasis: 'Asylum Act, section 3',
      note: '',
    } as const;
    expect(await act({ kind: 'decide', decision })).toMatchObject({ kind: 'recorded' });
    const draft = aDraft({ hits: hitsOf(await theCase()).map(({ key }) => key) });
    const toTheState = { ...draft, addressees: [{ kind: 'ncb' as const, state: 'ISL' }] };
    const step = (of: typeof draft): Step => ({
      kind: 'draft-notification',
      notification: NOTE,
      draft: of,
    });
    expect(await act(step(toTheState))).toMatchObject({ kind: 'refused' });
    expect(await act(step(draft))).toMatchObject({ kind: 'recorded' });
    expect(await act({ kind: 'approve-notification', notification: NOTE })).toMatchObject({
      refusals: [{ kind: 'own-draft' }],
    });
  });

  it.each(['P. Soler', 'B. Oss'])(
    'is nothing that %s without the asylum role can see',
    async (name) => {
      await lock(post.page);
      await openAs(post.page, name, WORDS);
      await post.page.getByRole('radio', { name: 'Screen', exact: true }).waitFor(PATIENCE);
      expect(await post.page.getByRole('radio', { name: 'Asylum' }).count()).toBe(0);
      if (name === 'P. Soler') {
        await show(post.page, 'Audit');
        await post.page.locator('main table').waitFor(PATIENCE);
        expect(await post.page.locator('main').textContent()).not.toMatch(/asylum-event|AS-2026/u);
      }
      expect(JSON.stringify(await post.call('asylum/list', {}))).toContain('NOT_PERMITTED');
      const news = await post.call('news/watch', { topics: ['asylum'] });
      expect(JSON.stringify(news)).toContain('NOT_PERMITTED');
      const after = { urgent: 0, routine: 0 };
      const journal = await post.call('journal/read', { after, limit: 1000 });
      expect(JSON.stringify(journal)).not.toContain(CASE_ID);
    },
  );

  it('admits a second asylum officer, who approves', async () => {
    await lock(post.page);
    await openAs(post.page, 'R. Haldane', WORDS);
    await post.page.getByRole('radio', { name: 'Officers' }).click(PATIENCE);
    const added = await post.call('officers/add', {
      displayName: 'N. Haddad',
      role: 'asylum',
      passphrase: WORDS,
      with: { officerId: await officerId('E. Lind'), passphrase: WORDS },
    });
    expect(added).toMatchObject({ kind: 'done' });
    await lock(post.page);
    await openAs(post.page, 'N. Haddad', WORDS);
    await post.page.getByRole('radio', { name: 'Asylum' }).waitFor(PATIENCE);
    expect(await act({ kind: 'approve-notification', notification: NOTE })).toMatchObject({
      kind: 'recorded',
      case: { notifications: [{ state: 'approved', sentTo: ['general-secretariat'] }] },
    });
    await exchange();
    const listed = () => hubMust(world.hub, ['exchange', 'list', '--json']);
    await expect.poll(listed, PATIENCE).toContain('status-confirmation');
    await lock(post.page);
  });

  it('is refused in another case for war crimes, which two of three States are told and not the persecutor', async () => {
    await openAs(post.page, 'N. Haddad', WORDS);
    await waitForLists(post.page, LISTS);
    expect(await act({ kind: 'open', intake: anIntake() }, DENIED)).toMatchObject(RECORDED);
    await runChecks('BENHALIM', 1);
    await expect
      .poll(async () => openPoints(await theCase(DENIED), null), PATIENCE)
      .not.toContain('checks-missing');
    const decision = {
      outcome: 'denied',
      restsOn: 'criminal-background',
      decidedOn: DAY,
      authority: 'Asylum Office',
      legalBasis: '1951 Convention, article 1F(a)',
      note: '',
    } as const;
    expect(await act({ kind: 'decide', decision }, DENIED)).toMatchObject(RECORDED);
    const addressees = ['DEU', 'ITA', 'SYR'].map((state) => ({ kind: 'ncb', state }) as const);
    const draft = aDraft({ kind: 'denial', addressees });
    const drafted = { kind: 'draft-notification', notification: REFUSAL, draft } as const;
    expect(await act(drafted, DENIED)).toMatchObject(RECORDED);
    await lock(post.page);
    await openAs(post.page, 'E. Lind', WORDS);
    await openCase('BENHALIM');
    await post.page.keyboard.press('Digit6');
    await post.page.getByRole('button', { name: /^See whom/u }).click(PATIENCE);
    await post.page.getByRole('button', { name: /^Approve/u }).waitFor(PATIENCE);
    await keepPicture(post.page, 'asylum-denial');
    const shown = await post.page.locator('main').textContent();
    expect(shown).toMatch(/Syria/u);
    await post.page.getByRole('button', { name: /^Approve/u }).click();
    await expect
      .poll(async () => (await theCase(DENIED)).notifications, PATIENCE)
      .toMatchObject([
        {
          state: 'approved',
          sentTo: ['ncb DEU', 'ncb ITA'],
          blocked: [
            {
              recipient: { kind: 'ncb', state: 'SYR' },
              blocks: [{ kind: 'forbidden-state', grounds: ['persecutor'] }],
            },
          ],
        },
      ]);
    await exchange();
    const listed = () => hubMust(world.hub, ['exchange', 'list', '--json']);
    await expect.poll(listed, PATIENCE).toContain('"denial"');
    await lock(post.page);
  });

  const officerId = async (name: string): Promise<string> => {
    const status = JSON.stringify(await post.call('session/status', {}));
    const found = new RegExp(`"id":"([^"]+)","displayName":"${name}"`, 'u').exec(status);
    return found?.[1] ?? '';
  };

  it('is stopped at another post by the notice of the other State, and no more by that one', async () => {
    const policy = path.join(folder.path, 'policy.json');
    await hubMust(world.hub, ['publish', '--policy', policy]);
    const data = path.join(folder.path, 'second');
    const second = await openDesk(
      { ...world, post: { ...world.post, data } },
      path.join(folder.path, 'second-profile'),
    );
    try {
      await openAs(second.page, 'R. Haldane', WORDS);
      await waitForLists(second.page, LISTS);
      expect((await scan(second.page, linesOf(WANTED))).outcome).toBe('hit');
      await keepPicture(second.page, 'asylum-second-post');
      const shown = await second.page.locator('main').textContent();
      expect(shown).toContain('New Zealand');
      expect(shown).not.toContain('Iceland');
    } finally {
      await second.stop();
    }
  });
});
