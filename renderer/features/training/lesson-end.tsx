import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { questionsOf, type Run, type Score } from '#shared/training/run.ts';
import type { Question, Scenario } from '#shared/training/scenario.ts';
import { Feedback } from './feedback.tsx';
import styles from './lesson.module.css';
import type { LessonProps } from './lesson-props.ts';
import { RuleNote } from './rule-note.tsx';
import { saidIn } from './said.ts';
import type { Keeping, Progress } from './training-store.ts';
import { useLessonKeys } from './use-lesson-keys.ts';

const c = classesOf(styles);

type Props = Pick<LessonProps, 'store' | 'referenceOf' | 'onRead' | 'onClear'> & {
  readonly scenario: Scenario;
  readonly progress: Progress;
  readonly score: Score;
  readonly onAgain: () => void;
};

/** How it went, what was decided, and what the scenario teaches. */
export function LessonEnd(props: Props) {
  const { store, scenario, progress, score, onAgain, onClear } = props;
  const { t, language } = useSpeech();
  const toList = (): void => {
    onClear();
    store.getState().leave();
  };
  useLessonKeys({ lead: toList, choices: [] });
  return (
    <div className={c('stage')}>
      <section role="status" className={c('end', score.passed ? 'right' : 'grave')}>
        <Icon name={score.passed ? 'check' : 'close'} size={34} />
        <div>
          <h3>{t(score.passed ? 'training.end-passed' : 'training.end-failed')}</h3>
          <p>{t('training.score', { right: score.right, of: score.of })}</p>
          {score.passed ? null : (
            <p>{t(score.grave ? 'training.end-grave' : 'training.end-score')}</p>
          )}
        </div>
      </section>
      <h3>{t('training.teaches')}</h3>
      <p className={c('told')}>{saidIn(language, scenario.debriefing)}</p>
      <Kept keeping={progress.keeping} onRetry={store.getState().keepAgain} />
      <Button kind="primary" wide className={c('lead')} shortcut="Alt Enter" onPress={toList}>
        {t('training.to-list')}
      </Button>
      <Button wide onPress={onAgain}>
        {t('training.again')}
      </Button>
      <h3>{t('training.your-choices')}</h3>
      <ol className={c('decisions')}>
        {questionsOf(scenario).map((question) => (
          <li key={question.id} className={c('decided')}>
            <Decision question={question} run={progress.run} />
            <RuleNote rule={question.rule} referenceOf={props.referenceOf} onRead={props.onRead} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Decision({ question, run }: { readonly question: Question; readonly run: Run }) {
  const { language } = useSpeech();
  const chosen = (run.choices[question.id] ?? []).flatMap((id) =>
    question.options.filter((option) => option.id === id),
  );
  return (
    <>
      <p className={c('asks')}>{saidIn(language, question.asks)}</p>
      {chosen.map((option) => (
        <div key={option.id} className={c('decision')}>
          <span>{saidIn(language, option.text)}</span>
          <Feedback option={option} />
        </div>
      ))}
    </>
  );
}

type KeptProps = { readonly keeping: Keeping; readonly onRetry: () => void };

function Kept({ keeping, onRetry }: KeptProps) {
  const { t } = useSpeech();
  switch (keeping.kind) {
    case 'playing':
      return null;
    case 'keeping':
    case 'kept':
      return (
        <p className={c('quiet')} role="status">
          {t(`training.${keeping.kind}`)}
        </p>
      );
    case 'not-kept':
      return (
        <div className={c('stack')}>
          <Notice tone="hit" title={t('training.not-kept')}>
            {keeping.reason === null
              ? null
              : t('training.not-kept-reason', { reason: keeping.reason })}
          </Notice>
          <Button onPress={onRetry}>{t('common.retry')}</Button>
        </div>
      );
  }
}
