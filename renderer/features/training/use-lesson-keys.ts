import { useEffect, useRef } from 'react';

type Keys = {
  /** What Alt Enter does; null when the lesson waits for something else. */
  readonly lead: (() => void) | null;
  /** What the digits choose, from 1. */
  readonly choices: readonly (() => void)[];
};

/**
 * Keys of the lesson, while the focus is where the desk keeps it: in the scan field. No machine readable zone begins
 * with a digit, so a bare one is free there as long as nothing has arrived.
 */
export function useLessonKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const run = actionOf(event, latest.current);
      if (run === null || isTaken(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function actionOf(event: KeyboardEvent, { lead, choices }: Keys): (() => void) | null {
  if (event.repeat || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.altKey) return event.key === 'Enter' ? lead : null;
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1];
  return digit === undefined ? null : (choices[Number(digit) - 1] ?? null);
}

/** A dialogue is open, or something is being typed or scanned. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role$="dialog"], [role="menu"]') !== null) return true;
  if (target instanceof HTMLTextAreaElement) return target.value !== '';
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}
