/**
 * Checks the fuses of a packaged binary: `node build/tasks/fuses.ts [binary …]`, without a name those in
 * `release/`. Ends with 1 when a fuse is not as `electron-builder.yml` says, or when there is no binary.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkPackagedFuses, packagedBinaries } from '../lib/packaged-fuses.ts';
import { ROOT } from '../lib/run-command.ts';

const named = process.argv.slice(2).map((name) => path.resolve(name));
const binaries = named.length > 0 ? named : packagedBinaries(ROOT);
const missing = binaries.find((binary) => !existsSync(binary));
if (binaries.length === 0 || missing !== undefined) {
  process.stderr.write(`Fuses not checked: there is no ${missing ?? 'binary in release/'}.\n`);
  process.exit(1);
}
const faults = checkPackagedFuses(ROOT, binaries);
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) {
  process.stderr.write('Do not ship this package: its fuses are not as configured.\n');
  process.exit(1);
}
process.stdout.write(`Fuses as configured: ${binaries.length} checked.\n`);
