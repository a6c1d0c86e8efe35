import { useRef } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './asylum.module.css';
import type { Done } from './asylum-store.ts';
import { useFocusWhenLost } from './focus.ts';

const c = classesOf(styles);

/** What was recorded just now. The keyboard goes on from here when its button has gone. */
export function DoneNotice({ done }: { readonly done: Done | null }) {
  const { t } = useSpeech();
  const notice = useRef<HTMLParagraphElement>(null);
  useFocusWhenLost(notice, done);
  if (done === null) return null;
  return (
    <p ref={notice} tabIndex={-1} className={c('done')}>
      <Icon name="check" size={18} />
      {t(`asylum.done.${done.kind}`)}
    </p>
  );
}
