import { useEffect } from 'react';
import type { ScreenName } from './rail.tsx';

type Options = {
  readonly palette: () => void;
  readonly alarm: () => void;
  readonly show: (screen: ScreenName) => void;
};

const BY_DIGIT: Readonly<Record<string, ScreenName>> = {
  Digit1: 'screen',
  Digit2: 'recent',
  Digit3: 'lists',
  Digit4: 'sync',
};

/** Keys that work wherever the focus is: Ctrl K, F9, Alt with a digit. */
export function useWorkplaceKeys({ palette, alarm, show }: Options): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (command === 'palette') palette();
      else if (command === 'alarm') alarm();
      else show(command);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [palette, alarm, show]);
}

function commandOf(event: KeyboardEvent): 'palette' | 'alarm' | ScreenName | null {
  if (event.key === 'F9') return 'alarm';
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') return 'palette';
  return event.altKey ? (BY_DIGIT[event.code] ?? null) : null;
}
