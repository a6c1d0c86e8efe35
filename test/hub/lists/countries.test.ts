import { describe, expect, it } from 'vitest';
import { countryOfCode, countryOfName, isStateCode } from '#hub/lists/countries.ts';

describe('countryOfName', () => {
  it.each([
    ['Iran (Islamic Republic of)', 'IRN'],
    ['Burma', 'MMR'],
    ['Korea, North', 'PRK'],
    ["Democratic People's Republic of Korea", 'PRK'],
    ['Democratic Republic of the Congo', 'COD'],
    ['Congo', 'COG'],
    ['the former Yugoslavia', 'YUG'],
    ['former Soviet Union', 'SUN'],
    ['Türkiye', 'TUR'],
    ['Turkey', 'TUR'],
    ["Cote d'Ivoire", 'CIV'],
    ['Cabo Verde.  Previously Cape Verde.', 'CPV'],
    ['Macedonia, The Former Yugoslav Republic of', 'MKD'],
    ['The Gambia', 'GMB'],
    ['possibly Palestinian', 'PSE'],
    ['United Kingdom of Great Britain and Northern Ireland', 'GBR'],
    ['Kosovo', 'RKS'],
    ['germany', 'DEU'],
  ])('maps %s to %s', (name, code) => {
    expect(countryOfName(name)).toEqual({ kind: 'code', code });
  });

  it.each(['', 'na', ' N/A '])('takes "%s" for no country at all', (name) => {
    expect(countryOfName(name)).toEqual({ kind: 'nothing' });
  });

  it('names what it does not know', () => {
    expect(countryOfName(' Atlantis ')).toEqual({ kind: 'unmapped', name: 'Atlantis' });
  });
});

describe('countryOfCode', () => {
  it.each([
    ['IR', 'IRN'],
    ['irn', 'IRN'],
    ['D', 'DEU'],
    ['GBN', 'GBN'],
    ['France', 'FRA'],
  ])('maps %s to %s', (text, code) => {
    expect(countryOfCode(text)).toEqual({ kind: 'code', code });
  });

  it('does not invent a country', () => {
    expect(countryOfCode('ZZ')).toEqual({ kind: 'unmapped', name: 'ZZ' });
  });
});

it('knows the codes of Doc 9303 beyond ISO 3166, and no others', () => {
  expect(['UTO', 'XXA', 'XXB', 'RKS', 'GBD', 'UNO', 'FRA'].every(isStateCode)).toBe(true);
  expect(['SUN', 'ROM', 'TMP', 'BUR', 'BYS', 'XKX', 'KSV'].every(isStateCode)).toBe(true);
  expect(['GER', 'fra', '', 'XYZ'].some(isStateCode)).toBe(false);
});
