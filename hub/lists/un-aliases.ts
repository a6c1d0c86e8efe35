import type { PersonName } from '#shared/watchlist/person.ts';
import { collapse } from './listed-documents.ts';
import { wholeName } from './person-parts.ts';
import { scriptOf } from './scripts.ts';

/**
 * The names inside one ALIAS_NAME of the UN list. The list packs several into one string, separated by `;`
 * or by `b)`, puts the original script into brackets, and mixes in notes ("birth name", "born in 1963").
 */
export function namesInAlias(text: string, quality: string): Array<PersonName | null> {
  const traits = {
    kind: /\(birth name\)/iu.test(text) ? 'birth-name' : 'alias',
    quality: /^low$/iu.test(quality.trim()) ? 'weak' : 'strong',
  } as const;
  const bracketed = [...text.matchAll(/\(([^()]*)\)/gu)].map((found) => found[1] ?? '');
  const outside = text.replace(/\([^()]*\)/gu, ' ');
  const other = bracketed.filter((inner) => isOtherScript(inner, outside));
  return [outside, ...other]
    .flatMap((group) => group.split(/;|\s[a-z]\)\s/u))
    .map((name) => wholeName(withoutNotes(name), traits));
}

/** Brackets in the same script hold a note or a variant of one word; in another script they hold the name. */
function isOtherScript(inner: string, outside: string): boolean {
  const script = scriptOf(withoutNotes(inner));
  return script !== 'Zyyy' && script !== scriptOf(outside);
}

function withoutNotes(name: string): string {
  const bare = collapse(name)
    .replace(/^original script:\s*/iu, '')
    .replace(/,?\s+born\b.*$/iu, '')
    .replace(/["“”()]/gu, '')
    .trim();
  return bare.endsWith(',') ? bare.slice(0, -1).trim() : bare;
}
