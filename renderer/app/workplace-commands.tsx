import { useMemo } from 'react';
import { useStore } from 'zustand';
import { canRefer, type OpenDialog } from '#renderer/features/first-line/first-line.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { AppearanceStore } from './appearance-store.ts';
import { CommandPalette } from './command-palette.tsx';
import { commandsOf } from './commands.ts';
import type { ScreenName } from './rail.tsx';
import type { WorkplaceStores } from './workplace-stores.ts';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly stores: WorkplaceStores;
  readonly appearance: AppearanceStore;
  readonly screens: readonly ScreenName[];
  readonly onShow: (screen: ScreenName) => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  /** `null` when nothing is being installed. */
  readonly pauseOrResume: (() => void) | null;
  readonly onPassphrase: () => void;
  readonly onLock: () => void;
};

/** What can be done at this desk right now, by name. */
export function WorkplaceCommands(props: Props) {
  const { open, onClose, stores, appearance, onShow, onDialog, pauseOrResume, onLock } = props;
  const { screens, onPassphrase } = props;
  const speech = useSpeech();
  const referable = useStore(stores.desk, canRefer);
  const commands = useMemo(() => {
    const desk = stores.desk.getState();
    return commandsOf(speech, {
      next: () => {
        onShow('screen');
        desk.next();
      },
      type: () => onDialog('type'),
      refer: referable ? () => onDialog('refer') : null,
      alarm: desk.raiseAlarm,
      face: desk.face,
      screens,
      show: onShow,
      syncNow: () => {
        onShow('sync');
        void stores.sync.getState().syncNow();
      },
      pauseOrResume,
      speak: appearance.speak,
      wear: appearance.wear,
      changePassphrase: onPassphrase,
      lock: onLock,
      lockText: speech.t('shell.lock'),
    });
  }, [
    speech,
    stores,
    referable,
    onShow,
    onDialog,
    pauseOrResume,
    appearance.speak,
    appearance.wear,
    screens,
    onPassphrase,
    onLock,
  ]);
  return <CommandPalette open={open} onClose={onClose} commands={commands} />;
}
