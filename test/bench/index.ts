/**
 * `npm run bench -- <name>`: prints figures, judges nothing. Benches: scan; documents, with `--records N` and,
 * for where its files go, `--folder DIR`.
 * `--json FILE` also writes them as JSON.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchDocuments } from './documents/documents.ts';
import type { Figure } from './figure.ts';
import { benchScan } from './scan.ts';

type Options = { readonly records?: string | undefined; readonly folder?: string | undefined };

const BENCHES: Readonly<Record<string, (options: Options) => Promise<readonly Figure[]>>> = {
  scan: benchScan,
  documents: ({ records = '2000000', folder }) => benchDocuments(Number(records), folder),
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    records: { type: 'string' },
    folder: { type: 'string' },
  },
  allowPositionals: true,
});
const bench = BENCHES[positionals[0] ?? ''];
if (bench === undefined) {
  process.stderr.write(`Name a bench: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const figures = await bench(values);
for (const { what, value, unit, note } of figures) {
  const number = value.toLocaleString('en', { maximumFractionDigits: 1 });
  process.stdout.write(`${what.padEnd(58)} ${number.padStart(10)} ${unit}  ${note ?? ''}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
