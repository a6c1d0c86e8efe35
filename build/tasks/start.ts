/**
 * `npm start`: the demo world. An embedded hub with fictional lists, a post enrolled with it, and the
 * desk: in Electron where its binary and a display are there, otherwise in the browser.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  DEMO_OFFICER,
  demoListDate,
  demoPaths,
  enrolDemoPost,
  forget,
  isPrepared,
  publishDemoLists,
} from '../demo/prepare.ts';
import { printWelcome } from '../demo/welcome.ts';
import { isBuilt } from '../lib/built.ts';
import { hasDisplay, obtainElectron, openElectron } from '../lib/electron-binary.ts';
import { ROOT, runCommand } from '../lib/run-command.ts';
import { type Service, startService } from '../lib/service.ts';

const { values: options } = parseArgs({
  options: {
    /** Start over: deletes the demo's hub, post and journal. */
    fresh: { type: 'boolean', default: false },
    /** Where the demo keeps its files. */
    home: { type: 'string', default: path.join(ROOT, '.farpost', 'demo') },
    'hub-port': { type: 'string', default: '8790' },
    port: { type: 'string', default: '8791' },
    /** The browser even where Electron could run. */
    browser: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const home = path.resolve(options.home);
const hubUrl = `http://127.0.0.1:${options['hub-port']}`;

if (options.fresh) forget(home);
const electron = options.browser || !hasDisplay() ? null : await obtainElectron();
await buildWhatIsStale();

const today = new Date().toISOString().slice(0, 10);
if (!isPrepared(home)) {
  forget(home);
  say('Setting up the demo: inventing lists, publishing a release, enrolling a post …');
  await publishDemoLists(home, today);
}
/** In the order in which they are stopped: the desk first, so that what it wrote last is on the disk. */
const started: Promise<Pick<Service, 'stop'>>[] = [];
let stopping = false;
process.on('SIGINT', () => void stopEverything());
process.on('SIGTERM', () => void stopEverything());

const hub = startHub();
started.push(hub);
if (!isPrepared(home)) {
  await hub;
  await enrolDemoPost(home, hubUrl);
}
// An enrolled post needs no hub to start, so nobody waits for it.
const starting = startDesk();
started.unshift(starting);
const [desk] = await Promise.all([starting, hub]).catch(giveUp);
if (demoListDate(home) !== today) void publishDemoLists(home, today).catch(reportStaleLists);
process.exitCode = await desk.ended;
await stopEverything();

async function giveUp(error: unknown): Promise<never> {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  return await stopEverything();
}

async function stopEverything(): Promise<never> {
  if (stopping) return new Promise(() => {});
  stopping = true;
  for (const each of started) {
    const service = await each.catch(() => null);
    await service?.stop();
  }
  process.exit();
}

async function buildWhatIsStale(): Promise<void> {
  const stale =
    !isBuilt('dist/renderer/index.html') ||
    !isBuilt('dist/training/world.json') ||
    (electron !== null && !isBuilt('dist/main/index.js'));
  if (!stale) return;
  say('Building the desk …');
  const { code } = await runCommand(process.execPath, [path.join(ROOT, 'build/tasks/build.ts')]);
  if (code !== 0) process.exit(code);
}

function startHub(): Promise<Service> {
  return startService({
    name: 'The hub',
    program: path.join(ROOT, 'hub', 'cli', 'index.ts'),
    arguments: ['--data', demoPaths(home).hub, 'serve', '--port', options['hub-port']],
    ready: /Hub listening/u,
  });
}

async function startDesk(): Promise<Pick<Service, 'ended' | 'stop'>> {
  return electron === null ? startInBrowser() : startInElectron(electron);
}

async function startInBrowser(): Promise<Pick<Service, 'ended' | 'stop'>> {
  const station = await startService({
    name: 'The station',
    program: path.join(ROOT, 'main', 'loopback', 'index.ts'),
    arguments: [
      '--data',
      demoPaths(home).station,
      '--demo',
      demoPaths(home).record,
      '--renderer',
      path.join(ROOT, 'dist', 'renderer'),
      '--port',
      options.port,
      '--json',
    ],
    ready: /"address"/u,
    onError: (text) => process.stderr.write(text),
  });
  const { address } = z.object({ address: z.string() }).parse(JSON.parse(station.readyLine));
  printWelcome(say, { address, officer: DEMO_OFFICER });
  return station;
}

function startInElectron(binary: string): Pick<Service, 'ended' | 'stop'> {
  const window = openElectron(binary, [
    `--farpost-data=${demoPaths(home).station}`,
    `--farpost-demo=${demoPaths(home).record}`,
  ]);
  printWelcome(say, { address: null, officer: DEMO_OFFICER });
  return window;
}

function reportStaleLists(error: unknown): void {
  process.stderr.write(`The demo lists could not be brought up to date: ${String(error)}\n`);
}
