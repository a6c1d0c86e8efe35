/**
 * `npm run bench -- <name>`: prints figures, judges nothing. `--json FILE` also writes them as JSON.
 *
 * Benches: `scan`; `persons`, with `--names N`; `documents`, with `--records N` and, for where its files go,
 * `--folder DIR`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchDocuments } from './documents/documents.ts';
import type { Figure } from './figure.ts';
import { benchPersons } from './persons.ts';
import { benchScan } from './scan.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    names: { type: 'string', default: '200000' },
    records: { type: 'string', default: '2000000' },
    folder: { type: 'string' },
  },
  allowPositionals: true,
});
const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  scan: benchScan,
  persons: () => benchPersons(Number(values.names)),
  documents: () => benchDocuments(Number(values.records), values.folder),
};
const bench = BENCHES[positionals[0] ?? ''];
if (bench === undefined) {
  process.stderr.write(`Name a bench: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const figures = await bench();
for (const { what, value, unit, note } of figures) {
  const number = value.toLocaleString('en', { maximumFractionDigits: 1 });
  process.stdout.write(`${what.padEnd(72)} ${number.padStart(10)} ${unit}  ${note ?? ''}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
