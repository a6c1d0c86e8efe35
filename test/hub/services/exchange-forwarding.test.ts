/** What leaves the hub for I-24/7, what must not, and what the post hears of it. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#hub/cli/command.ts';
import { drawToken } from '#hub/services/exchange/ncb-token.ts';
import type { ExchangeView } from '#hub/services/exchange/view.ts';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { revokePost } from '#hub/storage/posts.ts';
import type { AsylumDesk } from '#main/station/asylum/asylum-desk.ts';
import { NO_STAMPS } from '#shared/asylum/event.ts';
import type { AttachedFile } from '#shared/asylum/exchange.ts';
import { ncbExportSchema } from '#shared/asylum/forwarding/ncb-export.ts';
import { asylumTermsIn } from '#shared/protection/asylum-terms.ts';
import type { Recipient } from '#shared/protection/recipient.ts';
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

const decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2030-01-01',
  authority: 'Asylum office',
  legalBasis: 'Asylum Act',
  note: '',
} as const;

const confirmation = {
  kind: 'status-confirmation',
  addressees: [{ kind: 'general-secretariat' }, { kind: 'ccf' }, { kind: 'ncb', state: 'ERI' }],
  language: 'en',
  persons: [PERSON],
  hits: [HIT],
  statement: '',
  legalBasis: 'Asylum Act, art. 9',
  isMarkedConfidential: true,
  corrects: null,
} as const;

const france: Recipient = { kind: 'ncb', state: 'FRA' };

describe('what leaves the hub for I-24/7', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: AsylumPost;
  let desk: AsylumDesk;
  let directory: string;
  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    for (const table of ['journal_entries', 'exchange_answers'] as const) {
      await database.db.deleteFrom(table).execute();
    }
    directory = mkdtempSync(join(tmpdir(), 'farpost-export-'));
    hub = hubInTest(database.db);
    await publishPolicy(hub);
    post = await asylumPost(hub);
    desk = await post.deskOf('officer-a');
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
    post.removeFiles();
    hub.removeFiles();
  });
  afterAll(() => database.close());

  const run = (command: Command) => runOn(hub, command);

  const list = async (): Promise<ExchangeView> =>
    JSON.parse((await run({ command: 'exchange-list', json: true })).out) as ExchangeView;

  type ExportCommand = Extract<Command, { command: 'exchange-export' }>;
  const fileFor = (format: ExportCommand['format']) => join(directory, `${randomUUID()}.${format}`);
  const exported = async (message: string, differs: Partial<ExportCommand> = {}) => {
    const format = differs.format ?? 'json';
    const out = fileFor(format);
    const answer = await run({ command: 'exchange-export', message, format, out, ...differs });
    return { ...answer, file: out };
  };
  const contentOf = async (message: string, differs: Partial<ExportCommand> = {}) => {
    const { exitCode, out, file } = await exported(message, differs);
    expect(out).toContain('FP-');
    expect(exitCode).toBe(0);
    return ncbExportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  };

  async function drafted() {
    const id = await caseWithHit(desk);
    await must(desk, id, { kind: 'decide', decision });
    const notification = randomUUID();
    const draft = { ...confirmation, addressees: [...confirmation.addressees] };
    await must(desk, id, {
      kind: 'draft-notification',
      notification,
      draft: { ...draft, persons: [PERSON], hits: [HIT] },
    });
    return { id, notification };
  }

  async function approved() {
    const made = await drafted();
    const second = await post.deskOf('officer-b');
    await must(second, made.id, {
      kind: 'approve-notification',
      notification: made.notification,
    });
    return made;
  }

  async function asked(form: 'hit-confirmation' | 'question', files: AttachedFile[] = []) {
    const id = await caseWithHit(desk);
    const thread = randomUUID();
    const isHit = form === 'hit-confirmation';
    await must(desk, id, {
      kind: 'open-thread',
      thread,
      form,
      language: 'fr',
      hit: isHit ? HIT : null,
      text: isHit ? '' : 'Known to you?',
      attachments: files,
    });
    return { id, thread };
  }

  describe('a message that two officers approved', () => {
    it('is a file with all that it says, for those who may have it', async () => {
      const { notification } = await approved();
      const content = await contentOf(notification);
      expect(content).toMatchObject({
        id: notification,
        kind: 'status-confirmation',
        marking: 'confidential-refugee',
        originState: 'CHE',
        recipients: [{ kind: 'general-secretariat' }, { kind: 'ccf' }],
        authority: 'Asylum office',
        file: 'N 4711',
        legalBasis: 'Asylum Act, art. 9',
        decision: { outcome: 'recognised', decidedOn: '2030-01-01', endedOn: null },
        entries: [{ kind: 'notice', notice: 'red', reference: '2026/1', issuer: 'ERI' }],
        exportedAt: hub.now().toISOString(),
      });
      expect(content.text).toContain('CONFIDENTIAL: REFUGEE');
      expect(content.text).not.toContain('National Central Bureau of ERI');
    });

    it('can go to some of them alone, and to nobody besides', async () => {
      const { notification } = await approved();
      const some = await contentOf(notification, { to: [{ kind: 'ccf' }] });
      expect(some.recipients).toEqual([{ kind: 'ccf' }]);
      const other = await exported(notification, { to: [france] });
      expect(other).toMatchObject({ exitCode: 1 });
      expect(other.out).toContain('ncb FRA');
      const issuer = await exported(notification, { to: [{ kind: 'ncb', state: 'ERI' }] });
      expect(issuer.exitCode).toBe(1);
    });

    it('is the same as XML and as PDF', async () => {
      const { notification } = await approved();
      const xml = await exported(notification, { format: 'xml' });
      expect(readFileSync(xml.file, 'utf8')).toContain('<recipient kind="general-secretariat"/>');
      const pdf = await exported(notification, { format: 'pdf' });
      const bytes = readFileSync(pdf.file, 'latin1');
      expect(bytes.startsWith('%PDF-')).toBe(true);
      expect(bytes).toContain('/FontFile2');
    });

    it('never takes the place of a file that is there', async () => {
      const { notification } = await approved();
      const out = fileFor('json');
      writeFileSync(out, 'mine');
      expect((await exported(notification, { out })).exitCode).toBe(1);
      expect(readFileSync(out, 'utf8')).toBe('mine');
    });

    it('does not leave while one officer stands alone', async () => {
      const { notification } = await drafted();
      const refused = await exported(notification);
      expect(refused).toMatchObject({ exitCode: 1 });
      expect(refused.out).toContain('Two officers');
    });

    it('does not leave once its decision was overturned', async () => {
      const { id, notification } = await approved();
      hub.passSeconds(60);
      const first = await post.deskOf('officer-a');
      await must(first, id, { kind: 'overturn', on: '2030-01-02', reason: 'A false identity' });
      const refused = await exported(notification);
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain('correction');
    });

    it('goes to one bureau of a State at a time: none reads off who was left out', async () => {
      const id = await caseWithHit(desk);
      const denied = { ...decision, outcome: 'denied', restsOn: 'criminal-background' } as const;
      await must(desk, id, { kind: 'decide', decision: denied });
      const notification = randomUUID();
      const addressees = ['FRA', 'ITA', 'ERI'].map((state) => ({ kind: 'ncb', state }) as const);
      const draft = { ...confirmation, kind: 'denial', addressees } as const;
      await must(desk, id, {
        kind: 'draft-notification',
        notification,
        draft: { ...draft, persons: [PERSON], hits: [HIT] },
      });
      const second = await post.deskOf('officer-b');
      await must(second, id, { kind: 'approve-notification', notification });
      expect((await exported(notification)).out).toContain('one bureau at a time');
      const content = await contentOf(notification, { to: [france] });
      expect(content.recipients).toEqual([france]);
      expect(content.text).toContain('FRA');
      expect(content.text).not.toMatch(/ITA|Bureau of ERI/u);
    });

    it('does not leave when the persons are other than those that were approved', async () => {
      const { id, notification } = await approved();
      const [person] = anIntake().persons;
      if (person === undefined) throw new Error('the intake names nobody');
      const names = person.names.map((name) => ({ ...name, primaryIdentifier: 'SOMEBODY ELSE' }));
      const intake = anIntake({ persons: [{ ...person, names }] });
      await must(desk, id, { kind: 'correct-intake', intake, reason: 'Heard again' });
      const refused = await exported(notification);
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain('changed after two officers approved');
      expect(await list()).toMatchObject({
        forward: [],
        refused: [{ case: id, reasons: [{ kind: 'changed-since' }] }],
      });
    });

    it('does not leave from a revoked post', async () => {
      const { notification } = await approved();
      await revokePost(hub.db, post.id, hub.now());
      expect((await exported(notification)).out).toContain('revoked');
    });

    it('does not leave while a State may be missing from what is known', async () => {
      const { id, notification } = await approved();
      const event = { kind: 'from-the-future' };
      await post.send({ case: id, event, stamps: NO_STAMPS });
      const refused = await exported(notification);
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain('a State may be missing');
    });
  });

  describe('a request about a hit', () => {
    it('goes to one bureau and says nothing of the case', async () => {
      const { thread } = await asked('hit-confirmation');
      const content = await contentOf(thread, { to: [france] });
      expect(content).toMatchObject({
        kind: 'hit-confirmation-request',
        marking: 'none',
        recipients: [france],
        authority: null,
        file: null,
        legalBasis: null,
        persons: [],
      });
      const { schema: _schema, ...rest } = content;
      expect(asylumTermsIn(JSON.stringify(rest))).toEqual([]);
      for (const told of ['N 4711', 'BENHALIM', 'Asylum', post.id, 'officer']) {
        expect(JSON.stringify(rest)).not.toContain(told);
      }
    });

    it.each([
      { what: 'the State that has him sought', state: 'ERI', says: 'notice-issuer' },
      { what: 'the State that he fled', state: 'SYR', says: 'origin' },
    ])('never goes to $what', async ({ state, says }) => {
      const { thread } = await asked('hit-confirmation');
      const refused = await exported(thread, { to: [{ kind: 'ncb', state }] });
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain(says);
      const noted = await run({
        command: 'exchange-forwarded',
        message: thread,
        to: { kind: 'ncb', state },
        on: hub.now().toISOString(),
        by: 'Ms Favre',
        reference: '',
      });
      expect(noted.exitCode).toBe(1);
    });

    it.each([
      { what: 'nobody', to: undefined },
      { what: 'two at a time', to: [france, { kind: 'ncb', state: 'ITA' }] as Recipient[] },
    ])('goes to $what no more than to everyone', async ({ to }) => {
      const { thread } = await asked('hit-confirmation');
      const refused = await exported(thread, { to });
      expect(refused.out).toContain('one bureau at a time');
    });

    it('leaves, and a question stays', async () => {
      const { thread } = await asked('question');
      const refused = await exported(thread, { to: [france] });
      expect(refused.out).toContain('stays with this bureau');
    });
  });

  describe('the note that it was sent on', () => {
    const forwarded = (message: string, differs: Record<string, unknown> = {}) =>
      run({
        command: 'exchange-forwarded',
        message,
        to: { kind: 'general-secretariat' },
        on: hub.now().toISOString(),
        by: 'Ms Favre',
        reference: 'I247/88',
        ...differs,
      } as Command);

    it('reaches the case of the post as a receipt', async () => {
      const { id, notification } = await approved();
      expect(await forwarded(notification)).toMatchObject({ exitCode: 0 });
      expect((await list()).forward).toMatchObject([{ forwarded: ['general-secretariat'] }]);
      await post.pull();
      const later = await post.deskOf('officer-a');
      expect(later.read(id)?.forwardings).toMatchObject([
        {
          message: notification,
          to: 'general-secretariat',
          on: hub.now().toISOString(),
          by: 'Ms Favre',
          reference: 'I247/88',
        },
      ]);
      expect(await list()).toMatchObject({ refused: [] });
    });

    it('is made for a request about a hit too', async () => {
      const { id, thread } = await asked('hit-confirmation');
      expect(await forwarded(thread, { to: france })).toMatchObject({ exitCode: 0 });
      await post.pull();
      const later = await post.deskOf('officer-a');
      expect(later.read(id)?.forwardings).toMatchObject([{ message: thread, to: 'ncb FRA' }]);
    });

    it('is made once for each recipient', async () => {
      const { notification } = await approved();
      expect((await forwarded(notification)).exitCode).toBe(0);
      expect((await forwarded(notification)).out).toContain('noted before');
      expect((await forwarded(notification, { to: { kind: 'ccf' } })).exitCode).toBe(0);
    });

    it.each([
      { what: 'to somebody who may not have it', differs: { to: france }, says: 'not for' },
      { what: 'to the own bureau', differs: { to: { kind: 'own-ncb' } }, says: 'not for' },
      { what: 'before it happened', differs: { on: '2031-01-01T00:00:00Z' }, says: 'not come' },
    ])('is not made $what', async ({ differs, says }) => {
      const { notification } = await approved();
      const refused = await forwarded(notification, differs);
      expect(refused.exitCode).toBe(1);
      expect(refused.out).toContain(says);
    });

    it('is not believed when a post made it up', async () => {
      const { id, notification } = await approved();
      const fields = { to: 'ccf', on: hub.now().toISOString(), by: 'Nobody', reference: '' };
      const event = { kind: 'forwarded', message: notification, reply: 1, ...fields };
      await post.send({ case: id, event, stamps: NO_STAMPS });
      expect(await list()).toMatchObject({
        forward: [{ forwarded: [] }],
        refused: [
          { step: 'forwarded', about: notification, reasons: [{ kind: 'answer-not-given' }] },
        ],
      });
    });
  });

  describe('what a post attached', () => {
    const bytes = Buffer.from('%PDF-1.4 a scan of the document');
    const aFile = (differs: Partial<AttachedFile> = {}): AttachedFile => ({
      id: randomUUID(),
      name: '../scan \u202efdp.exe.pdf',
      mediaType: 'application/pdf',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content: bytes.toString('base64url'),
      ...differs,
    });
    const attachment = async (thread: string, id: string) => {
      const out = fileFor('pdf');
      return {
        ...(await run({ command: 'exchange-attachment', thread, attachment: id, out })),
        file: out,
      };
    };

    it('is read byte for byte', async () => {
      const file = aFile();
      const { thread } = await asked('question', [file]);
      const read = await attachment(thread, file.id);
      expect(read).toMatchObject({ exitCode: 0 });
      expect(readFileSync(read.file)).toEqual(bytes);
      expect((await attachment(thread, randomUUID())).out).toContain('no such attachment');
    });

    it('is only saved by a browser, under a name that leads nowhere', async () => {
      const file = aFile();
      const { thread } = await asked('question', [file]);
      const token = await drawToken(hub.dataDirectory);
      const url = `https://hub.example/ncb/api/threads/${thread}/attachments/${file.id}`;
      const authorization = `Bearer ${token}`;
      const response = await hub.fetch(new Request(url, { headers: { authorization } }));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toBe(
        "attachment; filename*=UTF-8''.._scan%20_fdp.exe.pdf",
      );
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
      expect((await hub.fetch(new Request(url))).status).toBe(401);
    });

    it('is not there when a changed post sends other bytes than it names', async () => {
      const file = aFile({ sha256: '0'.repeat(64) });
      const { id } = await asked('question');
      const thread = randomUUID();
      const event = {
        kind: 'open-thread',
        thread,
        form: 'question',
        language: 'en',
        hit: null,
        text: 'See this.',
        attachments: [file],
      };
      await post.send({ case: id, event, stamps: NO_STAMPS });
      expect((await attachment(thread, file.id)).exitCode).toBe(1);
      expect((await list()).refused).toMatchObject([{ reasons: [{ kind: 'attachment-damaged' }] }]);
    });
  });

  describe('over HTTP', () => {
    const call = async (path: string, body?: unknown) => {
      const authorization = `Bearer ${await drawToken(hub.dataDirectory)}`;
      const method = body === undefined ? 'GET' : 'POST';
      return await hub.fetch(
        new Request(`https://hub.example/ncb/api/${path}`, {
          method,
          headers: { authorization },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    };

    it('gives the file, and takes the note', async () => {
      const { notification } = await approved();
      const response = await call(`messages/${notification}/export?format=xml&to=ccf`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/xml');
      expect(await response.text()).toContain('<recipient kind="ccf"/>');
      const note = { to: 'ccf', on: hub.now().toISOString(), by: 'Ms Favre', reference: '' };
      expect((await call(`messages/${notification}/forwarded`, note)).status).toBe(200);
      const again = await call(`messages/${notification}/forwarded`, note);
      expect([again.status, await again.json()]).toEqual([409, { kind: 'already-given' }]);
    });

    it.each([
      { path: `messages/${randomUUID()}/export?format=pdf`, status: 404 },
      { path: `messages/${randomUUID()}/export?format=exe`, status: 422 },
      { path: `messages/${randomUUID()}/export?format=pdf&to=nobody`, status: 422 },
      { path: `messages/x/export?format=pdf`, status: 422 },
    ])('refuses $path', async ({ path, status }) => {
      expect((await call(path)).status).toBe(status);
    });

    it('says who is blocked, and why', async () => {
      await must(desk, await caseWithHit(desk), {
        kind: 'correct-intake',
        intake: anIntake({ persecutors: ['FRA'] }),
        reason: 'Heard again',
      });
      const { thread } = await asked('hit-confirmation');
      const response = await call(`messages/${thread}/export?format=json&to=ERI`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        kind: 'blocked',
        blocked: [
          {
            recipient: { kind: 'ncb', state: 'ERI' },
            blocks: [{ kind: 'forbidden-state', grounds: ['notice-issuer'] }],
          },
        ],
      });
    });
  });
});
