import { Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Footer } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './asylum.module.css';

const c = classesOf(styles);

/** The keys that matter in the list of cases. */
export function ListFooter({ isLong }: { readonly isLong: boolean }) {
  const { t } = useSpeech();
  return (
    <Footer>
      <span className={c('key')}>
        <Kbd keys="↑ ↓" /> {t('asylum.choose')}
      </span>
      <span className={c('key')}>
        <Kbd keys="Enter" /> {t('asylum.open')}
      </span>
      <span className={c('key')}>
        <Kbd keys="N" /> {t('asylum.new')}
      </span>
      {isLong ? (
        <span className={c('key')}>
          <Kbd keys="F" /> {t('asylum.find')}
        </span>
      ) : null}
      <span className={c('key')}>
        <Kbd keys="Ctrl K" /> {t('shell.commands')}
      </span>
    </Footer>
  );
}
