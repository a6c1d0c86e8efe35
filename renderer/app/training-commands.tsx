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
  /** A lesson is under way, and its desk can be used. */
  readonly playing: boolean;
  readonly screens: readonly ScreenName[];
  readonly onShow: (screen: ScreenName) => void;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onLeave: () => void;
};

/** Those of the desk that do nothing without a traveller. */
const AT_THE_DESK = ['next', 'type', 'refer', 'alarm'];

/** What can be done in training, by name. */
export function TrainingCommands(props: Props) {
  const { open, onClose, stores, appearance, playing, screens, onShow, onDialog, onLeave } = props;
  const speech = useSpeech();
  const referable = useStore(stores.desk, canRefer);
  const commands = useMemo(() => {
    const desk = stores.desk.getState();
    const ask = (dialog: OpenDialog) => () => {
      onShow('practice');
      onDialog(dialog);
    };
    const all = commandsOf(speech, {
      next: desk.next,
      type: ask('type'),
      refer: referable ? ask('refer') : null,
      alarm: desk.raiseAlarm,
      face: desk.face,
      screens,
      show: onShow,
      syncNow: null,
      pauseOrResume: null,
      speak: appearance.speak,
      wear: appearance.wear,
      changePassphrase: null,
      lock: onLeave,
      lockText: speech.t('training.leave'),
    });
    return playing ? all : all.filter(({ id }) => !AT_THE_DESK.includes(id));
  }, [speech, stores, appearance, referable, playing, screens, onShow, onDialog, onLeave]);
  return <CommandPalette open={open} onClose={onClose} commands={commands} />;
}
