import { describe, expect, it } from 'vitest';
import { neededChecks } from '#shared/asylum/checks.ts';
import type { Decision, NotificationDraft } from '#shared/asylum/decision.ts';
import { openPoints } from '#shared/asylum/open-points.ts';
import { aClearVerdict, aDraft, id } from '#test/support/asylum-subjects.ts';
import { aCandidate } from '#test/support/screening-subjects.ts';
import { aLife, type Life } from './life-of-a-case.ts';

const NOTE = id(2);
const HIT = 'person interpol-notices red/2026-1';
const LATER = '2026-11-25T08:00:00.000Z';

const recognised: Decision = {
  outcome: 'recognised',
  restsOn: null,
  decidedOn: '2026-11-24',
  authority: 'Asylum Office',
  legalBasis: 'Asylum Act, section 3',
  note: '',
};

function decided(differs: Partial<Decision> = {}): Life {
  const life = aLife();
  expect(life.step({ kind: 'decide', decision: { ...recognised, ...differs } })).toEqual([]);
  return life;
}
const draft = (life: Life, differs: Partial<NotificationDraft> = {}, notification = NOTE) =>
  life.step({ kind: 'draft-notification', notification, draft: aDraft(differs) });
const approve = { kind: 'approve-notification', notification: NOTE } as const;
const decline = { kind: 'decline-notification', notification: NOTE, reason: 'too early' } as const;
const overturn = (life: Life) =>
  life.step({ kind: 'overturn', on: '2026-11-25', reason: 'appeal' }, { now: LATER });
const settled = (life: Life) => life.case().notifications.map(({ state }) => state);

describe('a message about a decision', () => {
  it('is not drafted twice under one id', () => {
    const life = decided();
    expect(draft(life)).toEqual([]);
    expect(draft(life)).toEqual([{ kind: 'notification-exists' }]);
    expect(settled(life)).toEqual(['drafted']);
  });

  it('is neither drafted nor approved while nobody knows whose State this is', () => {
    const life = decided();
    const step = { kind: 'draft-notification', notification: NOTE, draft: aDraft() } as const;
    expect(life.step(step, { world: null })).toEqual([{ kind: 'own-state-unknown' }]);
    draft(life);
    expect(life.step(approve, { officer: 'nour', world: null })).toEqual([
      { kind: 'own-state-unknown' },
    ]);
    expect(settled(life)).toEqual(['drafted']);
  });

  it('cannot be approved or declined before it is drafted', () => {
    for (const step of [approve, decline]) {
      expect(decided().step(step, { officer: 'nour' })).toEqual([{ kind: 'unknown-notification' }]);
    }
  });

  it('is declined with a reason, goes to nobody, and stays declined', () => {
    const life = decided();
    draft(life);
    expect(life.step(decline, { officer: 'nour' })).toEqual([]);
    expect(life.case().notifications).toMatchObject([
      { state: 'declined', reason: 'too early', decidedBy: 'nour', sentTo: [] },
    ]);
    expect(life.step(approve, { officer: 'nour' })).toEqual([{ kind: 'notification-settled' }]);
    expect(settled(life)).toEqual(['declined']);
  });

  it('is not approved any more when the decision fell after it was drafted', () => {
    const life = decided();
    draft(life);
    overturn(life);
    expect(life.step(approve, { officer: 'nour', now: LATER })).toEqual([
      { kind: 'does-not-fit-decision' },
    ]);
    expect(settled(life)).toEqual(['drafted']);
  });

  it('is not about a hit that no check of the case found', () => {
    expect(draft(decided(), { hits: [HIT] })).toEqual([{ kind: 'unknown-hit' }]);
  });

  it('about the outcome of a review needs a decision that stands', () => {
    const review = { kind: 'review-outcome' } as const;
    expect(draft(aLife(), review)).toEqual([{ kind: 'does-not-fit-decision' }]);
    expect(draft(decided({ outcome: 'denied', restsOn: 'other' }), review)).toEqual([]);
  });

  it('about a revocation needs a recognition that fell', () => {
    const revocation = { kind: 'status-revocation' } as const;
    const life = decided();
    expect(draft(life, revocation)).toEqual([{ kind: 'does-not-fit-decision' }]);
    overturn(life);
    expect(draft(life, revocation)).toEqual([]);
    const denied = decided({ outcome: 'denied', restsOn: 'other' });
    overturn(denied);
    expect(draft(denied, revocation)).toEqual([{ kind: 'does-not-fit-decision' }]);
  });
});

describe('the confirmation that is owed about a recognised refugee who is sought', () => {
  /** The bureau confirmed the hit, and the person was recognised. */
  function sought(): Life {
    const life = aLife();
    for (const { key } of neededChecks(life.case().intake)) {
      const reasons = [{ kind: 'person-hit' as const, candidate: aCandidate() }];
      const verdict = aClearVerdict({ outcome: 'hit', reasons });
      life.step({ kind: 'record-check', check: key, verdict });
    }
    life.step({
      kind: 'open-thread',
      thread: id(1),
      form: 'hit-confirmation',
      language: 'en',
      hit: HIT,
      text: '',
      attachments: [],
    });
    life.arrive({
      kind: 'answer',
      thread: id(1),
      reply: 1,
      text: 'It is he.',
      finding: 'confirmed',
      attachments: [],
    });
    life.step({ kind: 'decide', decision: recognised });
    return life;
  }

  it('is settled by an approved one', () => {
    const life = sought();
    draft(life, { hits: [HIT] });
    life.step(approve, { officer: 'nour' });
    expect(openPoints(life.case(), 7)).toEqual([]);
  });

  it.each([
    ['one that was declined', 'status-confirmation', decline],
    ['another message', 'review-outcome', approve],
  ] as const)('is not settled by %s', (_, kind, step) => {
    const life = sought();
    draft(life, { kind });
    expect(life.step(step, { officer: 'nour' })).toEqual([]);
    expect(openPoints(life.case(), 7)).toEqual(['confirmation-owed']);
  });
});
