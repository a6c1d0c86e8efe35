/** The ways to read a traveller's name: as the document has it, and in the original script when known. */
import { isComparable, type ParsedName, parseName } from '../names/tokens.ts';
import type { Traveller } from '../traveller.ts';

/** One way to read the traveller's name. */
export type QueryName = {
  readonly whole: string;
  readonly parsed: ParsedName;
  /** Index of a token that may go on beyond its last letter. */
  readonly truncated: number | null;
};

/** Empty when there is no word that could be compared: then nobody can be searched for by name. */
export function queryNamesOf(traveller: Traveller): QueryName[] {
  const { primaryIdentifier, secondaryIdentifier, originalScriptName, nameTruncated } = traveller;
  const names: QueryName[] = [];
  const primary = parseName(primaryIdentifier);
  const whole = `${primaryIdentifier} ${secondaryIdentifier}`.trim();
  const parsed = parseName(whole);
  if (isComparable(parsed)) {
    // The machine readable zone cuts at the end of its name field: the last word, or the last of the family name.
    const cut = parseName(secondaryIdentifier).tokens.length > 0 ? parsed : primary;
    names.push({ whole, parsed, truncated: nameTruncated ? cut.tokens.length - 1 : null });
  }
  const original = parseName(originalScriptName ?? '');
  if (isComparable(original)) {
    names.push({ whole: originalScriptName as string, parsed: original, truncated: null });
  }
  return names;
}
