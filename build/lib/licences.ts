/**
 * Which licences the packages may have that the product is made of, or made with.
 *
 * Expressions are SPDX's (specification 2.3, annex D): identifiers, `OR`, `AND`, `WITH`, brackets.
 */

const PERMISSIVE: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
];

/** What goes to the officers' machines and to the hub. */
const SHIPPED: ReadonlySet<string> = new Set(PERMISSIVE);

/** What only builds and tests. */
const BUILD_ONLY: ReadonlySet<string> = new Set([...PERMISSIVE, 'Python-2.0', 'WTFPL']);

type Exception = {
  /** As the package states it; null when it states none and only its licence file tells. */
  readonly licence: string | null;
  readonly packages: RegExp;
  readonly scope: 'anywhere' | 'build-only';
  readonly why: string;
};

/** Each one with its reason; one that no package needs any more is a fault. */
const EXCEPTIONS: readonly Exception[] = [
  {
    licence: 'OFL-1.1',
    packages: /^@fontsource(?:-variable)?\//u,
    scope: 'anywhere',
    why: 'fonts, shipped as they are and not sold by themselves, which is all that it asks',
  },
  {
    licence: 'CC-BY-4.0',
    packages: /^caniuse-lite$/u,
    scope: 'build-only',
    why: 'a table of browsers, read by build tools; nothing of it is in the product',
  },
  {
    licence: 'MPL-2.0',
    packages: /^lightningcss(?:-[a-z0-9-]+)?$/u,
    scope: 'build-only',
    why: 'Vite minifies the style sheets with it, unchanged; nothing of it is in the product',
  },
  {
    licence: null,
    packages: /^png-js$/u,
    scope: 'anywhere',
    why: 'its licence file is the MIT licence; pdfkit brings it, and no picture is ever put into a PDF',
  },
];

/** A package of the lockfile, and where it ends up. */
export type Licensed = {
  readonly name: string;
  readonly licence: string | null;
  readonly scope: 'shipped' | 'build-only';
};

/** Listed with the tools in `package.json`; the desk and the hub run on them all the same. */
const SHIPPED_TOOLS: ReadonlySet<string> = new Set(['electron', 'node']);

/** `isDev` as the lockfile has it: true only for a package that nothing but a tool needs. */
export const scopeOf = (name: string, isDev: boolean): Licensed['scope'] =>
  isDev && !SHIPPED_TOOLS.has(name) ? 'build-only' : 'shipped';

export type Judgement =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'excepted'; readonly exception: Exception }
  | { readonly kind: 'refused'; readonly why: 'not-stated' | 'not-an-expression' | 'not-allowed' };

export function judgeLicence({ name, licence, scope }: Licensed): Judgement {
  const stated = licence?.trim() ? licence : null;
  const exception = exceptionFor({ name, licence: stated, scope });
  if (stated === null) {
    return exception ? { kind: 'excepted', exception } : { kind: 'refused', why: 'not-stated' };
  }
  const allowed = scope === 'shipped' ? SHIPPED : BUILD_ONLY;
  const holds = evaluate(stated, (one) => allowed.has(one));
  if (holds === true) return { kind: 'allowed' };
  if (exception) return { kind: 'excepted', exception };
  return { kind: 'refused', why: holds === null ? 'not-an-expression' : 'not-allowed' };
}

const exceptionFor = ({ name, licence, scope }: Licensed): Exception | undefined =>
  EXCEPTIONS.find(
    (given) =>
      given.licence === licence &&
      given.packages.test(name) &&
      (given.scope === 'anywhere' || scope === 'build-only'),
  );

const TOKEN = /\s*(\(|\)|[A-Za-z0-9][A-Za-z0-9.+-]*)/uy;
const OPERATORS: ReadonlySet<string> = new Set(['OR', 'AND', 'WITH']);

/**
 * Whether an expression is met when `allows` says which licences are: one of an `OR`, both of an `AND`.
 * A licence `WITH` an exception is asked for as a whole. Null when the text is no expression.
 */
export function evaluate(text: string, allows: (licence: string) => boolean): boolean | null {
  const tokens = tokensOf(text.trim());
  if (tokens === null) return null;
  const reader = { tokens, at: 0 };
  const value = anyOf(reader, allows);
  return reader.at === tokens.length ? value : null;
}

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  // Long enough for any licence, short enough for brackets that only nest.
  if (text.length > 400) return null;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

type Reader = { readonly tokens: readonly string[]; at: number };
type Allows = (licence: string) => boolean;

function anyOf(reader: Reader, allows: Allows): boolean | null {
  return joined(reader, 'OR', () => allOf(reader, allows));
}

function allOf(reader: Reader, allows: Allows): boolean | null {
  return joined(reader, 'AND', () => oneOf(reader, allows));
}

function joined(
  reader: Reader,
  operator: 'OR' | 'AND',
  part: () => boolean | null,
): boolean | null {
  let value = part();
  while (value !== null && reader.tokens[reader.at] === operator) {
    reader.at += 1;
    const next = part();
    if (next === null) return null;
    value = operator === 'OR' ? value || next : value && next;
  }
  return value;
}

function oneOf(reader: Reader, allows: Allows): boolean | null {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (token === '(') {
    const value = anyOf(reader, allows);
    if (reader.tokens[reader.at] !== ')') return null;
    reader.at += 1;
    return value;
  }
  if (!isName(token)) return null;
  if (reader.tokens[reader.at] !== 'WITH') return allows(token);
  const exception = reader.tokens[reader.at + 1];
  reader.at += 2;
  return isName(exception) ? allows(`${token} WITH ${exception}`) : null;
}

const isName = (token: string | undefined): token is string =>
  token !== undefined && token !== '(' && token !== ')' && !OPERATORS.has(token);

/** One line for each package whose licence is refused, and for each exception that none needs. */
export function licenceFaults(packages: readonly Licensed[]): readonly string[] {
  const judged = packages.map((given) => ({ given, judgement: judgeLicence(given) }));
  const refused = judged.flatMap(({ given, judgement }) =>
    judgement.kind === 'refused' ? [refusalSentence(given, judgement.why)] : [],
  );
  const used = new Set(
    judged.flatMap(({ judgement }) => (judgement.kind === 'excepted' ? [judgement.exception] : [])),
  );
  const needless = EXCEPTIONS.filter((exception) => !used.has(exception)).map(
    ({ licence, packages: pattern }) =>
      `no package needs the exception for ${licence ?? 'a package without a stated licence'} (${pattern.source}) any more; remove it from build/lib/licences.ts`,
  );
  return [...refused, ...needless];
}

function refusalSentence(
  { name, licence, scope }: Licensed,
  why: 'not-stated' | 'not-an-expression' | 'not-allowed',
): string {
  const remedy =
    'replace the package, or write an exception with its reason in build/lib/licences.ts';
  const place = scope === 'shipped' ? 'in the product' : 'in a tool';
  switch (why) {
    case 'not-stated':
      return `${name} states no licence; ${remedy}`;
    case 'not-an-expression':
      return `${name} has "${licence}", which names no licence; ${remedy}`;
    case 'not-allowed':
      return `${name} has ${licence}, which is not allowed ${place}; ${remedy}`;
  }
}
