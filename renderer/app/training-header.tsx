import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { EngineStatus } from '#renderer/engine/contract.ts';
import type { DeskStore } from '#renderer/features/first-line/desk-store.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, Mark } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { Officer } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { Pill } from './header.tsx';
import { listsSummary } from './lists-age.ts';
import { OfficerMenu } from './officer-menu.tsx';
import styles from './shell.module.css';

const c = classesOf(styles);

type Props = {
  readonly trainee: Officer;
  readonly desk: StoreApi<DeskStore>;
  readonly status: EngineStatus;
  readonly now: Date;
  readonly onLists: () => void;
  readonly appearance: AppearanceStore;
  readonly onLeave: () => void;
};

/** As at the real desk, but for the name of the post and the link to the hub, which a training does not have. */
export function TrainingHeader(props: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const direction = useStore(props.desk, (state) => state.direction);
  return (
    <header className={c('header')}>
      <span className={c('brand')}>
        <Mark />
        Farpost
      </span>
      <Segments
        label={t('desk.direction')}
        options={[
          { id: 'entry', text: t('desk.entry') },
          { id: 'exit', text: t('desk.exit') },
        ]}
        value={direction}
        onChange={props.desk.getState().face}
      />
      <span className={c('push')} />
      <Pill
        icon="lists"
        summary={listsSummary(speech, props.status, props.now)}
        onPress={props.onLists}
      />
      <OfficerMenu
        officer={props.trainee}
        appearance={props.appearance}
        onPassphrase={null}
        onLock={props.onLeave}
        lockText={t('training.leave')}
      />
      <Button onPress={props.onLeave}>
        <Icon name="close" size={18} />
        {t('training.leave')}
      </Button>
    </header>
  );
}
