import { describe, expect, it } from 'vitest';
import { TOPICS, type Topic, topicsFor } from '#shared/guidance/topic.ts';
import {
  outcomeSchema,
  type Reason,
  reasonSchema,
  type Verdict,
} from '#shared/screening/verdict.ts';
import { aCandidate } from '#test/support/screening-subjects.ts';

const match = {
  list: 'sltd',
  category: 'stolen',
  documentType: 'passport',
  dateReported: '2026-10-02',
  documentNumber: 'B04170552',
  issuingState: 'UTO',
} as const;

const hit: Reason = { kind: 'document-hit', match };
const protection: Reason = { kind: 'protection', why: 'convention-document' };
const candidate = aCandidate();

const VECTORS: { readonly [Kind in Reason['kind']]: readonly [Reason, Topic] } = {
  'document-hit': [hit, 'document-hits'],
  'document-near': [{ kind: 'document-near', match, presented: 'B0417O552' }, 'document-hits'],
  'listed-document': [{ kind: 'listed-document', candidate }, 'hit-procedure'],
  'person-hit': [{ kind: 'person-hit', candidate }, 'notice-colours'],
  'person-candidate': [{ kind: 'person-candidate', candidate }, 'notice-colours'],
  'judged-different': [
    { kind: 'judged-different', candidate, where: 'elsewhere', on: null },
    'hit-procedure',
  ],
  'document-expired': [{ kind: 'document-expired', dateOfExpiry: '2020-01-01' }, 'mrz-anomalies'],
  'does-not-add-up': [
    {
      kind: 'does-not-add-up',
      finding: { field: 'documentNumberCheckDigit', code: 'check-digit', severity: 'error' },
    },
    'mrz-anomalies',
  ],
  'list-too-old': [
    { kind: 'list-too-old', list: 'sltd', ageInDays: 9, limitInDays: 2 },
    'not-screened',
  ],
  'source-failed': [
    { kind: 'source-failed', list: 'sltd', failure: { kind: 'not-installed' } },
    'not-screened',
  ],
  'no-release': [{ kind: 'no-release' }, 'not-screened'],
  unreadable: [{ kind: 'unreadable' }, 'not-screened'],
  protection: [protection, 'protection-rules'],
};

const verdict: Verdict = { outcome: 'refer', reasons: [], sources: [], release: 1 };
const outcomes = outcomeSchema.options;
const reasons = Object.values(VECTORS);

describe('the topics of a verdict', () => {
  it('are known for every kind of reason that a verdict can have', () => {
    const kinds = reasonSchema.options.map(({ shape }) => shape.kind.value);
    expect(Object.keys(VECTORS).sort()).toEqual([...kinds].sort());
    for (const [kind, [reason]] of Object.entries(VECTORS)) expect(reason.kind).toBe(kind);
  });

  it.each(reasons)('begin with what the reason $kind is about', (reason, topic) => {
    expect(topicsFor({ ...verdict, reasons: [reason] })[0]).toBe(topic);
  });

  it.each(outcomes)('are never none, not even for %s without a reason', (outcome) => {
    expect(topicsFor({ ...verdict, outcome })).toHaveLength(1);
  });

  it('name no topic twice, whatever the reasons', () => {
    for (const outcome of outcomes) {
      const topics = topicsFor({ ...verdict, outcome, reasons: reasons.map(([reason]) => reason) });
      expect(topics).toEqual([...new Set(topics)]);
      expect(TOPICS).toEqual(expect.arrayContaining([...topics]));
    }
  });

  it('explain to a clear verdict what clear means', () => {
    expect(topicsFor({ ...verdict, outcome: 'clear' })).toEqual(['not-screened']);
  });

  it('say first that nobody was screened, whatever else was found', () => {
    const found: Verdict = { ...verdict, outcome: 'not-screened', reasons: [hit, protection] };
    expect(topicsFor(found).slice(0, 3)).toEqual([
      'not-screened',
      'document-hits',
      'protection-rules',
    ]);
  });

  it('keep protection before the second thoughts of graver reasons', () => {
    const topics = topicsFor({ ...verdict, outcome: 'hit', reasons: [hit, protection] });
    expect(topics.slice(0, 2)).toEqual(['document-hits', 'protection-rules']);
  });

  it('lead from a document that is tied to a notice to the notices', () => {
    const noticed: Reason = { kind: 'document-hit', match: { ...match, notice: '2026/4711' } };
    expect(topicsFor({ ...verdict, reasons: [noticed] })).toContain('notice-colours');
    expect(topicsFor({ ...verdict, reasons: [hit] })).not.toContain('notice-colours');
  });
});
