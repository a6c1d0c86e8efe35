import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import type { InstallStore } from './install-store.ts';
import { type Installation, installationOf, isBringing } from './installation.ts';
import styles from './lists.module.css';

const c = classesOf(styles);

type Props = { readonly status: EngineStatus; readonly store: StoreApi<InstallStore> };

/** How far the bringing of a release is, what holds meanwhile, and how to stop it. */
export function InstallCard({ status, store }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const asking = useStore(store, (state) => state.asking);
  const installation = installationOf(speech, status);
  if (installation === null) return null;
  const { title, detail, paused, progress } = installation;
  return (
    <>
      {asking === 'failed' ? <Notice tone="refer" title={t('lists.install.no-answer')} /> : null}
      <Card>
        <div className={c('install')}>
          <div aria-live="polite">
            <h2 className={c('installTitle', paused && 'paused')}>
              {paused ? <Icon name="pause" /> : null}
              {title}
            </h2>
            {detail === null ? null : <p className={c('about')}>{detail}</p>}
          </div>
          {isBringing(status) ? (
            <Toggle paused={paused} onPress={() => void store.getState().toggle()} />
          ) : null}
        </div>
        {progress === null ? null : <Bar progress={progress} paused={paused} />}
      </Card>
    </>
  );
}

type ToggleProps = { readonly paused: boolean; readonly onPress: () => void };

function Toggle({ paused, onPress }: ToggleProps) {
  const { t } = useSpeech();
  return (
    <Button kind={paused ? 'primary' : 'quiet'} shortcut="Alt P" onPress={onPress}>
      <span className={c('toggle')}>
        <Icon name={paused ? 'resume' : 'pause'} />
        {t(paused ? 'lists.install.resume' : 'lists.install.pause')}
      </span>
    </Button>
  );
}

type BarProps = {
  readonly progress: NonNullable<Installation['progress']>;
  readonly paused: boolean;
};

function Bar({ progress, paused }: BarProps) {
  const { t } = useSpeech();
  return (
    <div className={c('progress')}>
      <Progress
        label={t('lists.install.here')}
        done={progress.bytes}
        all={progress.of}
        text={progress.text}
        still={paused}
      />
    </div>
  );
}
