import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, lastStamp, type ReportState, type Stamp } from '#shared/reports/life-cycle.ts';
import { type HubWords, hear, standingOf } from '#shared/reports/phase.ts';
import type { Report } from '#shared/reports/report.ts';
import type { ReportEvent } from '#shared/reports/report-event.ts';

const ID = '0198c1de-7a10-7000-8000-0000000000aa';
const REPORT: Report = {
  documentNumber: 'L898902C3',
  issuingState: 'UTO',
  documentType: 'refugee-travel-document',
  category: 'revoked',
  dateReported: '2026-11-23',
  reviewDate: '2036-11-23',
};

const drafted: ReportEvent = { kind: 'drafted', reports: [{ id: ID, report: REPORT }] };
const reports = [ID];
const approved: ReportEvent = { kind: 'approved', reports };
const declined: ReportEvent = { kind: 'declined', reports, why: 'wrong-details' };
const withdrawing: ReportEvent = { kind: 'withdrawal-drafted', reports, why: 'recovered' };
const withdrawn: ReportEvent = { kind: 'withdrawal-approved', reports };
const kept: ReportEvent = { kind: 'withdrawal-declined', reports, why: 'not-justified' };

type Told = readonly [ReportEvent, string];

function told(events: readonly Told[]) {
  const states = new Map<string, ReportState>();
  const refused = events.flatMap(([event, officer], index) => {
    const stamp: Stamp = { officer, at: '2026-11-23T10:00:00.000Z', seq: index + 1 };
    return applyEvent(states, event, stamp).map(({ why }) => why);
  });
  return { state: states.get(ID), refused };
}

