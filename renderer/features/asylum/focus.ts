/** Where the keyboard goes on when what it stood on has gone. */
import { type RefObject, useEffect } from 'react';

/**
 * Moves the focus to the element after `change` when nothing has it any more: the button that was pressed is gone or
 * disabled. Null is no change. Two frames later, so that a closing dialog can give it back first.
 */
export function useFocusWhenLost(element: RefObject<HTMLElement | null>, change: unknown): void {
  useEffect(() => {
    if (change === null) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (isLost()) element.current?.focus();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [element, change]);
}

/** Moves the focus from one of a group to another of it that `chosen` names now; from elsewhere it moves nothing. */
export function useFocusAlong(element: RefObject<HTMLElement | null>, chosen: string): void {
  useEffect(() => {
    const isInGroup = element.current?.parentElement?.contains(document.activeElement) === true;
    if (chosen !== '' && isInGroup) element.current?.focus();
  }, [element, chosen]);
}

const isLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Whether a plain key belongs to the screen: nobody types, nothing lies over it, and no other key is held. */
export function isForScreen(event: KeyboardEvent): boolean {
  const typing = event.target instanceof Element && event.target.matches('input, textarea');
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
  return isPlain && !typing && !isLayered();
}

/** A dialog or an open list is over the screen. */
export const isLayered = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog], [data-trigger] [role=listbox]') !==
  null;
