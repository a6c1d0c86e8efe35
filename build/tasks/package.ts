/**
 * `npm run package`: an installable application by electron-builder (`electron-builder.yml`).
 * Needs Electron's own binary, which electron-builder downloads; says so in one line where it cannot.
 * What was packaged counts only when its fuses are as configured.
 */

import path from 'node:path';
import { ROOT, runCommand } from '../lib/run-command.ts';

const built = await runCommand(process.execPath, [path.join(ROOT, 'build', 'tasks', 'build.ts')]);
if (built.code !== 0) process.exit(built.code);
const { code, output } = await runCommand(
  'electron-builder',
  ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)],
  { capture: true },
);
if (
  code !== 0 &&
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|getaddrinfo|cannot resolve|403|proxy/iu.test(output)
) {
  process.stderr.write(
    'Not packaged: the Electron binary could not be downloaded. Run this where its download site is reachable.\n',
  );
  process.exit(1);
}
process.stdout.write(output);
if (code !== 0) process.exit(code);
const fuses = await runCommand(process.execPath, [
  '--disable-warning=ExperimentalWarning',
  path.join(ROOT, 'build', 'tasks', 'fuses.ts'),
]);
process.exit(fuses.code);
