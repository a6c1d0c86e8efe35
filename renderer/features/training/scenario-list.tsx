import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Main, PageHead } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Scenario } from '#shared/training/scenario.ts';
import { SCENARIOS } from '#shared/training/scenarios.ts';
import { saidIn } from './said.ts';
import styles from './training.module.css';
import {
  countPassed,
  type ScenarioState,
  stateOfScenario,
  type TrainingStore,
} from './training-store.ts';

const c = classesOf(styles);

const MARKS: Readonly<Record<ScenarioState['kind'], IconName>> = {
  'not-begun': 'resume',
  begun: 'recent',
  passed: 'check',
  failed: 'close',
};

/** The scenarios in the order in which they are best played, and how it stands with each. */
export function ScenarioList({ store }: { readonly store: StoreApi<TrainingStore> }) {
  const { t } = useSpeech();
  const known = useStore(store);
  return (
    <Main label={t('training.list')}>
      <PageHead title={t('training.list')} about={t('training.list-about')}>
        <strong className={c('tally')}>
          {t('training.list-passed', { passed: countPassed(known), of: SCENARIOS.length })}
        </strong>
      </PageHead>
      <ol className={c('scenarios')}>
        {SCENARIOS.map((scenario, index) => (
          <Row
            key={scenario.id}
            number={index + 1}
            scenario={scenario}
            state={stateOfScenario(scenario, known)}
            onBegin={() => known.begin(scenario.id)}
          />
        ))}
      </ol>
    </Main>
  );
}

type RowProps = {
  readonly number: number;
  readonly scenario: Scenario;
  readonly state: ScenarioState;
  readonly onBegin: () => void;
};

function Row({ number, scenario, state, onBegin }: RowProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const title = saidIn(language, scenario.title);
  const action = t(`training.do.${state.kind}`);
  return (
    <li className={c('scenario')}>
      <span className={c('number')}>{speech.number(number)}</span>
      <div className={c('what')}>
        <h2>{title}</h2>
        <p>{saidIn(language, scenario.about)}</p>
      </div>
      <div className={c('state', state.kind)}>
        <Icon name={MARKS[state.kind]} size={18} />
        <div>
          <strong>{t(`training.state.${state.kind}`)}</strong>
          {'right' in state ? (
            <small>{t('training.score', { right: state.right, of: state.of })}</small>
          ) : null}
        </div>
      </div>
      <Button
        kind={state.kind === 'begun' ? 'primary' : 'quiet'}
        label={speech.join(action, title)}
        onPress={onBegin}
      >
        {action}
      </Button>
    </li>
  );
}
