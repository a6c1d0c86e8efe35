/** How many attacks and changed bytes a run has tried, from the report of its tests. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const reportSchema = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** What is counted together, and in which files it stands. */
const SUITES: ReadonlyArray<readonly [string, RegExp]> = [
  ['attacks on releases', /test\/main\/services\/release-store\/attacks\//u],
  ['attacks on the hub', /test\/hub\/attacks\//u],
  ['attacks on the loopback shell', /test\/main\/loopback\/(?:attacks|slow-clients)\.test/u],
  ['stored files changed or cut', /test\/tamper\/|register-tamper\.test/u],
  ['actions tried by roles', /test\/main\/station\/role-matrix\.test/u],
  ['rules of the shell', /test\/main\/electron\//u],
  ['protection rules', /test\/shared\/protection\//u],
];

const searchSchema = z.object({
  found: z.int(),
  words: z.int(),
  forms: z.int(),
  files: z.int(),
  bytes: z.int(),
});

/** What the search for canaries on the disk of a post looked at, as a line; none when it did not run. */
export function canaryCount(reportFile: string): readonly string[] {
  if (!existsSync(reportFile)) return [];
  const report = searchSchema.safeParse(JSON.parse(readFileSync(reportFile, 'utf8')));
  if (!report.success) return [];
  const { found, words, forms, files, bytes } = report.data;
  const megabytes = (bytes / 1e6).toFixed(1);
  return [`${found} found: ${words} canaries in ${forms} forms, ${files} files, ${megabytes} MB`];
}

/** One line for each suite that ran: `99 of 99 hold: attacks on the hub`. Empty without a report. */
export function suiteCounts(reportFile: string): readonly string[] {
  if (!existsSync(reportFile)) return [];
  const report = reportSchema.safeParse(JSON.parse(readFileSync(reportFile, 'utf8')));
  if (!report.success) return [];
  return SUITES.flatMap(([title, files]) => {
    const results = report.data.testResults
      .filter(({ name }) => files.test(name.replaceAll('\\', '/')))
      .flatMap(({ assertionResults }) => assertionResults);
    const passed = results.filter(({ status }) => status === 'passed').length;
    return results.length === 0 ? [] : [`${passed} of ${results.length} hold: ${title}`];
  });
}
