/** A post whose asylum desk is the real one, on a journal in memory that goes to the hub entry by entry. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { noteRelease } from '#hub/storage/releases.ts';
import { openInbox } from '#main/services/inbox/inbox.ts';
import type { ReadEntry } from '#main/services/journal/journal.ts';
import { type AsylumDesk, openAsylumDesk } from '#main/station/asylum/asylum-desk.ts';
import type { Case } from '#shared/asylum/case.ts';
import { neededChecks } from '#shared/asylum/checks.ts';
import { type AsylumEvent, asylumEventSchema, type Step } from '#shared/asylum/event.ts';
import type { Intake } from '#shared/asylum/intake.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import type { Policy } from '#shared/release/policy.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { aCandidate, aPerson } from '#test/support/screening-subjects.ts';
import type { HubInTest } from './hub-in-test.ts';
import { enrolledPost, hashOf, sealedPayload } from './post-in-test.ts';

/** Release 1 of every hub here. */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  requiredLists: ['interpol-notices'],
  ownState: 'CHE',
  members: ['CHE', 'FRA', 'ITA', 'ERI', 'SYR', 'GBR'],
};

export const publishPolicy = (hub: HubInTest): Promise<void> =>
  noteRelease(hub.db, { version: 1, publishedAt: hub.now(), summary: {}, policy: POLICY });

export const PERSON = '11111111-1111-4111-8111-111111111111';
/** Of the listed person that the check below finds; Eritrea has him sought. */
export const HIT = 'person interpol-notices red/2026-1';

export const anIntake = (differs: Partial<Intake> = {}): Intake => ({
  reference: 'N 4711',
  legalBasis: 'Asylum Act, art. 5',
  consent: 'given',
  persons: [
    {
      id: PERSON,
      role: 'applicant',
      names: [
        {
          kind: 'claimed',
          primaryIdentifier: 'BENHALIM',
          secondaryIdentifier: 'TARIQ',
          originalScript: '',
        },
      ],
      dateOfBirth: { year: 1980, month: 5, day: 17 },
      sex: 'M',
      nationalities: ['SYR'],
      stateOfBirth: null,
      placeOfBirth: '',
      isMinor: false,
      guardian: { kind: 'none' },
      documents: [],
      withoutDocuments: 'Lost at sea',
    },
  ],
  countriesOfOrigin: ['SYR'],
  persecutors: [],
  transit: [],
  ...differs,
});

const aVerdict = (): Verdict => ({
  outcome: 'hit',
  reasons: [
    {
      kind: 'person-hit',
      candidate: aCandidate({
        person: aPerson({ notices: [{ kind: 'red', reference: '2026/1', issuer: 'ERI' }] }),
      }),
    },
  ],
  sources: [
    {
      list: 'interpol-notices',
      title: 'INTERPOL notices',
      required: true,
      listDate: '2030-01-01',
      ageInDays: 1,
      tooOld: false,
      records: 1,
      answer: { kind: 'found', count: 1 },
    },
  ],
  release: 1,
});

export type AsylumPost = Awaited<ReturnType<typeof asylumPost>>;

export async function asylumPost(hub: HubInTest) {
  const post = await enrolledPost(hub);
  const directory = mkdtempSync(join(tmpdir(), 'farpost-inbox-'));
  const inbox = await openInbox({
    directory,
    post: post.id,
    sealingSecrets: () => [post.sealingSecret],
    verifier: { keyId: 'hub', publicKey: hub.identity.signingPublicKey },
    key: new Uint8Array(32).fill(7),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    onReleaseKeys: () => Promise.resolve(),
  });
  const written: ReadEntry[] = [];
  const texts: string[] = [];
  const listeners = new Set<() => void>();

  /** As the journal and the synchronisation do, without asking anybody whether it may happen. */
  async function send(event: unknown, differs: { officer?: string | null; release?: number } = {}) {
    const { officer = 'officer-a', release = 1 } = differs;
    const id = randomUUID();
    const seq = written.length + 1;
    const wallTime = hub.now().toISOString();
    const payload = await sealedPayload(hub, id, event);
    const previous = texts.at(-1);
    const head = { id, seq, wallTime, officer, release, kind: 'asylum-event' };
    const [text = ''] = post.entries(1, {
      ...head,
      lane: 'urgent',
      payload,
      ...(previous === undefined ? {} : { previous: hashOf(previous) }),
    });
    texts.push(text);
    written.push({ ...head, lane: 'urgent', clockSuspect: false, payload: event });
    const bundle = post.bundle({ lane: 'urgent', from: seq, entries: [text] });
    const response = await post.send(bundle);
    expect(response.status, await response.clone().text()).toBe(200);
    return { kind: 'saved', id, lane: 'urgent', seq, wallTime } as const;
  }

  const deskOf = (officer: string): Promise<AsylumDesk> =>
    openAsylumDesk({
      post: post.id,
      officer: { id: officer, displayName: officer, role: 'asylum' },
      journal: {
        heads: () => ({ urgent: { seq: written.length, hash: '' }, routine: { seq: 0, hash: '' } }),
        read: ({ urgent }, limit) => {
          const entries = written.slice(urgent, urgent + limit);
          return Promise.resolve({
            entries,
            cursor: { urgent: urgent + entries.length, routine: 0 },
          });
        },
      },
      releases: { current: () => RELEASE, onActivated: () => () => undefined },
      sync: {
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      replies: inbox,
      replySecret: new Uint8Array(32).fill(9),
      readPolicy: () => Promise.resolve(POLICY),
      record: (payload) => send(payload, { officer }),
      witness: () => Promise.resolve({ kind: 'refused' }),
      now: () => hub.now().toISOString(),
      ends: new AbortController().signal,
      onBug: (error) => {
        throw error;
      },
    });

  const answerSchema = z.object({ replies: z.array(z.unknown()) });
  return {
    ...post,
    send,
    /** Every reply of the hub goes into the inbox, as it came. */
    async pull(): Promise<void> {
      const { replies } = answerSchema.parse(await (await post.replies(inbox.lastSeq())).json());
      for (const reply of replies) expect(await inbox.accept(reply)).toMatchObject({ ok: true });
    },
    inbox,
    deskOf,
    /** What was recorded last. */
    last: (): AsylumEvent => asylumEventSchema.parse(written.at(-1)?.payload),
    removeFiles: () => rmSync(directory, { recursive: true, force: true }),
  };
}

const RELEASE: ActiveRelease = {
  version: 1,
  publishedAt: '2030-01-01T00:00:00.000Z',
  activatedAt: '2030-01-01T00:00:00.000Z',
  expires: '2030-02-01T00:00:00.000Z',
  keyEpoch: 1,
  lists: ['interpol-notices'],
  targets: [],
};

/** The step happens, or the test ends here. */
export async function must(desk: AsylumDesk, id: string, step: Step): Promise<Case> {
  const answer = await desk.act({ case: id, step, witness: null });
  expect(answer).toMatchObject({ kind: 'recorded' });
  if (answer.kind !== 'recorded') throw new Error('not recorded');
  return answer.case;
}

/** A case with its check made and its hit found. */
export async function caseWithHit(desk: AsylumDesk): Promise<string> {
  const id = randomUUID();
  const intake = anIntake();
  await must(desk, id, { kind: 'open', intake });
  for (const { key } of neededChecks(intake)) {
    await must(desk, id, { kind: 'record-check', check: key, verdict: aVerdict() });
  }
  return id;
}
