import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  filterOf,
  KIND_GROUPS,
  wrongDays,
} from '#renderer/features/audit/audit-question.ts';
import { deskPayloads, stationPayloads } from '#shared/journal/payloads.ts';
import { auditFilterSchema } from '#shared/station/audit.ts';

describe('a question to the record', () => {
  it('filters nothing until something is chosen', () => {
    expect(filterOf(EVERYTHING)).toEqual({});
  });

  it('takes both days whole, as this machine counts them', () => {
    const filter = filterOf({ ...EVERYTHING, from: '2026-11-23', to: ' 2026-11-23 ' });
    expect(filter).toEqual({
      from: new Date(2026, 10, 23).toISOString(),
      to: new Date(2026, 10, 23, 23, 59, 59, 999).toISOString(),
    });
    expect(auditFilterSchema.safeParse(filter).success).toBe(true);
  });

  it('asks for officer, kinds, purpose and lane', () => {
    const question = { ...EVERYTHING, officer: 'ana', group: 'decisions' } as const;
    expect(filterOf({ ...question, purpose: 'exit', lane: 'urgent' })).toEqual({
      officer: 'ana',
      kinds: ['referral', 'judgement', 'silent-alarm', 'document-report'],
      purpose: 'exit',
      lane: 'urgent',
    });
  });

  it.each(['2026-13-01', '2026-02-30', '23.11.2026', '2026-11', '0026-11-23', 'today'])(
    'does not ask about the day %s',
    (day) => {
      const question = { ...EVERYTHING, to: day };
      expect(wrongDays(question)).toEqual(['to']);
      expect(filterOf(question)).toBeNull();
    },
  );

  it('can ask for every kind of entry that is not asylum work', () => {
    const asked: string[] = Object.values(KIND_GROUPS).flat();
    const written = Object.keys({ ...deskPayloads, ...stationPayloads });
    expect(asked.toSorted()).toEqual(written.filter((kind) => kind !== 'asylum-event').toSorted());
  });
});
