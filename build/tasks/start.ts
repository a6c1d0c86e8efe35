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
import { hasDisplay, obtainElectron } from '../lib/electron-binary.ts';
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
const hub = await startService({
  name: 'The hub',
  program: path.join(ROOT, 'hub', 'cli', 'index.ts'),
  arguments: ['--data', demoPaths(home).hub, 'serve', '--port', options['hub-port']],
  ready: /Hub listening/u,
});
if (!isPrepared(home)) await enrolDemoPost(home, hubUrl);
const desk = electron === null ? await startInBrowser() : startInElectron(electron);

if (demoListDate(home) !== today) void publishDemoLists(home, today).catch(reportStaleLists);
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
process.exit(await desk.ended.then(async (code) => hub.stop().then(() => code)));

async function stop(): Promise<void> {
  await desk.stop();
}

async function buildWhatIsStale(): Promise<void> {
  const stale =
    !isBuilt('dist/renderer/index.html', 'renderer') ||
    (electron !== null && !isBuilt('dist/main/index.js', 'main'));
  if (!stale) return;
  say('Building the desk …');
  const { code } = await runCommand(process.execPath, [path.join(ROOT, 'build/tasks/build.ts')]);
  if (code !== 0) process.exit(code);
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
  printWelcome(say, { address: null, officer: DEMO_OFFICER });
  const ended = runCommand(binary, [
    ROOT,
    `--farpost-data=${demoPaths(home).station}`,
    `--farpost-demo=${demoPaths(home).record}`,
  ]).then(({ code }) => code);
  return { ended, stop: () => ended.then(() => undefined) };
}

function reportStaleLists(error: unknown): void {
  process.stderr.write(`The demo lists could not be brought up to date: ${String(error)}\n`);
}
