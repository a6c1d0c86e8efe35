/**
 * Reads the small part of YAML that `electron-builder.yml` is written in: keys, plain values, lists of plain
 * values, whole lines of comment. Anything else is refused rather than guessed at.
 */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

/** `path` is dotted (`linux.target`); each item of a list is a setting of its own under the list's path. */
export type Setting = { readonly path: string; readonly value: string };

/** `line` counts from 1. */
export type NotUnderstood = { readonly kind: 'not-understood'; readonly line: number };

type Line = {
  readonly indent: number;
  /** Null for an item of a list. */
  readonly key: string | null;
  /** Empty for a key that opens a block. */
  readonly value: string;
};

const KEY = /^( *)([A-Za-z][A-Za-z0-9]*):(?: +(\S.*))?$/u;
const ITEM = /^( *)- +(\S.*)$/u;
/** What YAML would not take as the text that stands there. */
const SPECIAL = /^[&*!|>%@`{["'#-]|: | #|:$/u;

/**
 * Every setting in the order of the file, each level indented by two spaces. A key that stands twice is
 * refused, as YAML does.
 */
export function readBuilderSettings(text: string): Result<readonly Setting[], NotUnderstood> {
  const settings: Setting[] = [];
  const place = createPlaces();
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const bare = raw.trimEnd();
    if (bare === '' || bare.trimStart().startsWith('#')) continue;
    const line = lineOf(bare);
    const path = line && place(line);
    if (!line || path === null) return fail({ kind: 'not-understood', line: index + 1 });
    if (line.value !== '') settings.push({ path, value: line.value });
  }
  return succeed(settings);
}

/** Answers the path of each line given in turn; null where it has no place. */
function createPlaces(): (line: Line) => string | null {
  const keys = new Set<string>();
  let open: readonly string[] = [];
  let last = '';
  return ({ indent, key, value }) => {
    open = open.slice(0, indent / 2);
    if (indent !== open.length * 2) return null;
    if (key === null) return listAt(open.join('.'), last);
    const path = [...open, key].join('.');
    if (keys.has(path)) return null;
    keys.add(path);
    last = path;
    if (value === '') open = [...open, key];
    return path;
  };
}

/** A list belongs to the key right above it, not to one further out. */
const listAt = (above: string, last: string): string | null =>
  last !== '' && above === last ? last : null;

function lineOf(text: string): Line | null {
  const item = ITEM.exec(text);
  const entry = item ?? KEY.exec(text);
  if (!entry) return null;
  const [, spaces = '', key = '', behind = ''] = item ? [item[0], item[1], '', item[2]] : entry;
  const value = plain(behind);
  return value === null ? null : { indent: spaces.length, key: item ? null : key, value };
}

/** The text of a plain or double-quoted value; null for anything cleverer. */
function plain(value: string): string | null {
  const quoted = /^"([^"\\]*)"$/u.exec(value)?.[1];
  if (quoted !== undefined) return quoted === '' ? null : quoted;
  return SPECIAL.test(value) ? null : value;
}

/** The fuses asked for, by electron-builder's names; null when one is neither `true` nor `false`. */
export function wantedFuses(settings: readonly Setting[]): ReadonlyMap<string, boolean> | null {
  const block = settings.filter(({ path }) => path.startsWith('electronFuses.'));
  if (block.some(({ value }) => value !== 'true' && value !== 'false')) return null;
  return new Map(
    block.map(({ path, value }) => [path.slice('electronFuses.'.length), value === 'true']),
  );
}
