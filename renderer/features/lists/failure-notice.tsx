import type { EngineStatus } from '#renderer/engine/contract.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { failureWords } from './failure-words.ts';
import { failedTitle, meaningOf } from './installation.ts';
import styles from './lists.module.css';

const c = classesOf(styles);

/** A warning while a whole release goes on answering; the loudest words when none does. */
export function FailureNotice({ status }: { readonly status: EngineStatus }) {
  const speech = useSpeech();
  const { t } = speech;
  const { state, failure, installed } = status;
  if (failure === null) return null;
  const { title, remedy, detail } = failureWords(speech, failure, installed.paused);
  const grave = state !== 'ready' && failure.kind !== 'no-release';
  return (
    <Notice tone={grave ? 'hit' : 'refer'} title={grave ? t(failedTitle(status)) : title}>
      {failure.kind === 'no-release' ? null : (
        <span className={c('line')}>{meaningOf(speech, status)}</span>
      )}
      {grave ? <b className={c('line')}>{title}</b> : null}
      <span className={c('line')}>{remedy}</span>
      {detail === '' ? null : (
        <small className={c('technical')}>{t('common.for-administrator', { detail })}</small>
      )}
    </Notice>
  );
}
