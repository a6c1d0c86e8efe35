import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import styles from './asylum.module.css';
import { checkFailureWords } from './asylum-words.ts';
import type { Checking } from './check-runner.ts';

const c = classesOf(styles);

/** What is being searched, and what could not be. */
export function CheckProgress({ checking }: { readonly checking: Checking }) {
  const speech = useSpeech();
  const { current, done, of, failures } = checking;
  return (
    <>
      {current === null ? null : (
        <div className={c('progress')}>
          <Progress
            label={speech.t('asylum.checking', current)}
            done={done}
            all={of}
            text={speech.t('asylum.checking-done', { done, of })}
          />
        </div>
      )}
      {failures.length === 0 ? null : (
        <Notice tone="refer" title={speech.t('asylum.check-failures', { count: failures.length })}>
          {failures.map((failure) => (
            <span key={`${failure.case} ${failure.label}`} className={c('sentence')}>
              {checkFailureWords(speech, failure)}
            </span>
          ))}
        </Notice>
      )}
    </>
  );
}
