import { useEffect } from 'react';

type Options = { readonly back: () => void; readonly noticeScan: () => void };

/**
 * Escape goes back, unless a search field or a menu has used it. A filler sign outside every field comes
 * from a scanner: the officer must learn that nobody was screened.
 */
export function useGuidanceKeys({ back, noticeScan }: Options): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') back();
      if (event.key === '<' && !isField(event.target)) noticeScan();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back, noticeScan]);
}

const isField = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;
