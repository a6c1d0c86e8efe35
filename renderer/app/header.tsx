import { Button as AriaButton } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { SyncStore } from '#renderer/features/sync/sync-store.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon, type IconName, Mark } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import type { Officer } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import type { Summary } from './lists-age.ts';
import { OfficerMenu } from './officer-menu.tsx';
import styles from './shell.module.css';
import { syncSummary } from './sync-summary.ts';

const c = classesOf(styles);

type Props = {
  readonly postName: string;
  readonly officer: Officer;
  readonly direction: 'entry' | 'exit';
  readonly onFace: (direction: 'entry' | 'exit') => void;
  readonly sync: StoreApi<SyncStore>;
  readonly now: Date;
  readonly onSync: () => void;
  readonly lists: Summary;
  readonly onLists: () => void;
  readonly appearance: AppearanceStore;
  readonly onPassphrase: () => void;
  readonly onLock: () => void;
};

/** Where, which way, how connected, how fresh, and who. */
export function Header(props: Props) {
  const { t } = useSpeech();
  return (
    <header className={c('header')}>
      <span className={c('brand')}>
        <Mark />
        Farpost
      </span>
      <span className={c('post')}>
        <bdi>{props.postName}</bdi>
      </span>
      <Segments
        label={t('desk.direction')}
        options={[
          { id: 'entry', text: t('desk.entry') },
          { id: 'exit', text: t('desk.exit') },
        ]}
        value={props.direction}
        onChange={props.onFace}
      />
      <span className={c('push')} />
      <SyncPill store={props.sync} now={props.now} onPress={props.onSync} />
      <Pill icon="lists" summary={props.lists} onPress={props.onLists} />
      <OfficerMenu
        officer={props.officer}
        appearance={props.appearance}
        onPassphrase={props.onPassphrase}
        onLock={props.onLock}
        lockText={t('shell.lock')}
      />
    </header>
  );
}

type SyncPillProps = {
  readonly store: StoreApi<SyncStore>;
  readonly now: Date;
  readonly onPress: () => void;
};

/** Follows the link by itself: each screening changes it, and nothing else needs drawing anew for that. */
function SyncPill({ store, now, onPress }: SyncPillProps) {
  const speech = useSpeech();
  const status = useStore(store, (state) => state.status);
  return <Pill icon="sync" summary={syncSummary(speech, status, now)} onPress={onPress} />;
}

type PillProps = {
  readonly icon: IconName;
  readonly summary: Summary;
  readonly onPress: () => void;
};

/** A fact of the header that leads to where there is more of it. */
export function Pill({ icon, summary, onPress }: PillProps) {
  return (
    <AriaButton className={c('pill', summary.tone)} onPress={onPress}>
      <Icon name={summary.tone === 'good' ? icon : 'warning'} size={18} />
      <span className={c('long')}>{summary.text}</span>
      <span className={c('short')}>{summary.short ?? summary.text}</span>
    </AriaButton>
  );
}
