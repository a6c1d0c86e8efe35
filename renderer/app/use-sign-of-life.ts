import { useEffect } from 'react';
import type { DeskEnvironment } from './environment.ts';

const SIGN_OF_LIFE_EVERY_MS = 30_000;

/** The station locks a post whose desk it does not hear: a page that hangs cannot lock by itself. */
export function useSignOfLife({ station }: DeskEnvironment): void {
  useEffect(() => {
    const timer = setInterval(
      () => void station.session.status().catch(() => null),
      SIGN_OF_LIFE_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [station]);
}
