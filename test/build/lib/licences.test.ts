import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, judgeLicence, licenceFaults, scopeOf } from '#build/lib/licences.ts';

describe('evaluate', () => {
  const allows = (licence: string): boolean => ['A', 'B', 'C WITH x'].includes(licence);

  it.each([
    ['A', true],
    ['G', false],
    ['A OR G', true],
    ['G OR A', true],
    ['G OR H', false],
    ['A AND B', true],
    ['A AND G', false],
    ['G AND A', false],
    ['(A OR G)', true],
    ['((A))', true],
    // AND binds before OR.
    ['G AND A OR B', true],
    ['B OR A AND G', true],
    ['(B OR A) AND G', false],
    ['A AND (G OR B)', true],
    ['C WITH x', true],
    ['A WITH x', false],
    ['C', false],
    ['G OR C WITH x AND B', true],
    ['A+', false],
    ['a', false],
    [' A  OR\tG ', true],
  ])('finds %s met: %s', (text, met) => {
    expect(evaluate(text, allows)).toBe(met);
  });

  it.each([
    '',
    ' ',
    'A OR',
    'OR A',
    'A A',
    'A or G',
    'A, B',
    'A/B',
    '(A',
    'A)',
    '()',
    'A AND',
    'A WITH',
    'A WITH (x)',
    'A WITH OR B',
    'SEE LICENSE IN LICENSE.md',
    'https://example.org/licence',
    `${'('.repeat(300)}A${')'.repeat(300)}`,
  ])('takes %j for no expression', (text) => {
    expect(evaluate(text, allows)).toBeNull();
  });

  type Tree = { readonly text: string; readonly met: boolean };
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom({ text: 'A', met: true }, { text: 'G', met: false }),
      fc
        .tuple(tie('tree'), fc.constantFrom('OR', 'AND'), tie('tree'))
        .map(([left, operator, right]) => ({
          text: `(${left.text} ${operator} ${right.text})`,
          met: operator === 'OR' ? left.met || right.met : left.met && right.met,
        })),
    ),
  }));

  it('agrees with the tree an expression was written from', () => {
    fc.assert(fc.property(tree, ({ text, met }) => evaluate(text, allows) === met));
  });

  it('never throws, and says no or nothing when nothing is allowed', () => {
    fc.assert(fc.property(fc.string(), (text) => evaluate(text, () => false) !== true));
  });
});

describe('judgeLicence', () => {
  it.each([
    ['MIT', 'shipped', 'allowed'],
    ['(MIT OR CC0-1.0)', 'shipped', 'allowed'],
    ['(MIT OR GPL-3.0-or-later)', 'shipped', 'allowed'],
    ['MIT AND GPL-3.0-or-later', 'shipped', 'refused'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'build-only', 'refused'],
    ['AGPL-3.0-only', 'build-only', 'refused'],
    ['LGPL-3.0-or-later', 'build-only', 'refused'],
    ['SSPL-1.0', 'build-only', 'refused'],
    ['UNLICENSED', 'build-only', 'refused'],
    ['Python-2.0', 'build-only', 'allowed'],
    ['Python-2.0', 'shipped', 'refused'],
    ['WTFPL', 'shipped', 'refused'],
    ['MPL-2.0', 'build-only', 'refused'],
    ['OFL-1.1', 'shipped', 'refused'],
    ['', 'build-only', 'refused'],
    [null, 'shipped', 'refused'],
  ] as const)('%s, %s, is %s', (licence, scope, kind) => {
    expect(judgeLicence({ name: 'anything', licence, scope }).kind).toBe(kind);
  });

  it.each([
    [{ name: '@fontsource/inter', licence: 'OFL-1.1', scope: 'shipped' }, 'excepted'],
    [{ name: '@fontsource/inter', licence: 'GPL-3.0-only', scope: 'shipped' }, 'refused'],
    [{ name: 'fontsource', licence: 'OFL-1.1', scope: 'shipped' }, 'refused'],
    [{ name: 'lightningcss-linux-x64-gnu', licence: 'MPL-2.0', scope: 'build-only' }, 'excepted'],
    [{ name: 'lightningcss', licence: 'MPL-2.0', scope: 'shipped' }, 'refused'],
    [{ name: '@evil/lightningcss', licence: 'MPL-2.0', scope: 'build-only' }, 'refused'],
    [{ name: 'caniuse-lite', licence: 'CC-BY-4.0', scope: 'shipped' }, 'refused'],
    [{ name: 'png-js', licence: null, scope: 'shipped' }, 'excepted'],
    [{ name: 'png-js', licence: ' ', scope: 'shipped' }, 'excepted'],
    [{ name: 'png-js', licence: 'GPL-3.0-only', scope: 'shipped' }, 'refused'],
    [{ name: 'png-js-extra', licence: null, scope: 'shipped' }, 'refused'],
  ] as const)('%o is %s', (licensed, kind) => {
    expect(judgeLicence(licensed).kind).toBe(kind);
  });
});

it('counts Electron as shipped though it is listed with the tools', () => {
  expect([scopeOf('electron', true), scopeOf('vite', true), scopeOf('zod', false)]).toEqual([
    'shipped',
    'build-only',
    'shipped',
  ]);
});

describe('licenceFaults', () => {
  const needed = [
    { name: '@fontsource/inter', licence: 'OFL-1.1', scope: 'shipped' },
    { name: 'caniuse-lite', licence: 'CC-BY-4.0', scope: 'build-only' },
    { name: 'lightningcss', licence: 'MPL-2.0', scope: 'build-only' },
    { name: 'png-js', licence: null, scope: 'shipped' },
  ] as const;

  it('are none when every licence is allowed and every exception needed', () => {
    expect(licenceFaults(needed)).toEqual([]);
  });

  it('name the package and the remedy', () => {
    const faults = licenceFaults([
      ...needed,
      { name: 'a', licence: 'GPL-3.0-only', scope: 'shipped' },
      { name: 'b', licence: null, scope: 'build-only' },
      { name: 'c', licence: 'SEE LICENSE IN x', scope: 'build-only' },
    ]);
    const remedy =
      'replace the package, or write an exception with its reason in build/lib/licences.ts';
    expect(faults).toEqual([
      `a has GPL-3.0-only, which is not allowed in the product; ${remedy}`,
      `b states no licence; ${remedy}`,
      `c has "SEE LICENSE IN x", which names no licence; ${remedy}`,
    ]);
  });

  it('name an exception that no package needs any more', () => {
    expect(licenceFaults(needed.slice(1))).toEqual([
      expect.stringContaining('no package needs the exception for OFL-1.1'),
    ]);
  });
});
