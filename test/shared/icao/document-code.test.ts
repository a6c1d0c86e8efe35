import { describe, expect, it } from 'vitest';
import { documentCodeStanding, documentKind } from '#shared/icao/document-code.ts';

describe('documentKind', () => {
  it.each([
    ['PP', 'passport'],
    ['PE', 'emergency'],
    ['PD', 'diplomatic-passport'],
    ['PO', 'official-passport'],
    ['PR', 'refugee-travel-document'],
    ['PT', 'alien-passport'],
    ['PS', 'stateless-travel-document'],
    ['PL', 'laissez-passer'],
    ['PM', 'military-passport'],
    ['PU', 'emergency'],
    ['P', 'passport'],
    ['P<', 'passport'],
    ['PN', 'passport'],
    ['V<', 'visa'],
    ['AC', 'crew'],
    ['AR', 'identity-card'],
    ['C1', 'identity-card'],
    ['I<', 'identity-card'],
    ['', 'unknown'],
    ['X<', 'unknown'],
  ] as const)('reads %s as %s (Doc 9303-4 §4.4, -5 note k, -7 §4.2.2.1)', (code, kind) => {
    expect(documentKind(code)).toBe(kind);
  });
});

describe('documentCodeStanding', () => {
  it.each([
    ['PP', 'TD3', 'harmonized'],
    ['PU', 'TD3', 'harmonized'],
    ['P<', 'TD3', 'unlettered'],
    ['PN', 'TD3', 'legacy'],
    ['P1', 'TD3', 'wrong'],
    ['I<', 'TD3', 'wrong'],
    ['PU', 'TD2', 'harmonized'],
    ['PU', 'TD1', 'wrong'],
    ['PP', 'TD2', 'wrong'],
    ['C1', 'TD1', 'harmonized'],
    ['ID', 'TD2', 'harmonized'],
    ['IV', 'TD1', 'wrong'],
    ['AV', 'TD2', 'wrong'],
    ['AC', 'TD1', 'harmonized'],
    ['AC', 'TD2', 'wrong'],
    ['AI', 'TD1', 'wrong'],
    ['AI', 'TD2', 'harmonized'],
    ['V<', 'MRV-A', 'harmonized'],
    ['VC', 'MRV-B', 'harmonized'],
    ['V*', 'MRV-B', 'wrong'],
  ] as const)('judges %s in %s: %s', (code, format, standing) => {
    expect(documentCodeStanding(code, format)).toBe(standing);
  });
});
