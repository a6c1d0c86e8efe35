import type { Speech } from '#renderer/ui/language/speech.ts';
import type { Hit } from '#shared/asylum/hits.ts';

/** A hit in one line: what answered, and whom or what it names. */
export function hitWords(speech: Speech, { candidate, document, notices }: Hit): string {
  const { t } = speech;
  if (candidate === null) {
    return `${speech.stateName(document.issuingState)} ${document.documentNumber}`;
  }
  const [notice] = notices;
  if (notice === undefined) return candidate.matchedName;
  const named = `${t(`notice.${notice.kind}`)} ${notice.reference}`;
  return speech.join(capital(speech, named), candidate.matchedName);
}

/** Of a key that a message names; a hit that is gone is said to be gone, never shown as its key. */
export function hitKeyWords(speech: Speech, hits: readonly Hit[], key: string): string {
  const hit = hits.find((one) => one.key === key);
  return hit === undefined ? speech.t('asylum.hit-gone') : hitWords(speech, hit);
}

const capital = ({ locale }: Speech, text: string): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
