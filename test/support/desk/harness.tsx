/** The real desk on a fake station and a fake engine, for pictures and browser tests. */
import '#renderer/engine/no-generated-code.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-500.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '@fontsource/noto-sans-arabic/arabic-700.css';
import '@fontsource/jetbrains-mono/latin-500.css';
import '@fontsource/jetbrains-mono/latin-600.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import { createRoot } from 'react-dom/client';
import { Desk } from '#renderer/app/desk.tsx';
import type { DeskEnvironment } from '#renderer/app/environment.ts';
import { startFakeEngine } from './fake-engine.ts';
import { createFakeStation } from './fake-station.ts';
import { readScene } from './scene.ts';

const NOW = '2026-11-23T13:32:07Z';

const query = new URLSearchParams(location.search);
const scene = readScene(query);

const remembered = new Map<string, string>([
  ['farpost-language', query.get('language') ?? 'en'],
  ['farpost-theme', query.get('theme') ?? 'light'],
]);
const storage = {
  getItem: (key: string): string | null => remembered.get(key) ?? null,
  setItem: (key: string, value: string): void => void remembered.set(key, value),
};

const environment: DeskEnvironment = {
  station: createFakeStation(scene.station),
  startEngine: () => startFakeEngine(scene.engine),
  now: () => new Date(NOW),
  elapsed: () => performance.now(),
  after: (milliseconds, run) => {
    setTimeout(run, milliseconds);
  },
  forgetCache: () => undefined,
  reload: () => location.reload(),
  copy: async () => undefined,
  save: () => undefined,
  storage,
  preferredLanguages: ['en'],
  timeZone: 'UTC',
};

const root = document.getElementById('desk');
if (root === null) throw new Error('no place for the desk');
createRoot(root).render(
  <Desk
    environment={environment}
    storage={storage}
    preferredLanguages={['en']}
    reload={() => location.reload()}
  />,
);
