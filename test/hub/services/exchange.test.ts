/** The life of asylum cases between a real asylum desk and the hub, and what a changed post cannot get past it. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#hub/cli/command.ts';
import type { ExchangeView } from '#hub/services/exchange/view.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import { arrivalsIn } from '#main/station/asylum/arrivals.ts';
import type { AsylumDesk } from '#main/station/asylum/asylum-desk.ts';
import type { NotificationDraft } from '#shared/asylum/decision.ts';
import { NO_STAMPS } from '#shared/asylum/event.ts';
import { ASYLUM_REPLY } from '#shared/asylum/exchange.ts';
import {
  type AsylumPost,
  anIntake,
  asylumPost,
  caseWithHit,
  HIT,
  must,
  PERSON,
  publishPolicy,
} from '#test/hub/services/asylum-post.ts';
import { runOn } from '#test/hub/services/command-in-test.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

const confirmation = (differs: Partial<NotificationDraft> = {}): NotificationDraft => ({
  kind: 'status-confirmation',
  addressees: [{ kind: 'general-secretariat' }, { kind: 'ncb', state: 'ERI' }],
  language: 'en',
  persons: [PERSON],
  hits: [HIT],
  statement: '',
  legalBasis: 'Asylum Act, art. 9',
  isMarkedConfidential: true,
  corrects: null,
  ...differs,
});

const decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2030-01-01',
  authority: 'Asylum office',
  legalBasis: 'Asylum Act',
  note: '',
} as const;

const denial = { ...decision, outcome: 'denied', restsOn: 'criminal-background' } as const;

describe('the exchange of the hub', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: AsylumPost;
  let desk: AsylumDesk;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    for (const table of ['journal_entries', 'exchange_answers'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    hub = hubInTest(database.db);
    await publishPolicy(hub);
    post = await asylumPost(hub);
    desk = await post.deskOf('officer-a');
  });
  afterEach(() => {
    post.removeFiles();
    hub.removeFiles();
  });
  afterAll(() => database.close());

  const run = (command: Command) => runOn(hub, command);

  async function list(): Promise<ExchangeView> {
    const { out } = await run({ command: 'exchange-list', json: true });
    return JSON.parse(out) as ExchangeView;
  }

  type Said = Extract<Extract<Command, { command: 'exchange-say' }>['saying'], { kind: 'answer' }>;
  const answer = (
    id: string,
    thread: string,
    { of, ...differs }: Partial<Said> & { readonly of?: string } = {},
  ) =>
    run({
      command: 'exchange-say',
      case: id,
      thread,
      ...(of === undefined ? {} : { post: of }),
      saying: { kind: 'answer', text: 'Nothing is known.', finding: 'none', ...differs },
    });

  async function ask(id: string, about: 'question' | 'hit-confirmation' = 'question') {
    const thread = randomUUID();
    const isHit = about === 'hit-confirmation';
    await must(desk, id, {
      kind: 'open-thread',
      thread,
      form: about,
      language: 'ar',
      hit: isHit ? HIT : null,
      text: isHit ? '' : 'Is this man known to you?',
      attachments: [],
    });
    return thread;
  }

  /** The post exchanges with the hub, and somebody of the asylum authority signs in. */
  async function exchangeAndSignIn(): Promise<AsylumDesk> {
    await post.pull();
    return await post.deskOf('officer-a');
  }

  describe('with a post that keeps the rules', () => {
    it('carries a question there and the answer back to the desk that asked', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      hub.passSeconds(73 * 3600);
      expect((await list()).threads).toMatchObject([
        {
          thread,
          case: id,
          reference: 'N 4711',
          form: 'question',
          isOverdue: true,
          state: 'waiting',
        },
      ]);
      const shown = await run({ command: 'exchange-show', thread, json: false });
      expect(shown.out).toContain('Is this man known to you?');

      expect(await answer(id, thread)).toMatchObject({
        exitCode: 0,
        out: `Reply 1 waits for the post ${post.id}, sealed to its asylum officers.`,
      });
      expect((await list()).threads).toMatchObject([{ thread, state: 'on-its-way' }]);
      const later = await exchangeAndSignIn();
      expect(later.read(id)?.threads).toMatchObject([
        { state: 'answered', messages: [{}, { from: 'ncb', text: 'Nothing is known.' }] },
      ]);
      expect(await list()).toMatchObject({ threads: [], refused: [] });
    });

    it('answers each message once, and the next one again', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      await answer(id, thread);
      expect(await answer(id, thread, { text: 'Or is it?' })).toMatchObject({ exitCode: 1 });
      await must(desk, id, { kind: 'write', thread, text: 'And his brother?', attachments: [] });
      expect((await list()).threads).toMatchObject([{ thread, state: 'waiting' }]);
      expect(await answer(id, thread, { text: 'Neither.' })).toMatchObject({ exitCode: 0 });
      const later = await exchangeAndSignIn();
      const texts = later.read(id)?.threads[0]?.messages.map(({ text }) => text);
      expect(texts?.slice(-2)).toEqual(['Nothing is known.', 'Neither.']);
      expect((await list()).threads).toEqual([]);
    });

    it('gives only one of two answers that are written at the same time', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      const both = await Promise.all([answer(id, thread), answer(id, thread)]);
      expect(both.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1]);
    });

    it('tells the post that its message was opened', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      const read = { command: 'exchange-say', case: id, thread, saying: { kind: 'read' } } as const;
      expect(await run(read)).toMatchObject({ exitCode: 0 });
      const later = await exchangeAndSignIn();
      expect(later.read(id)?.threads[0]?.messages[0]?.readAt).toBe(hub.now().toISOString());
      expect(await list()).toMatchObject({ threads: [{ state: 'waiting' }], refused: [] });
    });

    it('seals an answer so that nobody else at the post can open it', async () => {
      const id = await caseWithHit(desk);
      await answer(id, await ask(id), { text: 'Of no concern to the first line.' });
      await post.pull();
      const item = await post.inbox.read(1);
      expect(item).toMatchObject({ kind: ASYLUM_REPLY });
      expect(item?.text).not.toContain('concern');
      const secret = new Uint8Array(32).fill(8);
      const nothing = { taken: new Set<number>(), passedOver: new Set<number>() };
      const asked = { post: post.id, secret, ...nothing };
      expect(await arrivalsIn(post.inbox, asked)).toEqual([]);
    });

    it('confirms a hit, and passes on what two officers then approved to those who may have it', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id, 'hit-confirmation');
      await answer(id, thread, { text: '', finding: 'confirmed' });
      const first = await exchangeAndSignIn();
      expect(first.read(id)?.conclusions[HIT]).toMatchObject({ state: 'confirmed', by: 'ncb' });
      await must(first, id, { kind: 'decide', decision });
      const notification = randomUUID();
      await must(first, id, { kind: 'draft-notification', notification, draft: confirmation() });
      const second = await post.deskOf('officer-b');
      await must(second, id, { kind: 'approve-notification', notification });
      expect(await list()).toMatchObject({
        refused: [],
        forward: [
          {
            notification,
            recipients: ['general-secretariat'],
            noLonger: [],
            draftedBy: 'officer-a',
            approvedBy: 'officer-b',
            isOverturned: false,
            draft: { isMarkedConfidential: true },
          },
        ],
      });
      const { out } = await run({ command: 'exchange-list', json: false });
      expect(out).toContain('status-confirmation, CONFIDENTIAL');
      expect(out).toContain('to: general-secretariat;');
    });

    async function approvedDenial(states: readonly string[]): Promise<string> {
      const id = await caseWithHit(desk);
      await must(desk, id, { kind: 'decide', decision: denial });
      const notification = randomUUID();
      const addressees = states.map((state) => ({ kind: 'ncb', state }) as const);
      const draft = confirmation({ kind: 'denial', addressees });
      await must(desk, id, { kind: 'draft-notification', notification, draft });
      const second = await post.deskOf('officer-b');
      await must(second, id, { kind: 'approve-notification', notification });
      return id;
    }

    const persecutedBy = (persecutors: string[]) =>
      ({
        kind: 'correct-intake',
        intake: anIntake({ persecutors }),
        reason: 'Heard again',
      }) as const;

    it('leaves out a State that became known as a persecutor after the approval', async () => {
      const id = await approvedDenial(['FRA', 'ITA']);
      await must(await post.deskOf('officer-a'), id, persecutedBy(['FRA']));
      const { forward } = await list();
      expect(forward).toMatchObject([{ recipients: ['ncb ITA'], noLonger: ['ncb FRA'] }]);
    });

    it('passes nothing on once nobody is left', async () => {
      const id = await approvedDenial(['FRA']);
      await must(await post.deskOf('officer-a'), id, persecutedBy(['FRA']));
      expect(await list()).toMatchObject({
        forward: [],
        refused: [{ case: id, reasons: [{ kind: 'no-longer-permitted' }] }],
      });
    });

    it('passes nothing on from a post that is revoked, and answers it nothing', async () => {
      const id = await approvedDenial(['FRA']);
      desk = await post.deskOf('officer-a');
      const thread = await ask(id);
      await revokePost(hub.db, post.id, hub.now());
      expect(await list()).toMatchObject({
        threads: [],
        forward: [],
        refused: [{ reasons: [{ kind: 'post-revoked' }] }],
      });
      expect(await answer(id, thread)).toMatchObject({ exitCode: 1 });
    });

    it.each([
      { what: 'about no hit, with a finding', finding: 'false', text: 'Known', says: 'no hit' },
      { what: 'with nothing in it', finding: 'none', text: ' ', says: 'says nothing' },
    ] as const)('does not send an answer $what', async ({ finding, text, says }) => {
      const id = await caseWithHit(desk);
      const refused = await answer(id, await ask(id), { finding, text });
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain(says);
    });
  });

  describe('with a post that was changed', () => {
    /** Everything as it should be up to the approval. */
    async function drafted(draft = confirmation()) {
      const id = await caseWithHit(desk);
      await must(desk, id, { kind: 'decide', decision });
      const notification = randomUUID();
      await must(desk, id, { kind: 'draft-notification', notification, draft });
      return { id, notification };
    }

    const approve = (
      { id, notification }: { id: string; notification: string },
      permitted: string[],
      differs: Parameters<AsylumPost['send']>[1] = { officer: 'officer-b' },
    ) =>
      post.send(
        {
          case: id,
          event: { kind: 'approve-notification', notification },
          stamps: { ...NO_STAMPS, permitted },
        },
        differs,
      );

    it.each([
      {
        what: 'by the author himself',
        permitted: ['general-secretariat'],
        differs: { officer: 'officer-a' },
        reason: { kind: 'own-draft' },
      },
      {
        what: 'with the State that has him sought among the recipients',
        permitted: ['general-secretariat', 'ncb ERI'],
        differs: { officer: 'officer-b' },
        reason: {
          kind: 'recipients-differ',
          post: ['general-secretariat', 'ncb ERI'],
          hub: ['general-secretariat'],
        },
      },
      {
        what: 'by nobody',
        permitted: ['general-secretariat'],
        differs: { officer: null },
        reason: { kind: 'no-officer' },
      },
      {
        what: 'under a release that was never published',
        permitted: ['general-secretariat'],
        differs: { officer: 'officer-b', release: 99 },
        reason: { kind: 'own-state-unknown' },
      },
    ])('does not pass on what was approved $what', async ({ permitted, differs, reason }) => {
      const { id, notification } = await drafted();
      await approve({ id, notification }, permitted, differs);
      expect(await list()).toMatchObject({
        forward: [],
        refused: [
          { case: id, step: 'approve-notification', about: notification, reasons: [reason] },
        ],
      });
    });

    it('does not pass on a draft that these rules never let come about', async () => {
      const { id } = await drafted();
      const notification = randomUUID();
      const draft = confirmation({ isMarkedConfidential: false });
      const event = { kind: 'draft-notification', notification, draft } as const;
      await post.send({ case: id, event, stamps: NO_STAMPS });
      await approve({ id, notification }, ['general-secretariat']);
      const { forward, refused } = await list();
      expect(forward).toEqual([]);
      expect(refused).toMatchObject([
        { reasons: [{ kind: 'not-permitted-message', faults: [{ kind: 'marking-missing' }] }] },
        { reasons: [{ kind: 'unknown-notification' }] },
      ]);
    });

    it('opens no thread about a hit that has words of its own', async () => {
      const id = await caseWithHit(desk);
      const thread = randomUUID();
      await post.send({
        case: id,
        event: {
          kind: 'open-thread',
          thread,
          form: 'hit-confirmation',
          language: 'en',
          hit: HIT,
          text: 'He has asked for asylum here.',
          attachments: [],
        },
        stamps: { ...NO_STAMPS, replyKey: 'A'.repeat(43) },
      });
      expect(await list()).toMatchObject({
        threads: [],
        refused: [{ about: thread, reasons: [{ kind: 'template-only' }] }],
      });
      expect(await answer(id, thread)).toMatchObject({ exitCode: 1 });
      expect(JSON.stringify(await list())).not.toContain('asked for asylum');
    });

    it('believes no answer that it never gave, and keeps the State of the notice forbidden', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id, 'hit-confirmation');
      await answer(id, thread, { finding: 'none', text: 'We are asking.' });
      const forged = { text: 'We are asking.', finding: 'false', attachments: [] } as const;
      const event = { kind: 'answer', thread, reply: 1, ...forged } as const;
      await post.send({ case: id, event, stamps: NO_STAMPS });
      await must(await post.deskOf('officer-a'), id, { kind: 'decide', decision: denial });
      const notification = randomUUID();
      const draft = confirmation({ kind: 'denial', addressees: [{ kind: 'ncb', state: 'ERI' }] });
      const draftEvent = { kind: 'draft-notification', notification, draft } as const;
      await post.send({ case: id, event: draftEvent, stamps: NO_STAMPS });
      await approve({ id, notification }, ['ncb ERI']);
      const { forward, refused } = await list();
      expect(forward).toEqual([]);
      expect(refused[0]).toMatchObject({ step: 'answer', reasons: [{ kind: 'answer-not-given' }] });
      expect(refused.map(({ step }) => step)).toContain('approve-notification');
    });

    it.each([
      {
        what: 'a step could not be read',
        payload: (id: string) => ({
          case: id,
          event: { kind: 'from-the-future' },
          stamps: NO_STAMPS,
        }),
      },
      {
        what: 'a check was refused',
        payload: (id: string) => ({
          case: id,
          event: {
            kind: 'record-check',
            check: 'of nobody',
            verdict: { outcome: 'clear', reasons: [], sources: [], release: 1 },
          },
          stamps: NO_STAMPS,
        }),
      },
    ])('passes nothing on where $what, because a State may be missing', async ({ payload }) => {
      const { id, notification } = await drafted();
      await post.send(payload(id));
      await approve({ id, notification }, ['general-secretariat']);
      const { forward, refused } = await list();
      expect(forward).toEqual([]);
      expect(refused.at(-1)?.reasons).toEqual([{ kind: 'facts-in-doubt' }]);
    });

    it('does not answer where two posts name the same thread, until a person says which', async () => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      const other = await asylumPost(hub);
      await other.send({
        case: id,
        event: { kind: 'open', intake: anIntake() },
        stamps: NO_STAMPS,
      });
      await other.send(post.last());
      const refused = await answer(id, thread);
      expect(refused).toMatchObject({ exitCode: 1 });
      expect(refused.out).toContain('Two posts');
      expect(await answer(id, thread, { of: post.id })).toMatchObject({ exitCode: 0 });
      const { replies } = (await (await other.replies()).json()) as { replies: unknown[] };
      expect(replies).toEqual([]);
      other.removeFiles();
    });

    it.each([
      { what: 'none', key: null },
      { what: 'one that is no point', key: 'A'.repeat(43) },
      { what: 'one that is too short', key: 'AAAA' },
    ])('says so when the key for answers is $what', async ({ key }) => {
      const id = await caseWithHit(desk);
      const thread = await ask(id);
      const opened = post.last();
      const again = randomUUID();
      const event = { ...opened.event, thread: again };
      await post.send({ ...opened, event, stamps: { ...opened.stamps, replyKey: key } });
      const refused = await answer(id, again);
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain('no key');
      expect(await answer(id, thread)).toMatchObject({ exitCode: 0 });
    });
  });
});
