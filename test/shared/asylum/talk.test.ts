import { describe, expect, it } from 'vitest';
import { neededChecks } from '#shared/asylum/checks.ts';
import type { Arrival, Step } from '#shared/asylum/event.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import { aClearVerdict, id } from '#test/support/asylum-subjects.ts';
import { aCandidate } from '#test/support/screening-subjects.ts';
import { aLife, type Life } from './life-of-a-case.ts';

const THREAD = id(1);
const OTHER = id(2);
const HIT = 'person interpol-notices red/2026-1';
/** A question may be answered within 72 hours. */
const DUE = '2026-11-23T08:00:00.000Z';

const question: Extract<Step, { kind: 'open-thread' }> = {
  kind: 'open-thread',
  thread: THREAD,
  form: 'question',
  language: 'fr',
  hit: null,
  text: 'Qui est-il ?',
  attachments: [],
};
const write: Extract<Step, { kind: 'write' }> = {
  kind: 'write',
  thread: THREAD,
  text: 'Encore une chose.',
  attachments: [],
};
const answer: Arrival = {
  kind: 'answer',
  thread: THREAD,
  reply: 3,
  text: 'Inconnu.',
  finding: 'none',
  attachments: [],
};

/** A case in which a listed person answered, and two questions were asked. */
function asked(): Life {
  const life = aLife();
  for (const { key } of neededChecks(life.case().intake)) {
    const reasons = [{ kind: 'person-hit' as const, candidate: aCandidate() }];
    const verdict = aClearVerdict({ outcome: 'hit', reasons });
    life.step({ kind: 'record-check', check: key, verdict });
  }
  expect(life.step(question)).toEqual([]);
  expect(life.step({ ...question, thread: OTHER })).toEqual([]);
  return life;
}

const threadsOf = (life: Life) => life.case().threads;

describe('a step in a thread', () => {
  it.each<[string, Step, string]>([
    ['opens it a second time', question, 'thread-exists'],
    [
      'asks about a hit that nothing found',
      { ...question, thread: id(3), hit: 'x' },
      'unknown-hit',
    ],
    ['asks nothing', { ...question, thread: id(3), text: '' }, 'nothing-written'],
    ['writes into one that is not there', { ...write, thread: id(3) }, 'unknown-thread'],
    ['writes nothing', { ...write, text: '' }, 'nothing-written'],
    ['escalates before its time', { kind: 'escalate', thread: THREAD }, 'not-yet-due'],
  ])('does not happen when it %s', (_, step, refusal) => {
    const life = asked();
    const before = life.case();
    expect(life.step(step).map(({ kind }) => kind)).toEqual([refusal]);
    expect(life.case()).toEqual(before);
  });

  it('adds what was written to its own thread, and to no other', () => {
    const life = asked();
    expect(life.step(write)).toEqual([]);
    const texts = threadsOf(life).map(({ messages }) => messages.map(({ text }) => text));
    expect(texts).toEqual([['Qui est-il ?', 'Encore une chose.'], ['Qui est-il ?']]);
  });

  it('waits again when something is written after the answer', () => {
    const life = asked();
    life.arrive(answer);
    expect(threadsOf(life).map(({ state }) => state)).toEqual(['answered', 'waiting']);
    life.step(write);
    expect(threadsOf(life)[0]?.state).toBe('waiting');
  });

  it('escalates once, when the bureau had its time and has not answered', () => {
    const life = asked();
    const escalate = { kind: 'escalate', thread: THREAD } as const;
    expect(life.step(escalate, { now: DUE })).toEqual([]);
    expect(threadsOf(life).map(({ escalatedAt }) => escalatedAt)).toEqual([DUE, null]);
    expect(life.step(escalate, { now: DUE })).toEqual([{ kind: 'already-escalated' }]);
    life.arrive(answer, DUE);
    expect(life.step(escalate, { now: DUE })).toEqual([{ kind: 'already-concluded' }]);
  });

  it('is the last once it closes the thread', () => {
    const life = asked();
    expect(life.step({ kind: 'close-thread', thread: THREAD })).toEqual([]);
    expect(threadsOf(life).map(({ state }) => state)).toEqual(['closed', 'waiting']);
    expect(life.step(write)).toEqual([{ kind: 'thread-closed' }]);
  });

  it('without answer concludes the hit that was asked about, and none when there is none', () => {
    const none = (thread: string) => ({ kind: 'note-no-response', thread }) as const;
    const life = asked();
    expect(life.step(none(THREAD), { now: DUE })).toEqual([]);
    expect(hitsOf(life.case()).map(({ state }) => state)).toEqual(['unverified']);
    life.step({ ...question, thread: id(3), hit: HIT });
    expect(life.step(none(id(3)), { now: DUE })).toEqual([]);
    expect(hitsOf(life.case()).map(({ state }) => state)).toEqual(['no-response']);
  });
});

describe('that the bureau opened what was sent', () => {
  it('is noted with the first time, on messages of the post only', () => {
    const life = asked();
    life.arrive(answer);
    const opened = (at: string) => life.arrive({ kind: 'read', thread: THREAD, reply: 4 }, at);
    opened('2026-11-21T08:00:00.000Z');
    life.step(write);
    opened('2026-11-22T08:00:00.000Z');
    const read = threadsOf(life).map(({ messages }) =>
      messages.map(({ from, readAt }) => [from, readAt]),
    );
    expect(read).toEqual([
      [
        ['post', '2026-11-21T08:00:00.000Z'],
        ['ncb', null],
        ['post', '2026-11-22T08:00:00.000Z'],
      ],
      [['post', null]],
    ]);
  });
});
