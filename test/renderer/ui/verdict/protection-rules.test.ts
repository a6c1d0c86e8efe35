import { describe, expect, it } from 'vitest';
import { announcementOf, isProtected } from '#renderer/features/first-line/desk-answer.tsx';
import type { Desk } from '#renderer/features/first-line/desk-store.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { protectionWords } from '#renderer/ui/verdict/protection-rules.tsx';
import type { Reason, Verdict } from '#shared/screening/verdict.ts';
import { CLEAR } from '#test/support/desk/fake-asylum-verdicts.ts';

const english = createSpeech('en', 'UTC');
const arabic = createSpeech('ar', 'UTC');
const plain = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');

const CONVENTION: Reason = { kind: 'protection', why: 'convention-document' };
const NOTICE: Reason = { kind: 'protection', why: 'issuer-is-birth-state', state: 'UTO' };
const verdictWith = (...reasons: Reason[]): Verdict => ({ ...CLEAR, reasons });

const answered = (verdict: Verdict): Desk => ({
  phase: 'answered',
  presented: { how: 'unreadable', text: '' },
  verdict,
  at: '2026-11-23T13:32:07Z',
  answeredInMs: 41,
  steps: { screening: 1, referral: null, alarm: null, judgements: new Map() },
  earlier: { kind: 'unknown' },
});

describe('what the first line is told of protection', () => {
  it('is nothing about a traveller whom it does not concern', () => {
    expect(protectionWords(english, verdictWith())).toBe('');
    expect(isProtected(answered(verdictWith()))).toBe(false);
  });

  it('is told of a convention document although every list was silent, in both languages', () => {
    const verdict = verdictWith(CONVENTION);
    expect(protectionWords(english, verdict)).toContain('no consulate, no embassy, no police');
    expect(protectionWords(english, verdict)).toContain('your own National Central Bureau');
    expect(protectionWords(english, verdict)).toContain('Do not ask why');
    expect(protectionWords(arabic, verdict)).toContain('لا قنصلية ولا سفارة ولا شرطة');
    expect(isProtected(answered(verdict))).toBe(true);
  });

  it('names the State of the notice, also beside a convention document', () => {
    const words = plain(protectionWords(english, verdictWith(CONVENTION, NOTICE)));
    expect(words).toContain('the country that the traveller comes from');
    expect(words).toContain('Do not contact Utopia');
  });

  it('promises no contact with a feared State that issued the document, in both languages', () => {
    const match = {
      list: 'sltd',
      category: 'stolen',
      documentType: 'passport',
      dateReported: '2026-10-02',
      documentNumber: 'N0048837',
      issuingState: 'UTO',
    } as const;
    const verdict = verdictWith({ kind: 'document-hit', match }, NOTICE);
    const words = protectionWords(english, verdict);
    expect(words).not.toContain('with the authority that issued it');
    expect(words).toContain('your bureau alone decides how it is verified');
    expect(words).toContain('The holder may be its rightful owner');
    expect(protectionWords(arabic, verdict)).not.toContain('لدى الجهة التي أصدرتها');
    expect(protectionWords(arabic, verdict)).toContain('وقد يكون حاملها صاحبها الشرعي');
  });

  it('is said aloud with the verdict', () => {
    const words = announcementOf(english, answered(verdictWith(CONVENTION)));
    expect(words).toMatch(/^Nothing found\..+Protection applies/su);
  });
});
