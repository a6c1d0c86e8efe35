import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Idle } from './idle.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

/** Counts down to the lock of a desk that nobody uses. */
export function IdleWarning({ idle }: { readonly idle: Idle }) {
  const { t } = useSpeech();
  if (idle.kind !== 'warning') return null;
  return (
    <p className={c('idle')} role="alert">
      {t('shell.locking-soon', { seconds: idle.secondsLeft })}
    </p>
  );
}
