import { describe, expect, it } from 'vitest';
import { documentSourceOf, sltdRecordSchema } from '#shared/documents/sltd-record.ts';
import { aReport } from '#test/support/screening-subjects.ts';

describe('documentSourceOf', () => {
  it.each([
    { stated: {}, source: 'sltd', why: 'a record that says nothing' },
    { stated: { noticeReference: '2026/1' }, source: 'tdawn', why: 'a record with a notice' },
    { stated: { source: 'national' }, source: 'national', why: 'what is stated' },
    {
      stated: { source: 'national', noticeReference: '2026/1' },
      source: 'national',
      why: 'what is stated, beside a notice',
    },
  ] as const)('is $source for $why', ({ stated, source }) => {
    expect(documentSourceOf(aReport(stated))).toBe(source);
  });
});

describe('a record', () => {
  it('refuses an empty or endless notice reference, and a register nobody knows', () => {
    for (const differs of [{ noticeReference: '' }, { noticeReference: '9'.repeat(61) }]) {
      expect(sltdRecordSchema.safeParse(aReport(differs)).success).toBe(false);
    }
    const foreign = { ...aReport(), source: 'foreign' };
    expect(sltdRecordSchema.safeParse(foreign).success).toBe(false);
    expect(sltdRecordSchema.safeParse(aReport({ noticeReference: '2026/1' })).success).toBe(true);
  });
});
