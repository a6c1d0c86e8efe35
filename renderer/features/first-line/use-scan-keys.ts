import { type RefObject, useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { ScanFieldStore } from './scan-field-store.ts';
import { latinOf, type ScanShortcut, shortcutOf } from './scan-recogniser.ts';

type Options = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly store: StoreApi<ScanFieldStore>;
  readonly run: (shortcut: ScanShortcut) => void;
};

/** Whatever is typed while no other field has the focus belongs to the scan field, or is a shortcut. */
export function useScanKeys({ field, store, run }: Options): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!belongsToScan(event, field.current)) return;
      if (!handleKey(event, store, run)) field.current?.focus();
      else event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [field, store, run]);
}

/** True when the key has been dealt with and must not also type itself. */
function handleKey(
  event: KeyboardEvent,
  store: StoreApi<ScanFieldStore>,
  run: (shortcut: ScanShortcut) => void,
): boolean {
  const { text, change, clear } = store.getState();
  const shortcut = text === '' ? shortcutOf(event) : null;
  const latin = latinOf({ key: event.key, code: event.code, shift: event.shiftKey });
  if (shortcut !== null) run(shortcut);
  else if (event.key === 'Escape') clear();
  else if (latin !== null) change(text + latin);
  else return false;
  return true;
}

function belongsToScan(event: KeyboardEvent, field: HTMLTextAreaElement | null): boolean {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (event.key.length !== 1 && event.key !== 'Escape') return false;
  if (target === field) return true;
  if (
    !(target instanceof HTMLElement) ||
    target.closest('[role$="dialog"], [role="menu"]') !== null
  )
    return false;
  const presses = event.key === ' ' && target.closest('button, a, [role="option"]') !== null;
  return !presses && target.closest('input, textarea, select') === null;
}

/** Gives the focus back to the scan field after a click elsewhere, unless text was selected. */
export function useKeepFocus(field: RefObject<HTMLTextAreaElement | null>, trigger: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `trigger` says when to take the focus anew.
  useEffect(() => {
    field.current?.focus();
  }, [field, trigger]);
  useEffect(() => {
    const regain = (): void => {
      requestAnimationFrame(() => {
        const selecting = document.getSelection()?.isCollapsed === false;
        const busy =
          document.querySelector('[role$="dialog"], [role="menu"], [role="listbox"]') !== null;
        if (!selecting && !busy) field.current?.focus();
      });
    };
    document.addEventListener('pointerup', regain);
    window.addEventListener('focus', regain);
    return () => {
      document.removeEventListener('pointerup', regain);
      window.removeEventListener('focus', regain);
    };
  }, [field]);
}
