import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { stageOf } from '#shared/training/run.ts';
import type { Scenario } from '#shared/training/scenario.ts';
import styles from './lesson.module.css';
import { lastPresented } from './lesson.ts';
import { LessonEnd } from './lesson-end.tsx';
import type { LessonProps } from './lesson-props.ts';
import { PresentStep } from './present-step.tsx';
import { QuestionStep } from './question-step.tsx';
import { ReferStep } from './refer-step.tsx';
import { saidIn } from './said.ts';
import type { Progress } from './training-store.ts';
import { useLessonKeys } from './use-lesson-keys.ts';

const c = classesOf(styles);

/** What the trainee is told, beside the real desk where it is done. */
export function LessonPanel(props: LessonProps) {
  const { t } = useSpeech();
  const playing = useStore(props.store, (state) => state.playing);
  const progress = useStore(props.store, (state) => state.progress.get(playing?.id ?? ''));
  const panel = useRef<HTMLElement>(null);
  const at = progress?.run.at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage is read from its beginning.
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
    panel.current?.scrollIntoView({ block: 'start' });
  }, [at]);
  if (playing === null || progress === undefined) return null;
  return (
    <aside ref={panel} className={c('lesson')} aria-label={t('training.lesson')}>
      <Lesson {...props} scenario={playing} progress={progress} />
    </aside>
  );
}

type PlayedProps = LessonProps & { readonly scenario: Scenario; readonly progress: Progress };

function Lesson(props: PlayedProps) {
  const { store, scenario, progress, onClear } = props;
  const { t, language } = useSpeech();
  const { at } = progress.run;
  const { length: of } = scenario.steps;
  return (
    <>
      <header className={c('lessonHead')}>
        <div>
          <h2>{saidIn(language, scenario.title)}</h2>
          <p>{t('training.step', { at: Math.min(Math.max(at + 1, 0), of), of })}</p>
        </div>
        <Button
          onPress={() => {
            onClear();
            store.getState().leave();
          }}
        >
          {t('training.to-list')}
        </Button>
      </header>
      <progress className={c('bar')} max={of} value={Math.max(at, 0)} aria-hidden="true" />
      {at < 0 ? null : (
        <details className={c('brief')}>
          <summary>{t('training.briefing')}</summary>
          <p>{saidIn(language, scenario.briefing)}</p>
        </details>
      )}
      {/* A new stage begins at its top, with nothing of the one before. */}
      <Stage key={at} {...props} />
    </>
  );
}

function Stage(props: PlayedProps) {
  const { store, scenario, progress, desk, ready, onPresent, onClear } = props;
  const stage = useMemo(() => stageOf(scenario, progress.run), [scenario, progress.run]);
  const { goOn } = store.getState();
  const asked = lastPresented(scenario, progress.run.at);
  const again = (): void => {
    onClear();
    store.getState().begin(scenario.id);
  };
  if (stage.kind === 'briefing') return <Briefing scenario={scenario} onBegin={goOn} />;
  if (stage.kind === 'debriefing') {
    return <LessonEnd {...props} score={stage.score} onAgain={again} />;
  }
  const { step } = stage;
  switch (step.kind) {
    case 'present':
      return (
        <PresentStep step={step} desk={desk} ready={ready} onPresent={onPresent} onGoOn={goOn} />
      );
    case 'question':
      return (
        <QuestionStep
          question={step}
          run={progress.run}
          onChoose={store.getState().choose}
          onGoOn={goOn}
          referenceOf={props.referenceOf}
          onRead={props.onRead}
        />
      );
    case 'refer':
      return (
        <ReferStep step={step} asked={asked} desk={desk} onPresent={onPresent} onGoOn={goOn} />
      );
  }
}

function Briefing(props: { readonly scenario: Scenario; readonly onBegin: () => void }) {
  const { t, language } = useSpeech();
  useLessonKeys({ lead: props.onBegin, choices: [] });
  return (
    <div className={c('stage')}>
      <h3>{t('training.briefing')}</h3>
      <p className={c('told')}>{saidIn(language, props.scenario.briefing)}</p>
      <p className={c('about')}>{saidIn(language, props.scenario.about)}</p>
      <Button
        kind="primary"
        wide
        className={c('lead')}
        shortcut="Alt Enter"
        onPress={props.onBegin}
      >
        {t('training.begin-lesson')}
      </Button>
    </div>
  );
}
