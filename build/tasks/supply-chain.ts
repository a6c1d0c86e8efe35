/**
 * What the product is made of: the lockfile, what is installed, its licences, and holes known in it.
 * Ends with 1 when a rule is broken. An audit that the registry does not answer is said, and fails nothing.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Audit, readAudit } from '../lib/audit.ts';
import { readInstalled } from '../lib/installed-packages.ts';
import { licenceFaults, scopeOf } from '../lib/licences.ts';
import {
  installedFaults,
  lockFaults,
  lockfileSchema,
  lockSentence,
  manifestFaults,
  manifestSchema,
  nameAt,
  packagesOf,
  scriptFaults,
} from '../lib/lockfile.ts';
import { ROOT } from '../lib/run-command.ts';

const AUDIT_MILLISECONDS = 30_000;

const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));

const audit = askForHoles();
const lock = lockfileSchema.parse(readJson('package-lock.json'));
const manifest = manifestSchema.parse(readJson('package.json'));
const packages = packagesOf(lock);
const installed = readInstalled(
  ROOT,
  packages.map(([place]) => place),
);
const faults = [
  ...[
    ...lockFaults(lock),
    ...manifestFaults(lock, manifest),
    ...scriptFaults(lock, manifest, installed),
    ...installedFaults(lock, installed),
  ].map(lockSentence),
  ...licenceFaults(
    packages.map(([place, { license, dev }]) => ({
      name: nameAt(place),
      licence: license ?? null,
      scope: scopeOf(nameAt(place), dev === true),
    })),
  ),
  ...auditFaults(await audit),
];
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length === 0) {
  process.stdout.write(
    `${packages.length} packages locked, ${installed.size} of them installed here; licences and install scripts as agreed.\n`,
  );
}
process.exitCode = faults.length === 0 ? 0 : 1;

/** Says what came of the audit, and answers what must be mended. */
function auditFaults(answer: Audit): readonly string[] {
  switch (answer.kind) {
    case 'clean':
      process.stdout.write('Audit: no hole of high or critical severity is known.\n');
      return [];
    case 'not-done':
      process.stdout.write(`Audit NOT done: ${answer.why}.\n`);
      return [];
    case 'found':
      return answer.packages.map((name) => `${name} has a known hole; update or replace it`);
  }
}

/** `--logs-max=0`: npm would keep the answer, and the server's name, in a file. */
function askForHoles(): Promise<Audit> {
  const question = [
    'audit',
    '--omit=dev',
    '--audit-level=high',
    '--json',
    '--fetch-retries=0',
    '--logs-max=0',
  ];
  const options = {
    cwd: ROOT,
    timeout: AUDIT_MILLISECONDS,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 26,
  } as const;
  return new Promise((resolve) => {
    execFile('npm', question, options, (error, output) => {
      if (error?.killed) {
        resolve({ kind: 'not-done', why: 'the registry did not answer within 30 seconds' });
      } else if (error?.code === 'ENOENT') {
        resolve({ kind: 'not-done', why: 'there is no npm to ask with' });
      } else resolve(readAudit(output));
    });
  });
}
