import { useEffect } from 'react';
import type { ScreenName } from './rail.tsx';

type Options = {
  readonly palette: () => void;
  readonly alarm: () => void;
  /** Alt P: a bare letter could come from a scanner. */
  readonly pauseOrResume: () => void;
  readonly show: (screen: ScreenName) => void;
};

const BY_DIGIT: Readonly<Record<string, ScreenName>> = {
  Digit1: 'screen',
  Digit2: 'recent',
  Digit3: 'lists',
  Digit4: 'sync',
};

/** Keys that work wherever the focus is: Ctrl K, F9, Alt with a digit or with P. */
export function useWorkplaceKeys({ palette, alarm, pauseOrResume, show }: Options): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      const commands = { palette, alarm, 'pause-or-resume': pauseOrResume };
      if (isScreen(command)) show(command);
      else commands[command]();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [palette, alarm, pauseOrResume, show]);
}

const isScreen = (command: WorkplaceCommand): command is ScreenName =>
  Object.values(BY_DIGIT).some((screen) => screen === command);

type WorkplaceCommand = 'palette' | 'alarm' | 'pause-or-resume' | ScreenName;

function commandOf(event: KeyboardEvent): WorkplaceCommand | null {
  if (event.key === 'F9') return 'alarm';
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') return 'palette';
  if (event.altKey && event.code === 'KeyP') return 'pause-or-resume';
  return event.altKey ? (BY_DIGIT[event.code] ?? null) : null;
}
