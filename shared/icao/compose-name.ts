/**
 * Writes a name into the name field, truncated where it does not fit.
 *
 * Source: ICAO Doc 9303, 8th edition, Parts 4 to 7, "Truncation of the name": letters are removed from the
 * primary identifier until two fillers and a letter of the secondary one fit, and the field ends with a letter.
 */
import { FILLER } from './check-digit.ts';

/** Both identifiers as the zone writes them: A to Z and single fillers; the primary one is not empty. */
export type WrittenName = { readonly primary: string; readonly secondary: string };

/** Exactly `width` characters. */
export function composeName({ primary, secondary }: WrittenName, width: number): string {
  if (joined(primary, secondary).length <= width) {
    return joined(primary, secondary).padEnd(width, FILLER);
  }
  const room = secondary === '' ? width : width - 3;
  let kept = primary;
  let field = joined(kept, secondary).slice(0, width);
  while (kept.length > room || field.endsWith(FILLER)) {
    kept = withoutOneLetter(kept);
    field = joined(kept, secondary).slice(0, width);
  }
  return field.padEnd(width, FILLER);
}

const joined = (primary: string, secondary: string): string =>
  secondary === '' ? primary : `${primary}${FILLER}${FILLER}${secondary}`;

/** The last letter of the longest component goes, so that every component leaves a trace. */
function withoutOneLetter(identifier: string): string {
  const components = identifier.split(FILLER);
  const longest = Math.max(...components.map((component) => component.length));
  const victim = components.findLastIndex((component) => component.length === longest);
  return components
    .map((component, index) => (index === victim ? component.slice(0, -1) : component))
    .filter((component) => component !== '')
    .join(FILLER);
}
