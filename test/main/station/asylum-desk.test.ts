import { x25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { arrivalsIn } from '#main/station/asylum/arrivals.ts';
import { type AsylumDeskOptions, openAsylumDesk } from '#main/station/asylum/asylum-desk.ts';
import { neededChecks } from '#shared/asylum/checks.ts';
import type { Step } from '#shared/asylum/event.ts';
import { asylumReplyInfo } from '#shared/asylum/exchange.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import { sealTo } from '#shared/sealing/hpke.ts';
import type { Receipt } from '#shared/station/contract.ts';
import { aClearVerdict, anIntake, CASE_ID, id } from '#test/support/asylum-subjects.ts';

const THREAD = id(1);
const POST = id(7);
const SECRET = new Uint8Array(32).fill(5);

type Entry = Awaited<ReturnType<AsylumDeskOptions['journal']['read']>>['entries'][number];

/** A desk over a journal in memory, with what its inbox holds. */
function aPost(differs: Partial<AsylumDeskOptions> = {}) {
  const entries: Entry[] = [];
  const inbox: { kind: string; text: string }[] = [];
  let arrived: () => void = () => undefined;
  const record = async (payload: unknown): Promise<Receipt> => {
    const seq = entries.length + 1;
    const entry = { id: id(1000 + seq), lane: 'urgent', seq, wallTime: NOW } as const;
    entries.push({
      ...entry,
      clockSuspect: false,
      officer: 'eva',
      release: 7,
      kind: 'asylum-event',
      payload,
    });
    return { kind: 'saved', ...entry };
  };
  const options = (): AsylumDeskOptions => ({
    post: POST,
    officer: { id: 'eva', displayName: 'Eva Lind', role: 'asylum' },
    journal: {
      heads: () => ({
        urgent: { seq: entries.length, hash: '' },
        routine: { seq: 0, hash: '' },
      }),
      read: async (after, limit) => {
        const read = entries.slice(after.urgent, after.urgent + limit);
        return { entries: read, cursor: { ...after, urgent: after.urgent + read.length } };
      },
    },
    releases: {
      current: () => ({
        version: 7,
        publishedAt: NOW,
        activatedAt: NOW,
        expires: NOW,
        keyEpoch: 1,
        lists: [],
        targets: [],
      }),
      onActivated: () => () => undefined,
    },
    sync: {
      onChange: (listener) => {
        arrived = listener;
        return () => undefined;
      },
    },
    replies: {
      lastSeq: () => inbox.length,
      read: async (seq) => {
        const item = inbox[seq - 1];
        return item === undefined ? null : { seq, at: NOW, ...item };
      },
    },
    replySecret: SECRET,
    readPolicy: async () => ({ ...DEFAULT_POLICY, ownState: 'FRA' }),
    record,
    witness: async () => ({ kind: 'refused' }),
    now: () => NOW,
    ends: new AbortController().signal,
    onBug: (error) => {
      throw error;
    },
    ...differs,
  });
  return { entries, inbox, options, arrived: () => arrived() };
}

const NOW = '2026-11-25T08:00:00.000Z';
const openCase = {
  case: CASE_ID,
  step: { kind: 'open', intake: anIntake() },
  witness: null,
} as const;
const request = (step: Step) => ({ case: CASE_ID, step, witness: null });
const question: Step = {
  kind: 'open-thread',
  thread: THREAD,
  form: 'question',
  language: 'en',
  hit: null,
  text: 'Do you know of this name?',
  attachments: [],
};

async function answerFor(replyKey: Uint8Array, thread = THREAD, about = CASE_ID) {
  const body = { kind: 'answer', case: about, text: 'No.', finding: 'none', attachments: [] };
  const plaintext = new TextEncoder().encode(JSON.stringify(body));
  const sealed = await sealTo(replyKey, asylumReplyInfo(POST, thread), plaintext);
  return {
    kind: 'asylum-answer',
    text: JSON.stringify({ v: 1, thread, sealed: toBase64Url(sealed) }),
  };
}

describe('the asylum desk of a post', () => {
  it('records a step that the rules allow, and nothing of one that they refuse', async () => {
    const post = aPost();
    const desk = await openAsylumDesk(post.options());
    expect(await desk.act(request({ kind: 'reopen', reason: 'x' }))).toEqual({
      kind: 'refused',
      refusals: [{ kind: 'unknown-case' }],
    });
    expect(post.entries).toHaveLength(0);
    expect((await desk.act(openCase)).kind).toBe('recorded');
    expect(desk.list().cases).toMatchObject([
      { reference: 'AS-2026-0417', points: ['checks-missing', 'decision-missing'] },
    ]);
  });

  it('knows its cases again after the next sign-in', async () => {
    const post = aPost();
    const desk = await openAsylumDesk(post.options());
    await desk.act(openCase);
    const [check] = neededChecks(anIntake());
    await desk.act(
      request({ kind: 'record-check', check: check?.key ?? '', verdict: aClearVerdict() }),
    );
    const again = await openAsylumDesk(post.options());
    expect(again.read(CASE_ID)).toEqual(desk.read(CASE_ID));
  });

  it('closes over open points only with the passphrase of a supervisor', async () => {
    const close = request({ kind: 'close', override: { reason: 'transferred' } });
    const witness = { officerId: 'petra', passphrase: 'words' };
    const post = aPost();
    const refused = await openAsylumDesk(post.options());
    await refused.act(openCase);
    expect(await refused.act(close)).toMatchObject({ refusals: [{ kind: 'supervisor-needed' }] });
    expect(await refused.act({ ...close, witness })).toEqual({ kind: 'witness-refused' });
    const officer = { id: 'petra', role: 'supervisor' } as const;
    const supervised = {
      ...post.options(),
      witness: async () => ({ kind: 'officer', officer }) as const,
    };
    const desk = await openAsylumDesk(supervised);
    expect(await desk.act({ ...close, witness })).toMatchObject({
      kind: 'recorded',
      case: { status: 'closed', closing: { witness: 'petra' } },
    });
  });

  it('says that a full disk kept nothing', async () => {
    const record = async (): Promise<Receipt> => ({ kind: 'disk-full', bytesNeeded: 4096 });
    const desk = await openAsylumDesk(aPost({ record }).options());
    expect(await desk.act(openCase)).toEqual({ kind: 'disk-full', bytesNeeded: 4096 });
    expect(desk.list().cases).toEqual([]);
  });

  it('sends nothing while the policy does not say whose State this is', async () => {
    const desk = await openAsylumDesk(aPost({ readPolicy: async () => DEFAULT_POLICY }).options());
    await desk.act(openCase);
    expect(await desk.act(request(question))).toMatchObject({
      refusals: [{ kind: 'own-state-unknown' }],
    });
    expect(await desk.setting()).toMatchObject({ ownState: null });
  });

  it('takes an answer of the bureau once, sealed to the key that its question carried', async () => {
    const post = aPost();
    const desk = await openAsylumDesk(post.options());
    await desk.act(openCase);
    await desk.act(request(question));
    const replyKey = toBase64Url(x25519.getPublicKey(SECRET));
    expect(post.entries[1]?.payload).toMatchObject({ stamps: { replyKey } });
    post.inbox.push(await answerFor(x25519.getPublicKey(SECRET)));
    post.arrived();
    await expect.poll(() => desk.read(CASE_ID)?.threads[0]?.state).toBe('answered');
    const again = await openAsylumDesk(post.options());
    expect(again.read(CASE_ID)?.threads[0]?.messages.map(({ from, text }) => [from, text])).toEqual(
      [
        ['post', 'Do you know of this name?'],
        ['ncb', 'No.'],
      ],
    );
    expect(post.entries).toHaveLength(3);
  });

  it.each([
    ['another key', async () => answerFor(x25519.getPublicKey(new Uint8Array(32).fill(6)))],
    ['a thread that it never opened', async () => answerFor(x25519.getPublicKey(SECRET), id(2))],
    ['another case', async () => answerFor(x25519.getPublicKey(SECRET), THREAD, id(3))],
    ['nothing that it can read', async () => ({ kind: 'asylum-answer', text: '{"v":1}' })],
  ])('leaves an answer in the inbox that is for %s', async (_, answer) => {
    const post = aPost();
    const first = await openAsylumDesk(post.options());
    await first.act(openCase);
    await first.act(request(question));
    post.inbox.push(await answer());
    const desk = await openAsylumDesk(post.options());
    expect(desk.read(CASE_ID)?.threads[0]?.state).toBe('waiting');
    expect(post.entries).toHaveLength(2);
  });

  it('gives out an attachment by its entry, and nothing else', async () => {
    const post = aPost();
    const desk = await openAsylumDesk(post.options());
    await desk.act(openCase);
    const file = {
      id: id(9),
      name: 'note.txt',
      mediaType: 'text/plain',
      bytes: 2,
      sha256: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
      content: 'aGk',
    } as const;
    expect(await desk.act(request({ ...question, attachments: [file] }))).toMatchObject({
      kind: 'recorded',
      case: { threads: [{ messages: [{ attachments: [{ name: 'note.txt' }] }] }] },
    });
    const entry = post.entries[1]?.id ?? '';
    expect(await desk.attachment(entry, id(9))).toEqual(file);
    expect(await desk.attachment(entry, id(8))).toBeNull();
    expect(await desk.attachment(id(1), id(9))).toBeNull();
  });

  it('previews to whom a message would go, without recording anything', async () => {
    const post = aPost();
    const desk = await openAsylumDesk(post.options());
    await desk.act(openCase);
    const { persons } = anIntake();
    const draft = {
      kind: 'denial',
      addressees: [
        { kind: 'ncb', state: 'SYR' },
        { kind: 'ncb', state: 'DEU' },
      ],
      language: 'en',
      persons: persons.map((person) => person.id),
      hits: [],
      statement: '',
      legalBasis: 'Act',
      isMarkedConfidential: true,
      corrects: null,
    } as const;
    const decision = {
      outcome: 'denied',
      restsOn: 'criminal-background',
      decidedOn: '2026-11-24',
      authority: 'Office',
      legalBasis: 'Act',
      note: '',
    } as const;
    await desk.act(request({ kind: 'decide', decision }));
    const { permit, refusals } = await desk.preview(CASE_ID, {
      ...draft,
      addressees: [...draft.addressees],
      hits: [],
    });
    expect(refusals).toEqual([]);
    expect(permit?.permitted).toEqual([{ kind: 'ncb', state: 'DEU' }]);
    expect(permit?.blocked).toMatchObject([{ recipient: { kind: 'ncb', state: 'SYR' } }]);
    expect(post.entries).toHaveLength(2);
  });

  it('answers arrivals in the order of their numbers', async () => {
    const answer = await answerFor(x25519.getPublicKey(SECRET));
    const replies = {
      lastSeq: () => 3,
      read: async (seq: number) => ({ seq, at: NOW, ...answer }),
    };
    const arrived = await arrivalsIn(replies, { post: POST, secret: SECRET, taken: new Set([2]) });
    expect(arrived.map(({ arrival }) => arrival)).toMatchObject([{ reply: 1 }, { reply: 3 }]);
  });
});