describe('the life of a report', () => {
  it.each<[string, readonly Told[], string]>([
    ['is drafted', [[drafted, 'ana']], 'drafted'],
    [
      'is approved by another',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
      ],
      'approved',
    ],
    [
      'is declined',
      [
        [drafted, 'ana'],
        [declined, 'ben'],
      ],
      'declined',
    ],
    [
      'is about to be withdrawn',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawing, 'ben'],
      ],
      'withdrawal-drafted',
    ],
    [
      'is withdrawn by another',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawing, 'ben'],
        [withdrawn, 'ana'],
      ],
      'withdrawal-approved',
    ],
    [
      'stays when the withdrawal is declined',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawing, 'ben'],
        [kept, 'ana'],
      ],
      'approved',
    ],
  ])('%s', (_, events, step) => {
    expect(told(events)).toMatchObject({ state: { step }, refused: [] });
  });

  it.each<[string, readonly Told[], string]>([
    [
      'an approval by its author',
      [
        [drafted, 'ana'],
        [approved, 'ana'],
      ],
      'own-report',
    ],
    ['an approval of nothing', [[approved, 'ben']], 'unknown-report'],
    [
      'a second approval',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [approved, 'eva'],
      ],
      'already-decided',
    ],
    [
      'an approval of a declined one',
      [
        [drafted, 'ana'],
        [declined, 'ben'],
        [approved, 'eva'],
      ],
      'already-decided',
    ],
    [
      'a draft under a known id',
      [
        [drafted, 'ana'],
        [drafted, 'ben'],
      ],
      'known-report',
    ],
    [
      'a withdrawal of a draft',
      [
        [drafted, 'ana'],
        [withdrawing, 'ana'],
      ],
      'not-in-force',
    ],
    [
      'a withdrawal approved by its author',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawing, 'eva'],
        [withdrawn, 'eva'],
      ],
      'own-report',
    ],
    [
      'a withdrawal that nobody drafted',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawn, 'eva'],
      ],
      'not-in-force',
    ],
    [
      'a second withdrawal',
      [
        [drafted, 'ana'],
        [approved, 'ben'],
        [withdrawing, 'ben'],
        [withdrawing, 'ana'],
      ],
      'already-decided',
    ],
  ])('refuses %s', (_, events, why) => {
    expect(told(events).refused).toEqual([why]);
  });

  const steps = fc.array(
    fc.tuple(
      fc.constantFrom(drafted, approved, declined, withdrawing, withdrawn, kept),
      fc.constantFrom('ana', 'ben', 'eva'),
    ),
    { maxLength: 12 },
  );

  it('names the last thing that officers did about it, step by step', () => {
    const steps: readonly Told[] = [
      [drafted, 'ana'],
      [approved, 'ben'],
      [withdrawing, 'eva'],
      [withdrawn, 'ana'],
    ];
    const stampAfter = (events: readonly Told[]) => {
      const { state } = told(events);
      return state === undefined ? null : lastStamp(state);
    };
    for (const [at, [, officer]] of steps.entries()) {
      expect(stampAfter(steps.slice(0, at + 1))).toMatchObject({ officer, seq: at + 1 });
    }
    const refusal: readonly Told[] = [
      [drafted, 'ana'],
      [declined, 'ben'],
    ];
    expect(stampAfter(refusal)).toMatchObject({ officer: 'ben', seq: 2 });
  });

  it('never has one officer as author and approver, whatever is tried', () => {
    fc.assert(
      fc.property(steps, (events) => {
        const { state } = told(events);
        if (state === undefined) return;
        if ('approved' in state) expect(state.approved.officer).not.toBe(state.drafted.officer);
        if (state.step !== 'withdrawal-approved') return;
        const { drafted: by, approved: second } = state.withdrawal;
        expect(second.officer).not.toBe(by.officer);
      }),
    );
  });

  it('has lapsed once a release that is active here no longer carries it, though nobody withdrew it', () => {
    const { state } = told([
      [drafted, 'ana'],
      [approved, 'ben'],
    ]);
    if (state === undefined) throw new Error('no report');
    const words = { added: 3, withdrawn: { release: 5, stillListed: false } };
    const at = (release: number) => standingOf(state, words, { acknowledged: 9, release });
    expect(at(4)).toEqual({ phase: 'active', release: 3, listed: true });
    expect(at(5)).toEqual({ phase: 'lapsed', release: 5, listed: false });
  });

  it('is called active or withdrawn only in a release that the hub named and this post has', () => {
    const words = fc.array(
      fc.record({
        change: fc.constantFrom('added', 'withdrawn'),
        release: fc.integer({ min: 1, max: 5 }),
        stillListed: fc.boolean(),
      }),
      { maxLength: 3 },
    );
    const post = fc.record({ release: fc.nat({ max: 6 }), acknowledged: fc.nat({ max: 12 }) });
    fc.assert(
      fc.property(fc.tuple(steps, words, post), ([events, bodies, knowledge]) => {
        const { state } = told(events);
        if (state === undefined) return;
        const heard = bodies.reduce<HubWords>(
          (sum, body) => hear(sum, 'report-published', { ...body, report: ID }),
          {},
        );
        const { phase, listed } = standingOf(state, heard, knowledge);
        const isIn = (heard.added ?? Number.POSITIVE_INFINITY) <= knowledge.release;
        const isOut = (heard.withdrawn?.release ?? Number.POSITIVE_INFINITY) <= knowledge.release;
        expect(phase !== 'active' || (isIn && state.step === 'approved')).toBe(true);
        expect(phase !== 'withdrawn' || (isOut && state.step === 'withdrawal-approved')).toBe(true);
        expect(!listed || isIn).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('standingOf', () => {
  const inForce: readonly Told[] = [
    [drafted, 'ana'],
    [approved, 'ben'],
  ];
  const leaving: readonly Told[] = [...inForce, [withdrawing, 'ben'], [withdrawn, 'ana']];
  const added = { added: 7 };
  const out = { ...added, withdrawn: { release: 9, stillListed: false } };

  it.each<[readonly Told[], HubWords, number, number | null, string, number | null, boolean]>([
    [inForce, {}, 1, 6, 'approved', null, false],
    [inForce, {}, 2, 6, 'sent', null, false],
    [inForce, added, 2, 6, 'published', 7, false],
    [inForce, added, 2, null, 'published', 7, false],
    [inForce, added, 2, 7, 'active', 7, true],
    [inForce, { refused: 'names' }, 2, 7, 'refused', null, false],
    [inForce.concat([[withdrawing, 'ben']]), added, 2, 8, 'withdrawal-drafted', null, true],
    [inForce.concat([[withdrawing, 'ben']]), { refused: 'fields' }, 2, 8, 'refused', null, false],
    [leaving, { refused: 'fields' }, 4, 8, 'refused', null, false],
    [leaving, added, 3, 8, 'withdrawal-approved', null, true],
    [leaving, added, 4, 8, 'withdrawal-sent', null, true],
    [
      leaving,
      { ...added, withdrawalRefused: 'one-officer' },
      4,
      8,
      'withdrawal-refused',
      null,
      true,
    ],
    // The approval is entry 4: what was refused before it was made good by it.
    [
      leaving,
      { ...added, withdrawalRefused: 'one-officer', refusedEntry: 3 },
      4,
      8,
      'withdrawal-sent',
      null,
      true,
    ],
    [
      leaving,
      { ...added, withdrawalRefused: 'one-officer', refusedEntry: 4 },
      4,
      8,
      'withdrawal-refused',
      null,
      true,
    ],
    [
      inForce,
      { ...added, withdrawn: { release: 9, stillListed: false, endedFor: 'Recovered' } },
      4,
      9,
      'ended-by-hub',
      9,
      false,
    ],
    [leaving, out, 4, 8, 'withdrawal-published', 9, true],
    [leaving, out, 4, 9, 'withdrawn', 9, false],
  ])('case %#', (...row) => {
    const [events, words, acknowledged, release, phase, named, listed] = row;
    const { state } = told(events);
    if (state === undefined) throw new Error('no state');
    const standing = standingOf(state, words, { acknowledged, release });
    expect(standing).toEqual({ phase, release: named, listed });
  });
});

describe('hear', () => {
  it('keeps the refusal of the last approval, in whatever order refusals come', () => {
    const refused = (entry: number, reason: 'one-officer' | 'out-of-order') => ({
      report: ID,
      step: 'withdrawal',
      reason,
      entry,
    });
    const later = hear({}, 'report-refused', refused(9, 'out-of-order'));
    expect(hear(later, 'report-refused', refused(4, 'one-officer'))).toEqual({
      withdrawalRefused: 'out-of-order',
      refusedEntry: 9,
    });
  });
});

describe('what the hub refuses', () => {
  const refusal = (step: 'report' | 'withdrawal') =>
    hear({ added: 7 }, 'report-refused', { report: ID, step, reason: 'one-officer' });

  it('is kept apart for the report and for its withdrawal', () => {
    expect(refusal('report')).toEqual({ added: 7, refused: 'one-officer' });
    expect(refusal('withdrawal')).toEqual({ added: 7, withdrawalRefused: 'one-officer' });
  });

  it('is never heard out of a reply that names no known reason', () => {
    const body = { report: ID, step: 'report', reason: 'whatever' };
    expect(() => hear({}, 'report-refused', body)).toThrow('reason');
  });
});
