import { useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Kbd } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Stage, stagesOf } from '#shared/asylum/open-points.ts';
import { useFocusAlong, useFocusWhenLost } from './focus.ts';
import { PointList } from './point-list.tsx';
import styles from './stages.module.css';

const c = classesOf(styles);

type OneStage = ReturnType<typeof stagesOf>[number];

type Props = {
  readonly stages: readonly OneStage[];
  readonly shown: Stage;
  readonly onShow: (stage: Stage) => void;
};

/** The steps of a case, how far each is, and what the one that is shown still lacks. Each has its digit as key. */
export function StageSteps({ stages, shown, onShow }: Props) {
  const { t } = useSpeech();
  const points = stages.find(({ stage }) => stage === shown)?.points ?? [];
  const chosen = useRef<HTMLButtonElement>(null);
  useFocusWhenLost(chosen, shown);
  useFocusAlong(chosen, shown);
  return (
    <div className={c('stages')}>
      <ToggleButtonGroup
        className={c('steps')}
        aria-label={t('asylum.stages')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={(keys) => {
          const next = stages.find(({ stage }) => keys.has(stage));
          if (next !== undefined) onShow(next.stage);
        }}
      >
        {stages.map((one, index) => (
          <ToggleButton
            key={one.stage}
            ref={one.stage === shown ? chosen : null}
            id={one.stage}
            className={c('step', one.state)}
            autoFocus={one.stage === shown}
          >
            <Standing stage={one} />
            <span>
              <b>{t(`asylum.stage.${one.stage}`)}</b>
              <StandingWords stage={one} />
            </span>
            <Kbd keys={String(index + 1)} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {points.length === 0 ? null : <PointList points={points} />}
    </div>
  );
}

function Standing({ stage: { state, points } }: { readonly stage: OneStage }) {
  const isOpen = points.length > 0;
  if (state === 'done') return mark('check');
  return isOpen ? mark('warning') : <span className={c('number')} aria-hidden="true" />;

  function mark(name: 'check' | 'warning') {
    return (
      <span className={c('number')} aria-hidden="true">
        <Icon name={name} size={16} />
      </span>
    );
  }
}

/** How far it is; a step that comes later may have something open already. */
function StandingWords({ stage: { state, points } }: { readonly stage: OneStage }) {
  const { t } = useSpeech();
  if (points.length === 0) return <small>{t(`asylum.stage-state.${state}`)}</small>;
  return <small className={c('open')}>{t('asylum.stage-open', { count: points.length })}</small>;
}
