/** Composition root of the product: one instance, one session, one window. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, Menu, protocol, type Session, safeStorage, session } from 'electron';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { childrenOf, emptyDirectory, runProgram } from '#main/services/machine/dumps.ts';
import { trainingWorldFrom } from '#main/services/training/training-world.ts';
import { createPages } from '#main/station/pages.ts';
import { createStation, type Station } from '#main/station/station.ts';
import { demoSchema } from '#shared/station/session.ts';
import { removeApplicationMenu } from './hardening/application-menu.ts';
import { sessionOptions } from './hardening/caches.ts';
import { refuseCertificates } from './hardening/certificates.ts';
import { forbidCoreDumps } from './hardening/core-dumps.ts';
import { keepNoCrashDumps } from './hardening/crash-dumps.ts';
import { refuseDevices } from './hardening/devices.ts';
import { limitDownloads } from './hardening/downloads.ts';
import { refuseHttpAuth } from './hardening/http-auth.ts';
import { denyNetwork } from './hardening/no-network.ts';
import { denyPermissions } from './hardening/permissions.ts';
import { quietChromium } from './hardening/quiet-chromium.ts';
import { refuseSpelling } from './hardening/spelling.ts';
import { refusedSwitches } from './hardening/start-switches.ts';
import { createElectronKeychain } from './keychain.ts';
import { APP_ORIGIN, APP_SCHEME, mountDoor } from './mount-door.ts';
import { openWindow } from './window.ts';

const refused = refusedSwitches(process.argv, app.isPackaged);
app.enableSandbox();
quietChromium(app.commandLine);
removeApplicationMenu(Menu);
protocol.registerSchemesAsPrivileged([APP_SCHEME]);
if (refused.length > 0) refuseToStart();
else if (app.requestSingleInstanceLock()) {
  leaveNoDumps();
  void app
    .whenReady()
    .then(start)
    .catch(() => app.exit(1));
} else app.quit();

function refuseToStart(): void {
  writeLog(`Farpost does not start with: ${refused.join(', ')}.`);
  app.exit(1);
}

/** Only for the one instance: another must not empty the folder of this one. */
function leaveNoDumps(): void {
  const directory = join(app.getPath('userData'), 'crash-dumps');
  keepNoCrashDumps(app, { directory, empty: emptyDirectory, warn: writeLog });
  const { platform, pid } = process;
  forbidCoreDumps({ platform, pid, childrenOf, run: runProgram, warn: writeLog });
}

async function start(): Promise<void> {
  const { isPackaged } = app;
  const demo = isPackaged ? null : await readDemo(app.commandLine.getSwitchValue('farpost-demo'));
  const dataDirectory = dataDirectoryOf(app.commandLine.getSwitchValue('farpost-data'));
  const token = randomBytes(32).toString('base64url');
  const page = session.fromPartition('persist:farpost', sessionOptions());
  guard(page);
  const station = await createStation({
    dataDirectory,
    // The demo is set up from the command line, where there is no keychain.
    keychain: demo
      ? createFileKeychain(nodeFiles, dataDirectory)
      : createElectronKeychain({
          safeStorage,
          files: nodeFiles,
          dataDirectory,
          platform: process.platform,
        }),
    clock: systemClock(),
    shell: 'electron',
    origin: APP_ORIGIN,
    token,
    fetch: globalThis.fetch,
    demo,
    trainingWorld: trainingWorldFrom(() =>
      readFile(join(app.getAppPath(), 'dist/training/world.json'), 'utf8'),
    ),
    writeLog,
  });
  if (!station.ok) return app.quit();
  const pages = await createPages({ directory: join(app.getAppPath(), 'dist/renderer'), token });
  mountDoor(page.protocol, { door: station.value.door, pages });
  const window = await openWindow({ session: page, isPackaged });
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(station.value);
}

function guard(page: Session): void {
  denyPermissions(page);
  denyNetwork(page, APP_ORIGIN);
  refuseDevices(page);
  refuseCertificates(app, page);
  refuseHttpAuth(app);
  limitDownloads(page, APP_ORIGIN);
  refuseSpelling(page);
}

function writeLog(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The last entry must be on the disk before the process goes. */
function closeBeforeQuit(station: Station): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void station.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

/** An installed product keeps its data in one place only. */
function dataDirectoryOf(asked: string): string {
  return app.isPackaged || asked === '' ? join(app.getPath('userData'), 'post') : asked;
}

async function readDemo(path: string) {
  return path === '' ? null : demoSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}
