import { Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Footer } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './asylum.module.css';

const c = classesOf(styles);

/** The keys that matter in a case. */
export function CaseFooter({ steps }: { readonly steps: number }) {
  const { t } = useSpeech();
  return (
    <Footer>
      <span className={c('key')}>
        <Kbd keys={`1–${steps}`} /> {t('asylum.stages')}
      </span>
      <span className={c('key')}>
        <Kbd keys="Esc" /> {t('asylum.back')}
      </span>
      <span className={c('key')}>
        <Kbd keys="F1" /> {t('shell.guidance')}
      </span>
      <span className={c('key')}>
        <Kbd keys="Ctrl K" /> {t('shell.commands')}
      </span>
    </Footer>
  );
}
