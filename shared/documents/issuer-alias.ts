/**
 * Other codes under which the documents of an issuing authority may have been reported.
 *
 * Sources: ICAO Doc 9303, 8th edition, Part 3, §5 (British codes, United Nations, RKS, ANT); ISO 3166-3 for
 * withdrawn codes and what became of them. That `XKX` and `KSV` are written for Kosovo, and `CHN` in the zone of
 * passports of Hong Kong and Macao, is common practice and no rule of either.
 *
 * None of these is the same code: only `D` and `DEU` are, and `canonicalIssuingState` makes them one. A match
 * under an alias is therefore near. `EUE` has no entry: no other code designates the European Union.
 */

/** Codes of one authority, or of several that report for one another. */
const SAME_AUTHORITY = [
  'GBR GBD GBN GBO GBP GBS',
  'UNO UNA UNK',
  'RKS XKX KSV UNK',
  'CHN HKG',
  'CHN MAC',
];

/** Code of a State or territory that is no more: those that answer for its documents, likeliest first. */
const SUCCEEDED_BY = [
  'SUN RUS UKR KAZ BLR UZB GEO AZE LTU MDA LVA KGZ TJK ARM TKM EST',
  'YUG SRB SCG MNE HRV BIH MKD SVN RKS',
  'SCG SRB MNE RKS',
  'CSK CZE SVK',
  'DDR DEU',
  'ZAR COD',
  'BUR MMR',
  'TMP TLS',
  'ROM ROU',
  'YMD YEM',
  'BYS BLR',
  'FXX FRA',
  'ANT CUW SXM NLD',
];

/** At most so many aliases of one code are looked up. */
export const MOST_ALIASES = 6;

const ALIASES: ReadonlyMap<string, readonly string[]> = buildAliases();

/** Aliases of a canonical code, likeliest first, never the code itself; empty for most. */
export function issuerAliases(issuingState: string): readonly string[] {
  return linkedAuthorities(issuingState).slice(0, MOST_ALIASES);
}

/** Every code that answers for the documents of a canonical code, or for which it answers; never the code itself. */
export function linkedAuthorities(issuingState: string): readonly string[] {
  return ALIASES.get(issuingState) ?? [];
}

function buildAliases(): Map<string, readonly string[]> {
  const aliases = new Map<string, readonly string[]>();
  const add = (code: string, others: readonly string[]): void => {
    const known = aliases.get(code) ?? [];
    const fresh = others.filter((other) => other !== code && !known.includes(other));
    aliases.set(code, [...known, ...fresh]);
  };
  for (const row of SAME_AUTHORITY) {
    const codes = row.split(' ');
    for (const code of codes) add(code, codes);
  }
  for (const row of SUCCEEDED_BY) {
    const [former, successors] = [row.slice(0, 3), row.slice(4).split(' ')];
    add(former, successors);
    for (const successor of successors) add(successor, [former]);
  }
  return aliases;
}
