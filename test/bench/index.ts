/**
 * `npm run bench -- <name>`: prints figures, judges nothing. Benches: scan.
 * `--json FILE` also writes them as JSON.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { benchScan } from './scan.ts';

const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { scan: benchScan };

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});
const bench = BENCHES[positionals[0] ?? ''];
if (bench === undefined) {
  process.stderr.write(`Name a bench: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const figures = await bench();
for (const { what, value, unit, note } of figures) {
  const number = value.toLocaleString('en', { maximumFractionDigits: 1 });
  process.stdout.write(`${what.padEnd(58)} ${number.padStart(10)} ${unit}  ${note ?? ''}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
