// The one entry of every npm script. Runs on whatever Node the system has, so that nothing needs to be
// installed by hand: brings node_modules to the state of package-lock.json (the pinned Node among them),
// then hands over to the task under that Node. All it says goes to stderr: stdout belongs to the task.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = path.join(root, 'node_modules', '.bin');
const stamp = path.join(root, 'node_modules', '.farpost-lock');
const [task, ...rest] = process.argv.slice(2);

// Where each npm script's own program is.
const programs = {
  start: 'build/tasks/start.ts',
  test: 'build/tasks/test.ts',
  build: 'build/tasks/build.ts',
  mutation: 'build/tasks/mutation.ts',
  package: 'build/tasks/package.ts',
  hub: 'hub/cli/index.ts',
  evaluate: 'test/evaluate/index.ts',
  bench: 'test/bench/index.ts',
  screens: 'test/screens/shoot.ts',
};

const say = (text) => process.stderr.write(`${text}\n`);

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lock) return;
  say('Installing the packages named in package-lock.json (once; about a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it insists on lockfile entries for the optional binaries of every platform, and a
  // registry that mirrors only some platforms cannot supply them. Versions still come from the lockfile,
  // and `--no-save` leaves it as it is.
  const arguments_ = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'];
  const installed = spawnSync(npm, [...arguments_, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) {
    say(
      'The packages could not be installed. Is a package registry reachable? npm says why above.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, `${lock}\n`);
}

function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = path.join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(node)) return node;
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return process.execPath;
  say(
    `The pinned Node is missing at ${path.relative(root, node)}, and this Node ${process.versions.node}`,
  );
  say('is too old. Delete node_modules and run the command again, or install Node 24.');
  process.exit(1);
}

installPackages();
if (task === undefined) {
  say('All packages are installed. Next: npm start, or npm test.');
  process.exit(0);
}
const program = programs[task];
if (program === undefined) {
  say(`There is no task "${task}". Tasks: ${Object.keys(programs).join(', ')}.`);
  process.exit(1);
}
// Programs start faster when they were compiled before. Not in tests: coverage is less precise with it.
const compileCache =
  task === 'test' ? {} : { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node') };
const child = spawn(
  pinnedNode(),
  ['--disable-warning=ExperimentalWarning', path.join(root, program), ...rest],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...compileCache,
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  },
);
// The terminal signals the whole group; here we only wait, so that the task can close its files.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => say(`The task could not be started: ${error.message}`));
child.on('close', (code) => process.exit(code ?? 1));
