import { useEffect } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './watermark.module.css';

const c = classesOf(styles);

/** Enough to leave no part of a large screen without one. */
const WORDS = Array.from({ length: 40 }, (_, index) => index);

/**
 * Says on every screen of a training what it is: a band that stays where it is and above everything, a hatched frame,
 * and the word across all that is shown, so that a part of the screen cannot be taken for the real desk either.
 */
export function Watermark() {
  const { t } = useSpeech();
  const mark = t('training.mark');
  useEffect(() => {
    document.title = `${mark} – Farpost`;
  }, [mark]);
  return (
    <>
      <p className={c('band')} data-training-band="">
        <Icon name="practice" size={20} />
        <strong>{mark}</strong>
        <span>{t('training.mark-about')}</span>
      </p>
      <div className={c('over')} aria-hidden="true" data-training-over="">
        <div className={c('words')}>
          {WORDS.map((index) => (
            <span key={index}>{mark}</span>
          ))}
        </div>
      </div>
    </>
  );
}
