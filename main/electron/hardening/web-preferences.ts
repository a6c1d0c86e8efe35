/** What the page's process may do. Written out in full, so that no default of a later version counts. */
import { allowsDevTools } from './dev-tools.ts';

const HARDENED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
} as const;

export const webPreferencesFor = (isPackaged: boolean) =>
  ({ ...HARDENED, devTools: allowsDevTools(isPackaged) }) as const;
