import './engine/no-generated-code.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-500.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '@fontsource/noto-sans-arabic/arabic-700.css';
import '@fontsource/jetbrains-mono/latin-500.css';
import '@fontsource/jetbrains-mono/latin-600.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Desk } from './app/desk.tsx';
import type { DeskEnvironment } from './app/environment.ts';
import { saveFile } from './app/save-file.ts';
import { createStationClient, obtainToken } from './app/station-client.ts';
import { startEngine } from './engine/client.ts';
import { CACHE_NAME, TRAINING_CACHE_NAME } from './engine/db/cache-name.ts';

/** Composition root of the desk. */
async function start(): Promise<void> {
  const token = await obtainToken({
    meta: document.querySelector<HTMLMetaElement>('meta[name="station-token"]')?.content ?? null,
    storage: sessionStorage,
    fragment: location.hash,
    dropFragment: () => history.replaceState(null, '', location.pathname + location.search),
    fetch: (input, init) => fetch(input, init),
    origin: location.origin,
  });
  const reload = (): void => location.reload();
  const environment: DeskEnvironment | null =
    token === null
      ? null
      : {
          station: createStationClient({ origin: location.origin, token }),
          startEngine: (training) => startEngine({ token }, training),
          now: () => new Date(),
          elapsed: () => performance.now(),
          after: (milliseconds, run) => {
            setTimeout(run, milliseconds);
          },
          reload,
          forgetCache: (of) => {
            indexedDB.deleteDatabase(of === 'training' ? TRAINING_CACHE_NAME : CACHE_NAME);
          },
          copy: (text) => navigator.clipboard.writeText(text),
          save: saveFile,
          storage: localStorage,
          preferredLanguages: navigator.languages,
        };
  const root = document.getElementById('desk');
  if (root === null) throw new Error('the page has no place for the desk');
  createRoot(root).render(
    <StrictMode>
      <Desk
        environment={environment}
        storage={localStorage}
        preferredLanguages={navigator.languages}
        reload={reload}
      />
    </StrictMode>,
  );
}

void start();
