import { useRef } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Case } from '#shared/asylum/case.ts';
import styles from './asylum.module.css';
import type { Trouble } from './asylum-store.ts';
import { troubleWords } from './asylum-words.ts';
import { useFocusWhenLost } from './focus.ts';

const c = classesOf(styles);

type Props = {
  readonly trouble: Trouble | null;
  /** Names the persons whom a fault is about. */
  readonly state?: Pick<Case, 'intake'> | null;
};

/** Why it was not recorded: every reason, each in a sentence. */
export function TroubleNotice({ trouble, state = null }: Props) {
  const speech = useSpeech();
  const notice = useRef<HTMLDivElement>(null);
  useFocusWhenLost(notice, trouble);
  if (trouble === null) return null;
  const words = [...new Set(troubleWords(speech, trouble, state))];
  return (
    <div ref={notice} tabIndex={-1} className={c('sentences')} role="alert">
      {words.map((sentence) => (
        <Notice key={sentence} tone="refer" title={sentence} />
      ))}
    </div>
  );
}
