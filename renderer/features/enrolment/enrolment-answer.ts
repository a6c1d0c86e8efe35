import type { Speech } from '#renderer/ui/language/speech.ts';
import type { EnrolAnswer } from '#shared/station/session.ts';

/** Every answer with its remedy. */
export function answerSentence({ t }: Speech, answer: EnrolAnswer): string {
  switch (answer.kind) {
    case 'enrolled':
      return t('enrol.answer.enrolled', { post: answer.post });
    case 'passphrase-too-short':
      return t('enrol.answer.passphrase-too-short', { minimum: answer.minimum });
    case 'unreachable':
    case 'failed':
      return t(`enrol.answer.${answer.kind}`, { reason: answer.reason });
    case 'already-enrolled':
    case 'ticket-malformed':
    case 'code-refused':
    case 'fingerprint-differs':
      return t(`enrol.answer.${answer.kind}`);
  }
}
