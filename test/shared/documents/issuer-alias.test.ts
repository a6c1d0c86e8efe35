import { describe, expect, it } from 'vitest';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { issuerAliases, MOST_ALIASES } from '#shared/documents/issuer-alias.ts';
import { STATE_CODES } from '#shared/icao/states.ts';

const CODES = [...STATE_CODES.map(canonicalIssuingState), 'XKX', 'KSV', 'BYS', 'FXX'];

describe('issuerAliases', () => {
  it.each([
    { code: 'GBR', aliases: ['GBD', 'GBN', 'GBO', 'GBP', 'GBS'], why: 'Doc 9303-3 §5, part A' },
    { code: 'GBN', aliases: ['GBR', 'GBD', 'GBO', 'GBP', 'GBS'], why: 'Doc 9303-3 §5, part A' },
    { code: 'UNO', aliases: ['UNA', 'UNK'], why: 'Doc 9303-3 §5, part C' },
    { code: 'RKS', aliases: ['XKX', 'KSV', 'UNK', 'YUG', 'SCG'], why: 'Kosovo' },
    { code: 'DEU', aliases: ['DDR'], why: 'ISO 3166-3' },
    { code: 'COD', aliases: ['ZAR'], why: 'ISO 3166-3' },
    { code: 'BUR', aliases: ['MMR'], why: 'ISO 3166-3' },
    { code: 'TLS', aliases: ['TMP'], why: 'ISO 3166-3' },
    { code: 'ROU', aliases: ['ROM'], why: 'ISO 3166-3' },
    { code: 'EST', aliases: ['SUN'], why: 'ISO 3166-3' },
    { code: 'SRB', aliases: ['YUG', 'SCG'], why: 'ISO 3166-3' },
    { code: 'ANT', aliases: ['CUW', 'SXM', 'NLD'], why: 'ISO 3166-3' },
    { code: 'MAC', aliases: ['CHN'], why: 'the zone of its passports' },
    { code: 'EUE', aliases: [], why: 'no other code' },
    { code: 'FRA', aliases: ['FXX'], why: 'ISO 3166-3' },
    { code: 'UTO', aliases: [], why: 'no other code' },
  ])('of $code are $aliases: $why', ({ code, aliases }) => {
    expect(issuerAliases(code)).toEqual(aliases);
  });

  it('never name the code itself, nor one twice, nor too many, nor one that is not canonical', () => {
    for (const code of CODES) {
      const aliases = issuerAliases(code);
      expect(aliases).not.toContain(code);
      expect(new Set(aliases).size).toBe(aliases.length);
      expect(aliases.length).toBeLessThanOrEqual(MOST_ALIASES);
      expect(aliases.map(canonicalIssuingState)).toEqual(aliases);
    }
  });

  it('name only codes that exist', () => {
    const known = new Set(CODES);
    for (const code of CODES) {
      for (const alias of issuerAliases(code)) expect(known).toContain(alias);
    }
  });
});
