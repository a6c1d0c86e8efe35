import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Idle } from './idle.ts';
import styles from './shell.module.css';

const c = classesOf(styles);

type Props = { readonly idle: Idle; readonly hasDrafts: boolean };

/** Says that the desk is about to lock, and what that loses. */
export function IdleWarning({ idle, hasDrafts }: Props) {
  const { t } = useSpeech();
  if (idle.kind !== 'warning') return null;
  const words = hasDrafts ? 'shell.locking-soon-drafts' : 'shell.locking-soon';
  return (
    <p className={c('idle')} role="alert">
      {t(words, { seconds: idle.secondsLeft })}
    </p>
  );
}
