import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { troubleWords } from './report-words.ts';
import type { Trouble } from './reports-store.ts';

/** Why it was not done, each reason in a sentence. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | null }) {
  const speech = useSpeech();
  if (trouble === null) return null;
  return troubleWords(speech, trouble).map((sentence) => (
    <Notice key={sentence} tone="refer" title={sentence} />
  ));
}
