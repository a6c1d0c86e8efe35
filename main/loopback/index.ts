/** Starts the loopback shell from the command line. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoSchema, type StationStatus } from '#shared/station/session.ts';
import { type Loopback, type LoopbackFailure, runLoopback } from './run-loopback.ts';

const USAGE = `Farpost in a local browser tab. For trying, training and tests; not for operations.

  --data DIR        where the post keeps everything (required)
  --renderer DIR    the built desk (default dist/renderer)
  --port N          port on 127.0.0.1 (default: the one of the last start)
  --demo FILE       record of a demo set-up
  --training FILE   the training world (default dist/training/world.json)
  --json            print one line of JSON when ready

An address opens one page, once. Press Enter for another.
`;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      renderer: { type: 'string', default: 'dist/renderer' },
      port: { type: 'string' },
      demo: { type: 'string' },
      training: { type: 'string', default: 'dist/training/world.json' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  const isPort = port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535);
  if (values.help || values.data === undefined || !isPort) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const started = await runLoopback({
    dataDirectory: resolve(values.data),
    rendererDirectory: resolve(values.renderer),
    port,
    trainingWorld: resolve(values.training),
    demo: values.demo === undefined ? null : await readDemo(resolve(values.demo)),
    writeLog: (line) => process.stderr.write(`${line}\n`),
  });
  if (!started.ok) {
    process.stderr.write(`${describe(started.failure)}\n`);
    return 1;
  }
  announce(started.value, values.json);
  await untilStopped();
  await started.value.stop();
  return 0;
}

async function readDemo(path: string): Promise<StationStatus['demo']> {
  return demoSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

function describe(failure: LoopbackFailure): string {
  return failure.kind === 'in-use'
    ? `Another station is using ${failure.directory}. Stop it first.`
    : `There is no built desk in ${failure.directory}. Run npm run build first.`;
}

function announce(loopback: Loopback, json: boolean): void {
  const { address, origin } = loopback;
  say(json ? JSON.stringify({ address, origin }) : `Open ${address}`);
  process.stdin.on('data', () => {
    const next = loopback.newAddress();
    say(json ? JSON.stringify({ address: next, origin }) : `Open ${next}`);
  });
}

function untilStopped(): Promise<void> {
  return new Promise((settle) => {
    process.once('SIGTERM', () => settle());
    process.once('SIGINT', () => settle());
  });
}

process.exitCode = await main();
process.stdin.destroy();
