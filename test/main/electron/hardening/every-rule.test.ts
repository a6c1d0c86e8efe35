/** A rule that nobody calls, or that nobody tests, protects nobody. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const RULES = 'main/electron/hardening';
const TESTS = 'test/main/electron/hardening';
const read = (path: string): Promise<string> => readFile(path, 'utf8');
const rules = (await readdir(RULES)).filter((file) => file.endsWith('.ts'));
const roots = await Promise.all(['index.ts', 'window.ts'].map((at) => read(`main/electron/${at}`)));
const tests = await Promise.all(
  (await readdir(TESTS))
    .filter((file) => file !== 'every-rule.test.ts')
    .map((file) => read(join(TESTS, file))),
);

/** Names imported from a rule, in one source. */
const importedFrom = (source: string, rule: string): string[] =>
  [...source.matchAll(/import \{([^}]*)\} from '([^']+)'/gu)]
    .filter(([, , from]) => from?.endsWith(`/hardening/${rule}`))
    .flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && !name.startsWith('type '));

const calls = (source: string, rule: string): boolean =>
  importedFrom(source, rule).some((name) => source.includes(`${name}(`));

describe.each(rules)('the rule %s', (rule) => {
  it('is called by the composition root, or by the window it opens', () => {
    expect(roots.some((source) => calls(source, rule))).toBe(true);
  });

  it('is called by a test', () => {
    expect(tests.some((source) => calls(source, rule))).toBe(true);
  });
});
