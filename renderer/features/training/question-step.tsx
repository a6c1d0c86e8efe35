import { useEffect, useRef } from 'react';
import { Button, Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { isSolved, type Run } from '#shared/training/run.ts';
import type { Option, Question } from '#shared/training/scenario.ts';
import { Feedback } from './feedback.tsx';
import styles from './lesson.module.css';
import type { LessonProps } from './lesson-props.ts';
import { RuleNote } from './rule-note.tsx';
import { saidIn } from './said.ts';
import { useLessonKeys } from './use-lesson-keys.ts';

const c = classesOf(styles);

type Props = Pick<LessonProps, 'referenceOf' | 'onRead'> & {
  readonly question: Question;
  readonly run: Run;
  readonly onChoose: (option: string) => void;
  readonly onGoOn: () => void;
};

/** A decision. What each choice is worth and which rule says so is told as soon as it is made. */
export function QuestionStep(props: Props) {
  const { question, run, onChoose, onGoOn } = props;
  const { t, language } = useSpeech();
  const chosen = run.choices[question.id] ?? [];
  const solved = isSolved(question, run);
  const last = question.options.find(({ id }) => id === chosen.at(-1));
  const latest = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each choice its feedback comes into sight.
  useEffect(() => {
    latest.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen.length]);
  useLessonKeys({
    lead: solved ? onGoOn : null,
    choices: question.options.map(
      ({ id }) =>
        () =>
          onChoose(id),
    ),
  });
  return (
    <div className={c('stage')}>
      <h3>{t('training.question')}</h3>
      <p className={c('asks')}>{saidIn(language, question.asks)}</p>
      <ol className={c('options')}>
        {question.options.map((option, index) => (
          <li key={option.id} ref={option.id === last?.id ? latest : null} className={c('choice')}>
            <OptionRow
              option={option}
              digit={index + 1}
              chosen={chosen.includes(option.id)}
              open={!solved && !chosen.includes(option.id)}
              onChoose={() => onChoose(option.id)}
            />
            {option.id === last?.id ? (
              <RuleNote
                rule={question.rule}
                referenceOf={props.referenceOf}
                onRead={props.onRead}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <div role="status" className={c('unseen')}>
        {last === undefined
          ? ''
          : `${t(`training.worth.${last.worth}`)}. ${saidIn(language, last.feedback)}`}
      </div>
      {last !== undefined && !solved ? (
        <p className={c('quiet')}>{t('training.choose-on')}</p>
      ) : null}
      {solved ? (
        <Button kind="primary" wide className={c('lead')} shortcut="Alt Enter" onPress={onGoOn}>
          {t('training.continue')}
        </Button>
      ) : null}
    </div>
  );
}

type RowProps = {
  readonly option: Option;
  readonly digit: number;
  readonly chosen: boolean;
  /** Can still be chosen. */
  readonly open: boolean;
  readonly onChoose: () => void;
};

function OptionRow({ option, digit, chosen, open, onChoose }: RowProps) {
  const { language } = useSpeech();
  const text = saidIn(language, option.text);
  if (open) {
    return (
      <Button wide className={c('option')} onPress={onChoose}>
        <Kbd keys={String(digit)} />
        <span>{text}</span>
      </Button>
    );
  }
  return (
    <div className={c('option', 'closed', !chosen && 'leftOver')}>
      <Kbd keys={String(digit)} />
      <span>{text}</span>
      {chosen ? <Feedback option={option} /> : null}
    </div>
  );
}
