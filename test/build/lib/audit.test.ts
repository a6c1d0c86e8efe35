import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAudit } from '#build/lib/audit.ts';

const report = (severities: Record<string, string>): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { name, severity, via: [] }]),
    ),
    metadata: {},
  });

describe('an audit', () => {
  it.each([
    ['no hole', {}, { kind: 'clean' }],
    ['small holes', { a: 'low', b: 'moderate', c: 'info' }, { kind: 'clean' }],
    ['a high one', { a: 'low', b: 'high' }, { kind: 'found', packages: ['b (high)'] }],
    ['a critical one', { a: 'critical' }, { kind: 'found', packages: ['a (critical)'] }],
  ])('that knows %s', (_what, severities, audit) => {
    expect(readAudit(report(severities))).toEqual(audit);
  });

  it('names both a package with a hole and one that stands on it, as npm reports them', () => {
    const entry = { isDirect: true, effects: [], range: '*', fixAvailable: false };
    const output = JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: {
        b: { ...entry, name: 'b', severity: 'critical', via: ['a'], nodes: ['node_modules/b'] },
        a: { ...entry, name: 'a', severity: 'critical', via: [{ source: 1, range: '<999' }] },
      },
      metadata: { vulnerabilities: { critical: 2, total: 2 }, dependencies: { total: 794 } },
    });
    expect(readAudit(output)).toEqual({
      kind: 'found',
      packages: ['b (critical)', 'a (critical)'],
    });
  });

  it.each([
    [
      'refused',
      '{"message":"405 - POST https://secret.example/x","uri":"https://secret.example/x","statusCode":405,"error":{"summary":"","detail":""}}',
      'the registry refuses the question (status 405)',
    ],
    [
      'without a network',
      '{"message":"request to https://secret.example/x failed, reason: getaddrinfo ENOTFOUND secret.example","error":{"summary":"","detail":""}}',
      'the registry cannot be asked (ENOTFOUND)',
    ],
    [
      'for a reason in words',
      '{"message":"secret.example is not well"}',
      'the registry gave no answer that can be read',
    ],
    ['empty', '', 'the registry gave no answer that can be read'],
    ['cut short', '{"auditReportVersion":2,', 'the registry gave no answer that can be read'],
    ['of a page', '<html>', 'the registry gave no answer that can be read'],
    ['an empty object', '{}', 'the registry gave no answer that can be read'],
    [
      'of another version',
      '{"auditReportVersion":3,"vulnerabilities":{}}',
      'the registry gave no answer that can be read',
    ],
    [
      'with a severity nobody knows',
      report({ a: 'apocalyptic' }),
      'the registry gave no answer that can be read',
    ],
  ])('%s is not done, and says why without naming a server', (_what, output, why) => {
    expect(readAudit(output)).toEqual({ kind: 'not-done', why });
  });

  it('is clean only from a whole report', () => {
    const anything = fc.oneof(fc.string(), fc.json());
    fc.assert(fc.property(anything, (output) => readAudit(output).kind === 'not-done'));
  });
});
