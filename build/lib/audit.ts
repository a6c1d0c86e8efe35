/** What `npm audit --json` answered. Its own words are never passed on: they name the server asked. */
import { z } from 'zod';

export type Audit =
  | { readonly kind: 'clean' }
  | { readonly kind: 'found'; readonly packages: readonly string[] }
  | { readonly kind: 'not-done'; readonly why: string };

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;

const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.enum(SEVERITIES) })),
});

const refusalSchema = z.object({
  statusCode: z.number().int().min(100).max(599).optional(),
  message: z.string().optional(),
});

/** How Node says that a server cannot be reached. */
const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
] as const;

const SERIOUS: ReadonlySet<string> = new Set(['high', 'critical']);

/** `output` is npm's standard output. Anything that is not a whole report is `not-done`, never `clean`. */
export function readAudit(output: string): Audit {
  const answer = parsed(output);
  const report = reportSchema.safeParse(answer);
  if (!report.success) return { kind: 'not-done', why: whyNot(answer) };
  const packages = Object.entries(report.data.vulnerabilities)
    .filter(([, { severity }]) => SERIOUS.has(severity))
    .map(([name, { severity }]) => `${name} (${severity})`);
  return packages.length === 0 ? { kind: 'clean' } : { kind: 'found', packages };
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}

function whyNot(answer: unknown): string {
  const refusal = refusalSchema.safeParse(answer);
  const status = refusal.data?.statusCode;
  if (status !== undefined) return `the registry refuses the question (status ${status})`;
  // One of our own words, never a piece of what was said: npm's sentence names the server.
  const code = UNREACHABLE.find((one) => refusal.data?.message?.includes(one));
  if (code !== undefined) return `the registry cannot be asked (${code})`;
  return 'the registry gave no answer that can be read';
}
