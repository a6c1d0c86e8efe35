/**
 * Country names and codes as the publishers of lists write them, mapped onto the codes of ICAO Doc 9303,
 * Part 3: ISO 3166-1 alpha-3 and the additions for organisations, former states and persons without one.
 */
import { ISO_3166 } from '#shared/icao/iso-3166.ts';

/** Doc 9303 codes outside ISO 3166, ISO 3166-3 codes of states that no longer exist, and what is written for Kosovo. */
const BEYOND_ISO =
  'D GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC XXA XXB XXC XXX ' +
  'ANT NTZ UTO IAO SUN YUG SCG CSK DDR ZAR BUR TMP ROM YMD BYS FXX XKX KSV';

/** Names that differ from the ones the runtime's English region names give; already in the form of `plain`. */
const VARIANTS: ReadonlyArray<readonly [code: string, names: string]> = [
  ['BHS', 'bahamas'],
  ['BIH', 'bosnia and herzegovina|bosnia herzegovina|bosnia'],
  ['BOL', 'bolivia plurinational state of'],
  ['BRN', 'brunei darussalam'],
  ['CAF', 'car|central african rep'],
  ['CHN', 'peoples republic of china|china peoples republic of'],
  ['CIV', 'ivory coast|cote divoire'],
  [
    'COD',
    'democratic republic of the congo|congo democratic republic of the|congo kinshasa|drc|dr congo',
  ],
  ['COG', 'congo|republic of the congo|congo republic of the|congo brazzaville'],
  ['CPV', 'cabo verde|cape verde'],
  ['CZE', 'czech republic|czechia'],
  ['FSM', 'micronesia federated states of|micronesia'],
  [
    'GBR',
    'united kingdom of great britain and northern ireland|uk|great britain|britain|england|scotland',
  ],
  ['GMB', 'gambia|gambia the'],
  ['HKG', 'hong kong|china hong kong special administrative region'],
  ['IRN', 'iran islamic republic of|islamic republic of iran'],
  ['KNA', 'saint kitts and nevis|st kitts and nevis'],
  ['KOR', 'korea south|republic of korea|korea republic of'],
  ['LAO', 'lao peoples democratic republic'],
  ['LBY', 'libyan arab jamahiriya|state of libya'],
  ['LCA', 'saint lucia'],
  ['MAC', 'macau|macao|china macao special administrative region'],
  ['MDA', 'republic of moldova|moldova republic of'],
  [
    'MKD',
    'north macedonia the republic of|macedonia the former yugoslav republic of|macedonia|' +
      'former yugoslav republic of macedonia|republic of north macedonia',
  ],
  ['MMR', 'burma|myanmar|union of myanmar'],
  ['NLD', 'kingdom of the netherlands|holland'],
  [
    'PRK',
    'korea north|democratic peoples republic of korea|korea democratic peoples republic of|dprk',
  ],
  [
    'PSE',
    'palestinian|possibly palestinian|state of palestine|palestine|occupied palestinian territory',
  ],
  ['RUS', 'russian federation'],
  ['STP', 'sao tome and principe'],
  ['SWZ', 'swaziland'],
  ['SYR', 'syrian arab republic'],
  ['TLS', 'east timor'],
  ['TTO', 'trinidad and tobago|trinidad'],
  ['TUR', 'turkey|republic of turkey|republic of turkiye'],
  ['TWN', 'taiwan province of china|chinese taipei'],
  ['TZA', 'united republic of tanzania|tanzania united republic of'],
  ['USA', 'united states of america|us|usa'],
  ['VAT', 'holy see|vatican'],
  ['VCT', 'saint vincent and the grenadines'],
  ['VEN', 'venezuela bolivarian republic of'],
  ['VNM', 'viet nam'],
  ['YEM', 'yemen arab republic|republic of yemen'],
  ['RKS', 'kosovo'],
  ['SUN', 'former soviet union|soviet union|ussr|union of soviet socialist republics'],
  ['YUG', 'former yugoslavia|yugoslavia'],
  ['SCG', 'serbia and montenegro'],
  ['CSK', 'czechoslovakia|former czechoslovakia'],
  ['DDR', 'german democratic republic|east germany'],
  ['ZAR', 'zaire'],
  ['ANT', 'netherlands antilles'],
  ['EUE', 'european union'],
  ['UNO', 'united nations'],
  ['XPO', 'interpol'],
  ['XOM', 'sovereign military order of malta|order of malta'],
  ['XXA', 'stateless|stateless person'],
  ['XXB', 'refugee'],
];

/** What publishers write when they do not know. */
const UNKNOWN = new Set(['', 'na', 'n a', 'none', 'unknown', 'not available', '0']);

const alphaThreeOfTwo = new Map([...ISO_3166].map(([three, two]) => [two, three] as const));
const codes = new Set([...alphaThreeOfTwo.values(), ...BEYOND_ISO.split(' ')]);
const codeOfName = buildNames();

/** `nothing` means the publisher gave no country at all; `unmapped` that it gave one nobody here knows. */
export type CountryAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unmapped'; readonly name: string };

/** Maps an English country name, as lists write it, onto its code. */
export function countryOfName(name: string): CountryAnswer {
  const wanted = plain(name);
  if (UNKNOWN.has(wanted)) return { kind: 'nothing' };
  const code = codeOfName.get(wanted) ?? codeOfName.get(plain(name.replace(/\..*$/su, '')));
  return code === undefined ? { kind: 'unmapped', name: name.trim() } : { kind: 'code', code };
}

/** Maps a two or three letter code, or else a name, onto the three-letter code. */
export function countryOfCode(text: string): CountryAnswer {
  const code = text.trim().toUpperCase();
  if (code === 'D') return { kind: 'code', code: 'DEU' };
  const known = alphaThreeOfTwo.get(code) ?? (codes.has(code) ? code : undefined);
  return known === undefined ? countryOfName(text) : { kind: 'code', code: known };
}

/** Whether `code` is an issuing code of Doc 9303 (upper case), former states included. */
export function isStateCode(code: string): boolean {
  return codes.has(code);
}

function buildNames(): Map<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Map<string, string>();
  for (const [two, three] of alphaThreeOfTwo) {
    const name = english.of(two);
    if (name !== undefined) names.set(plain(name), three);
  }
  for (const [code, variants] of VARIANTS) {
    for (const name of variants.split('|')) names.set(name, code);
  }
  return names;
}

/** Lower case, no accents, no punctuation, no leading article, `&` read as "and". */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/gu, ' and ')
    .replace(/['’‘`\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /u, '');
}
