import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { FirstLine, type OpenDialog } from '#renderer/features/first-line/first-line.tsx';
import { GuidanceScreen } from '#renderer/features/guidance/guidance-screen.tsx';
import { ListsScreen } from '#renderer/features/lists/lists-screen.tsx';
import { RecentScreen } from '#renderer/features/recent/recent-screen.tsx';
import { LessonPanel } from '#renderer/features/training/lesson-panel.tsx';
import { ScenarioList } from '#renderer/features/training/scenario-list.tsx';
import type { TrainingStore } from '#renderer/features/training/training-store.ts';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { topicsFor } from '#shared/guidance/topic.ts';
import { may } from '#shared/station/permissions.ts';
import type { Officer } from '#shared/station/session.ts';
import { linesOf } from '#shared/training/presented.ts';
import type { Presented, Rule } from '#shared/training/scenario.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { deskShown } from './desk-shown.ts';
import type { DeskEnvironment } from './environment.ts';
import { IdleWarning } from './idle-warning.tsx';
import { placeAfter, placeBefore, TRAINING_PLACE } from './place.ts';
import { Rail, type ScreenName, TRAINING_RAIL } from './rail.tsx';
import styles from './shell.module.css';
import { dayOf, useNow } from './today.ts';
import { TrainingCommands } from './training-commands.tsx';
import { TrainingHeader } from './training-header.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useReferences } from './use-references.ts';
import { useWorkplaceKeys } from './use-workplace-keys.ts';
import { warningOf } from './warning.ts';
import type { WorkplaceStores } from './workplace-stores.ts';

const c = classesOf(styles);

const SCREENS = TRAINING_RAIL.filter((screen) => screen !== 'guidance');

type Props = {
  readonly environment: DeskEnvironment;
  readonly stores: WorkplaceStores;
  readonly training: StoreApi<TrainingStore>;
  readonly trainee: Officer;
  readonly appearance: AppearanceStore;
  readonly onLeave: (why: 'officer' | 'idle') => void;
};

/** Everything a trainee sees: the scenarios, and the lesson beside the real desk. */
export function TrainingWorkplace(props: Props) {
  const { environment, stores, training, trainee, appearance, onLeave } = props;
  const speech = useSpeech();
  const now = useNow(environment.now);
  const [{ screen }, setPlace] = useState(TRAINING_PLACE);
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [palette, setPalette] = useState(false);
  const status = useStore(stores.engineStatus);
  const playing = useStore(training, (state) => state.playing);
  const desk = useStore(stores.desk, (state) => state.desk);
  const shown = useMemo(() => deskShown(desk), [desk]);
  const referenceOf = useReferences(speech.language);
  const show = useCallback(
    (wanted: ScreenName) => {
      if (wanted === 'guidance' && screen !== 'guidance') openGuidance(stores);
      setPlace((place) => placeAfter(place, wanted));
    },
    [stores, screen],
  );
  const read = useCallback(
    (topic: Rule['topic']) => {
      stores.guidance.getState().open([topic]);
      setPlace((place) => placeAfter(place, 'guidance'));
    },
    [stores],
  );
  const present = useCallback((who: Presented) => presentTo(stores, who), [stores]);
  const clear = useCallback(() => stores.desk.getState().next(), [stores]);
  const leave = useCallback(() => onLeave('officer'), [onLeave]);
  const openPalette = useCallback(() => setPalette(true), []);
  const alarm = useCallback(() => stores.desk.getState().raiseAlarm(), [stores]);
  useWorkplaceKeys({ palette: openPalette, alarm, pauseOrResume: nothing, screens: SCREENS, show });
  const idle = useIdleLock({ environment, stores, status, onLock: onLeave });
  // The desk of a lesson is empty when it begins, also when it goes on after another one.
  useEffect(() => {
    if (playing !== null) clear();
  }, [playing, clear]);
  return (
    <div className={c('workplace', screen === 'practice' && playing !== null && 'withLesson')}>
      <TrainingHeader
        trainee={trainee}
        desk={stores.desk}
        status={status}
        now={now}
        onLists={() => show('lists')}
        appearance={appearance}
        onLeave={leave}
      />
      <Rail screens={TRAINING_RAIL} shown={screen} onShow={show} />
      {screen === 'practice' && playing === null ? <ScenarioList store={training} /> : null}
      {screen === 'practice' && playing !== null ? (
        <>
          <LessonPanel
            store={training}
            desk={shown}
            ready={status.state === 'ready'}
            onPresent={present}
            referenceOf={referenceOf}
            onRead={read}
            onClear={clear}
          />
          <FirstLine
            desk={stores.desk}
            recorder={stores.recorder}
            today={dayOf(now)}
            dialog={dialog}
            onDialog={setDialog}
            onCommands={openPalette}
            onGuidance={() => show('guidance')}
            warning={warningOf(speech, status)}
            after={environment.after}
            elapsed={environment.elapsed}
            mayJudge={may(trainee.role, 'judge-candidate')}
          />
        </>
      ) : null}
      {screen === 'recent' ? (
        <RecentScreen
          store={stores.recent}
          today={dayOf(now)}
          onGuidance={() => show('guidance')}
        />
      ) : null}
      {screen === 'lists' ? (
        <ListsScreen status={status} installing={stores.installing} now={now} />
      ) : null}
      {screen === 'guidance' ? (
        <GuidanceScreen store={stores.guidance} onBack={() => setPlace(placeBefore)} />
      ) : null}
      <TrainingCommands
        open={palette}
        onClose={() => setPalette(false)}
        stores={stores}
        appearance={appearance}
        playing={playing !== null}
        onShow={show}
        onDialog={setDialog}
        screens={SCREENS}
        onLeave={leave}
      />
      <IdleWarning idle={idle} hasDrafts={false} />
    </div>
  );
}

const nothing = (): void => undefined;

/** At what fits the verdict on the desk, as at the real one. */
function openGuidance({ desk, guidance }: WorkplaceStores): void {
  const shown = desk.getState().desk;
  guidance.getState().open(shown.phase === 'answered' ? topicsFor(shown.verdict) : []);
}

/** Through the desk's own doors, as a reader or a hand would. */
function presentTo({ desk }: WorkplaceStores, who: Presented): void {
  const { presentLines, presentTyped } = desk.getState();
  if (who.how === 'typed') void presentTyped(who.traveller);
  else void presentLines((linesOf(who) ?? []).join('\n'));
}
