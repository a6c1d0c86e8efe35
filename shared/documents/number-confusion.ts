/**
 * Characters of document numbers that readers, eyes and keyboards take for one another.
 *
 * Doc 9303 Part 3 prints the zone in OCR-B, which keeps 0 and O, 1 and I apart; laminates, worn ink, other
 * typefaces in the visual zone and handwritten reports do not. The pairs are common knowledge of character
 * recognition, not a rule: they propose, and never decide.
 *
 * Either side may have erred: the reader of this document, or whoever wrote the report. A check digit that
 * agrees here rules out only the first, so common confusions are always looked up.
 */

/** 0: looked up first. 1: looked up when there is room. 2: only where a check digit confirms it. */
export type ConfusionTier = 0 | 1 | 2;

/** Another reading of one character. */
export type OtherReading = { readonly character: string; readonly tier: ConfusionTier };

/**
 * Tier 0 and most of tier 1 cross between letters and digits. A State's numbers have letters and digits in fixed
 * places, so such a variant is hardly ever another valid number, and false alarms are rare. Pairs of two digits
 * (tier 2) are: a nine-digit number has valid neighbours everywhere, and one in fifty may be listed.
 */
const PAIRS: Readonly<Record<ConfusionTier, string>> = {
  // The bowl of O, the stroke of I, the curves of S, B and G, the angle of Z.
  0: 'O0 I1 S5 B8 Z2 G6',
  // A closed or tailed O; a stroke with or without its foot; a rounded V.
  1: 'L1 D0 Q0 IL OQ OD UV',
  2: 'A4 T7 38 17 08 68 56 35 06 49 MN VY CG EF PR HN KX DQ',
};

const READINGS = buildReadings();

/** All other readings of a canonical character, likeliest first. */
export function otherReadings(character: string): readonly OtherReading[] {
  return READINGS.get(character) ?? [];
}

/**
 * How often letters and digits change places in a number: 1 for `AB1234567`, 2 for `53O2009`. Issuing States use
 * few changes, so of two variants the one with fewer is the likelier number.
 */
export function alternationsOf(number: string): number {
  return [...number.matchAll(/[A-Z](?=[0-9])|[0-9](?=[A-Z])/gu)].length;
}

function buildReadings(): Map<string, OtherReading[]> {
  const readings = new Map<string, OtherReading[]>();
  const add = (from: string, character: string, tier: ConfusionTier): void => {
    readings.set(from, [...(readings.get(from) ?? []), { character, tier }]);
  };
  for (const tier of [0, 1, 2] as const) {
    for (const pair of PAIRS[tier].split(' ')) {
      add(pair.charAt(0), pair.charAt(1), tier);
      add(pair.charAt(1), pair.charAt(0), tier);
    }
  }
  return readings;
}
