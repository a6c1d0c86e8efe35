import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Stage, stagesOf } from '#shared/asylum/open-points.ts';
import { pointWords } from './asylum-words.ts';
import styles from './case.module.css';

const c = classesOf(styles);

type Props = {
  readonly stages: ReturnType<typeof stagesOf>;
  readonly shown: Stage;
  readonly onShow: (stage: Stage) => void;
};

/** The steps of a case, how far each is, and what the one that is shown still lacks. */
export function StageSteps({ stages, shown, onShow }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const points = stages.find(({ stage }) => stage === shown)?.points ?? [];
  return (
    <div className={c('stages')}>
      <ToggleButtonGroup
        className={c('steps')}
        aria-label={t('asylum.stages')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => {
          const chosen = stages.find(({ stage }) => keys.has(stage));
          if (chosen !== undefined) onShow(chosen.stage);
        }}
      >
        {stages.map(({ stage, state }, index) => (
          <ToggleButton key={stage} id={stage} className={c('step', state)}>
            <span className={c('number')} aria-hidden="true">
              {state === 'done' ? <Icon name="check" size={16} /> : speech.number(index + 1)}
            </span>
            <span>
              <b>{t(`asylum.stage.${stage}`)}</b>
              <small>{t(`asylum.stage-state.${state}`)}</small>
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {points.length === 0 ? null : (
        <ul className={c('points')}>
          {points.map((point) => (
            <li key={point}>
              <Icon name="warning" size={18} />
              {pointWords(speech, point)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
