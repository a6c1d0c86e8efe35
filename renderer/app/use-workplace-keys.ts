import { useEffect } from 'react';
import type { ScreenName } from './rail.tsx';

type Options = {
  readonly palette: () => void;
  readonly alarm: () => void;
  /** Alt P: a bare letter could come from a scanner. */
  readonly pauseOrResume: () => void;
  /** Those that Alt and a digit show, in order. */
  readonly screens: readonly ScreenName[];
  readonly show: (screen: ScreenName) => void;
};

/** Keys that work wherever the focus is: Ctrl K, F1, F9, Alt with a digit or with P. */
export function useWorkplaceKeys(options: Options): void {
  const { palette, alarm, pauseOrResume, screens, show } = options;
  useEffect(() => {
    const commands = {
      palette,
      alarm,
      'pause-or-resume': pauseOrResume,
      nothing: () => undefined,
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event, screens);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (command.kind === 'show') show(command.screen);
      else commands[command.kind]();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [palette, alarm, pauseOrResume, screens, show]);
}

type WorkplaceCommand =
  | { readonly kind: 'palette' | 'alarm' | 'pause-or-resume' | 'nothing' }
  | { readonly kind: 'show'; readonly screen: ScreenName };

function commandOf(event: KeyboardEvent, screens: readonly ScreenName[]): WorkplaceCommand | null {
  if (event.key === 'F1') return guidance();
  if (event.key === 'F9') return { kind: 'alarm' };
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') return { kind: 'palette' };
  if (!event.altKey) return null;
  if (event.code === 'KeyP') return { kind: 'pause-or-resume' };
  const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
  const screen = digit === undefined ? undefined : screens[Number(digit) - 1];
  return screen === undefined ? null : { kind: 'show', screen };
}

/** Not from a dialog: what is half written there would be lost behind another screen. */
function guidance(): WorkplaceCommand {
  const inDialog = document.querySelector('[role$="dialog"]') !== null;
  return inDialog ? { kind: 'nothing' } : { kind: 'show', screen: 'guidance' };
}
