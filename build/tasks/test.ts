/**
 * `npm test`: everything that must hold before a change lands, in the order in which it fails fastest.
 * `npm test -- unit` (or any step's name) runs only the named steps.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runCommand } from '../lib/run-command.ts';
import { canaryCount, suiteCounts } from '../lib/suite-counts.ts';
import { ensureSystemPackages } from '../lib/system-packages.ts';

type Step = {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
};

/** What only reads the source: run side by side, and what each prints is shown when it ends. */
const READING = new Set(['format-and-lint', 'types', 'typed-lint', 'boundaries', 'dead-code']);

const REPORTS = path.join(ROOT, 'artifacts', 'reports');

const vitest = (name: string, config: string, ...more: string[]): Step => ({
  name,
  command: 'vitest',
  arguments: [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(REPORTS, `${name}.json`)}`,
    ...more,
  ],
});

const STEPS: readonly Step[] = [
  { name: 'format-and-lint', command: 'biome', arguments: ['check', '--error-on-warnings', '.'] },
  { name: 'types', command: 'tsc', arguments: ['-b'] },
  { name: 'typed-lint', command: 'eslint', arguments: ['--max-warnings', '0', '.'] },
  {
    name: 'boundaries',
    command: 'depcruise',
    arguments: ['--config', 'build/dependency-cruiser.cjs', 'main', 'renderer', 'shared', 'hub'],
  },
  { name: 'dead-code', command: 'knip', arguments: ['--no-progress'] },
  {
    name: 'supply-chain',
    command: process.execPath,
    arguments: [
      '--disable-warning=ExperimentalWarning',
      path.join(ROOT, 'build', 'tasks', 'supply-chain.ts'),
    ],
  },
  vitest('shared', 'vitest.shared.config.ts', '--coverage.enabled'),
  vitest('unit', 'vitest.config.ts', '--exclude', 'test/shared/**'),
  {
    name: 'build',
    command: process.execPath,
    arguments: [
      '--disable-warning=ExperimentalWarning',
      path.join(ROOT, 'build', 'tasks', 'build.ts'),
    ],
  },
  vitest('end-to-end', 'vitest.e2e.config.ts'),
];

const wanted = process.argv.slice(2);
const steps = wanted.length === 0 ? STEPS : STEPS.filter(({ name }) => wanted.includes(name));
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

if (!(await ensureSystemPackages((text) => process.stderr.write(`${text}\n`)))) process.exit(1);

const failed: string[] = [];
await Promise.all(steps.filter(({ name }) => READING.has(name)).map((step) => run(step, true)));
for (const step of steps) if (!READING.has(step.name)) await run(step, false);
summarise();

async function run({ name, command, arguments: given }: Step, capture: boolean): Promise<void> {
  const heading = `\n── ${name} ──\n`;
  if (!capture) process.stdout.write(heading);
  const started = performance.now();
  const { code, output } = await runCommand(command, given, { capture });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (capture) process.stdout.write(heading + output);
  process.stdout.write(`${name}: ${code === 0 ? 'holds' : 'FAILS'} (${seconds} s)\n`);
  if (code !== 0) failed.push(name);
}

function summarise(): void {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name } of steps) {
    const file = path.join(REPORTS, `${name}.json`);
    if (!existsSync(file)) continue;
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += numberAt(report, 'numPassedTests');
    counts.failed += numberAt(report, 'numFailedTests');
    counts.skipped += numberAt(report, 'numPendingTests');
  }
  const lines = [
    ...suiteCounts(path.join(REPORTS, 'unit.json')),
    ...canaryCount(path.join(REPORTS, 'canaries.json')),
  ];
  for (const line of lines) process.stdout.write(`\n${line}`);
  if (failed.length > 0) process.stdout.write(`\nFailing: ${failed.join(', ')}\n`);
  process.stdout.write(
    `\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function numberAt(report: unknown, key: string): number {
  if (typeof report !== 'object' || report === null) return 0;
  const value: unknown = Reflect.get(report, key);
  return typeof value === 'number' ? value : 0;
}
