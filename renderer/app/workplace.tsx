import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { AsylumScreen } from '#renderer/features/asylum/asylum-screen.tsx';
import { AuditScreen } from '#renderer/features/audit/audit-screen.tsx';
import { FirstLine, type OpenDialog } from '#renderer/features/first-line/first-line.tsx';
import { GuidanceScreen } from '#renderer/features/guidance/guidance-screen.tsx';
import { isBringing } from '#renderer/features/lists/installation.ts';
import { ListsScreen } from '#renderer/features/lists/lists-screen.tsx';
import { OfficersScreen } from '#renderer/features/officers/officers-screen.tsx';
import { OwnPassphraseDialog } from '#renderer/features/officers/own-passphrase-dialog.tsx';
import { RecentScreen } from '#renderer/features/recent/recent-screen.tsx';
import { SyncScreen } from '#renderer/features/sync/sync-screen.tsx';
import { TrainingScreen } from '#renderer/features/training/training-screen.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { may } from '#shared/station/permissions.ts';
import type { Officer } from '#shared/station/session.ts';
import type { AppearanceStore } from './appearance-store.ts';
import type { DeskEnvironment } from './environment.ts';
import { Header } from './header.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { listsSummary } from './lists-age.ts';
import { Rail, railFor, screensFor } from './rail.tsx';
import { ReportsPlace } from './reports-place.tsx';
import styles from './shell.module.css';
import { dayOf, useNow } from './today.ts';
import { Unrecorded } from './unrecorded.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useLock } from './use-lock.ts';
import { usePlace } from './use-place.ts';
import { useWorkplaceKeys } from './use-workplace-keys.ts';
import { warningOf } from './warning.ts';
import { wishForTraining } from './wish.ts';
import { WorkplaceCommands } from './workplace-commands.tsx';
import type { WorkplaceStores } from './workplace-stores.ts';

const c = classesOf(styles);

type Props = {
  readonly environment: DeskEnvironment;
  readonly stores: WorkplaceStores;
  readonly postName: string;
  readonly officer: Officer;
  /** Everyone who may sign in at this post. */
  readonly officers: readonly Officer[];
  /** This installation has the training world. */
  readonly trainingInstalled: boolean;
  readonly appearance: AppearanceStore;
  readonly onLock: (why: 'officer' | 'idle') => void;
};

/** Everything an officer sees while signed in. */
export function Workplace(props: Props) {
  const { environment, stores, appearance, onLock } = props;
  const speech = useSpeech();
  const now = useNow(environment.now);
  const { screen, show: setScreen, back } = usePlace(stores);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [palette, setPalette] = useState(false);
  const [passphrase, setPassphrase] = useState(false);
  const status = useStore(stores.engineStatus);
  const direction = useStore(stores.desk, (state) => state.direction);

  const { lock, lockAfter, asking, stay, hasDrafts } = useLock(stores, onLock);
  const train = useCallback(
    () => lockAfter(() => wishForTraining(environment.storage)),
    [lockAfter, environment],
  );
  const openDialog = useCallback(
    (wanted: OpenDialog) => {
      if (wanted !== 'none') setScreen('screen');
      setDialog(wanted);
    },
    [setScreen],
  );
  const guide = useCallback(() => setScreen('guidance'), [setScreen]);
  const openPalette = useCallback(() => setPalette(true), []);
  const alarm = useCallback(() => stores.desk.getState().raiseAlarm(), [stores]);
  const bringing = isBringing(status);
  const pauseOrResume = useCallback(() => {
    if (!bringing) return;
    setScreen('lists');
    void stores.installing.getState().toggle();
  }, [stores, bringing, setScreen]);
  const screens = useMemo(() => screensFor(props.officer.role), [props.officer.role]);
  const openPassphrase = useCallback(() => setPassphrase(true), []);
  useWorkplaceKeys({ palette: openPalette, alarm, pauseOrResume, screens, show: setScreen });
  const idle = useIdleLock({ environment, stores, status, onLock });
  return (
    <div className={c('workplace')}>
      <Header
        postName={props.postName}
        officer={props.officer}
        direction={direction}
        onFace={stores.desk.getState().face}
        sync={stores.sync}
        now={now}
        onSync={() => setScreen('sync')}
        lists={listsSummary(speech, status, now)}
        onLists={() => setScreen('lists')}
        appearance={appearance}
        onPassphrase={openPassphrase}
        onLock={lock}
      />
      <Rail screens={railFor(props.officer.role)} shown={screen} onShow={setScreen} />
      {screen === 'screen' ? (
        <FirstLine
          desk={stores.desk}
          recorder={stores.recorder}
          today={dayOf(now)}
          dialog={dialog}
          onDialog={openDialog}
          onCommands={openPalette}
          onGuidance={guide}
          warning={warningOf(speech, status)}
          after={environment.after}
          elapsed={environment.elapsed}
          mayJudge={may(props.officer.role, 'judge-candidate')}
        />
      ) : null}
      {screen === 'recent' ? (
        <RecentScreen store={stores.recent} today={dayOf(now)} onGuidance={guide} />
      ) : null}
      {screen === 'lists' ? (
        <ListsScreen status={status} installing={stores.installing} now={now} />
      ) : null}
      {screen === 'sync' ? <SyncScreen store={stores.sync} order={stores.order} now={now} /> : null}
      {screen === 'officers' ? (
        <OfficersScreen store={stores.officers} officers={props.officers} self={props.officer} />
      ) : null}
      {screen === 'audit' ? <AuditScreen store={stores.audit} officers={props.officers} /> : null}
      {screen === 'guidance' ? <GuidanceScreen store={stores.guidance} onBack={back} /> : null}
      {screen === 'asylum' ? (
        <AsylumScreen
          store={stores.asylum}
          officers={props.officers}
          self={props.officer}
          now={now}
          today={dayOf(now)}
        />
      ) : null}
      <ReportsPlace {...props} isShown={screen === 'reports'} now={now} />
      {screen === 'practice' ? (
        <TrainingScreen
          store={stores.trainingResults}
          installed={props.trainingInstalled}
          mayReadResults={may(props.officer.role, 'read-training-results')}
          onTrain={train}
        />
      ) : null}
      <OwnPassphraseDialog
        open={passphrase}
        store={stores.officers}
        onClose={() => {
          stores.officers.getState().forget();
          setPassphrase(false);
        }}
      />
      <WorkplaceCommands
        open={palette}
        onClose={() => setPalette(false)}
        stores={stores}
        appearance={appearance}
        screens={screens}
        onPassphrase={openPassphrase}
        onShow={setScreen}
        onDialog={openDialog}
        pauseOrResume={bringing ? pauseOrResume : null}
        onLock={lock}
      />
      <Unrecorded
        recorder={stores.recorder}
        drafts={hasDrafts}
        asking={asking}
        onStay={stay}
        onLock={() => onLock('officer')}
      />
      <IdleWarning idle={idle} hasDrafts={hasDrafts} />
    </div>
  );
}
