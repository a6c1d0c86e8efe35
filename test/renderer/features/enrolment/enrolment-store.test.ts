import { describe, expect, it } from 'vitest';
import { answerSentence } from '#renderer/features/enrolment/enrolment-answer.ts';
import {
  createEnrolmentStore,
  type EnrolmentForm,
  problemsOf,
} from '#renderer/features/enrolment/enrolment-store.ts';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { type EnrolAnswer, enrolAnswerSchema } from '#shared/station/session.ts';

const form: EnrolmentForm = {
  hubUrl: ' https://hub.example ',
  ticket: '7KQM-2XWA-PB9H.0123456789abcdef0123',
  postName: 'Tarvos Pass',
  officerName: 'A. Moreau',
  passphrase: 'four unrelated words here',
  again: 'four unrelated words here',
};

describe('enrolment', () => {
  it.each<{ change: Partial<EnrolmentForm>; problems: object }>([
    { change: {}, problems: {} },
    { change: { hubUrl: 'hub' }, problems: { hubUrl: 'not-an-address' } },
    { change: { hubUrl: 'ftp://hub.example' }, problems: { hubUrl: 'not-an-address' } },
    { change: { ticket: '7KQM-2XWA' }, problems: { ticket: 'not-a-ticket' } },
    { change: { postName: ' ' }, problems: { postName: 'missing' } },
    { change: { again: 'other' }, problems: { again: 'differ' } },
  ])('finds $problems', ({ change, problems }) => {
    expect(problemsOf({ ...form, ...change })).toEqual(problems);
  });

  it('sends nothing while something is wrong, and never the repeated passphrase', async () => {
    const sent: object[] = [];
    const store = createEnrolmentStore({
      enrol: async (input) => {
        sent.push(input);
        return { kind: 'enrolled', post: 'Tarvos Pass' };
      },
    });
    await store.getState().join({ ...form, ticket: '' });
    expect(sent).toEqual([]);
    await store.getState().join(form);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ hubUrl: 'https://hub.example' });
    expect(sent[0]).not.toHaveProperty('again');
  });

  it('has a sentence for every answer of the station', () => {
    const examples: Record<EnrolAnswer['kind'], EnrolAnswer> = {
      enrolled: { kind: 'enrolled', post: 'P' },
      'already-enrolled': { kind: 'already-enrolled' },
      'ticket-malformed': { kind: 'ticket-malformed' },
      'code-refused': { kind: 'code-refused' },
      'fingerprint-differs': { kind: 'fingerprint-differs' },
      'passphrase-too-short': { kind: 'passphrase-too-short', minimum: 12 },
      unreachable: { kind: 'unreachable', reason: 'no route' },
      failed: { kind: 'failed', reason: 'x' },
    };
    expect(Object.keys(examples).sort()).toEqual(
      enrolAnswerSchema.options.map((option) => option.shape.kind.value).sort(),
    );
    for (const language of ['en', 'ar'] as const) {
      const sentences = Object.values(examples).map((answer) =>
        answerSentence(createSpeech(language), answer),
      );
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});
