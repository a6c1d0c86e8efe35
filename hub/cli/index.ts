/** `npm run hub -- <command>`: composition root of the hub's command line. */

import { runKeysRecover } from './commands/keys-recover.ts';
import { runKeysRecovery } from './commands/keys-recovery.ts';
import { databaseUrlFromEnvironment } from './environment.ts';
import { generateSltd } from './generate.ts';
import { runKeys } from './keys/run-keys.ts';
import { createProgram } from './program.ts';
import { runOnce } from './run-once.ts';
import { serveUntilStopped } from './serve.ts';
import { createTerminal } from './terminal.ts';

const streams = { out: process.stdout, error: process.stderr };

try {
  await createProgram({
    databaseUrl: databaseUrlFromEnvironment(),
    async run(command, options) {
      process.exitCode = await runOnce(command, options, streams);
    },
    async generate(generate) {
      const terminal = createTerminal(streams);
      process.exitCode = await generateSltd(generate, terminal);
      terminal.finish();
    },
    async keys(command, { dataDirectory }) {
      const terminal = createTerminal(streams);
      const place = { dataDirectory, now: () => new Date(), output: terminal };
      process.exitCode = await runKeys(command, place);
      terminal.finish();
    },
    async recoveryKeys(keys) {
      const terminal = createTerminal(streams);
      process.exitCode =
        keys.command === 'recovery'
          ? await runKeysRecovery(keys, terminal)
          : await runKeysRecover(keys, terminal);
      terminal.finish();
    },
    async serve(serve, options) {
      process.exitCode = await serveUntilStopped(serve, options, streams);
    },
  }).parseAsync();
} catch (cause) {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  process.stderr.write(`The hub failed: ${error.stack ?? error.message}\n`);
  process.exitCode = 1;
}
