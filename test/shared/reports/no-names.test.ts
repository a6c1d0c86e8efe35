import { describe, expect, it } from 'vitest';
import { personIn } from '#shared/reports/no-names.ts';

describe('personIn', () => {
  it.each([
    ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'mrz'],
    ['read as ERIKSSON<<ANNA', 'mrz'],
    ['p<utoeriksson<anna<maria<', 'mrz'],
    ['stolen with the bag on 14.03.1989', 'date'],
    ['stolen 1989-03-14', 'date'],
    ['stolen 14 / 3 / 89 at sea', 'date'],
    ['١٤/٠٣/١٩٨٩', 'date'],
    ['on 14 March 1989 in port', 'date'],
    ['في 14 مارس 1989', 'date'],
    ['write to anna@example.org', 'contact'],
    ['call +47 22 33 44 55', 'contact'],
    ['the holder lives in the camp', 'person'],
    ['sister of Dr Hassan', 'person'],
    ['née Dupont', 'person'],
    ['SMITH, John', 'person'],
    ['Anna Eriksson', 'person'],
    ['وثيقة السيدة حداد', 'person'],
    ['باسم نور', 'person'],
    ['نور حداد', 'person'],
  ])('finds the person in "%s"', (text, sign) => {
    expect(personIn(text)).toBe(sign);
  });

  it.each([
    'taken from a locked drawer together with a stamp',
    'Series B, batch 77 of 2025, box opened in transit',
    'page 4 was cut out; cover is blue',
    'Police station Tarvos, file 8812',
    'revoked after the status ended',
    'سُرقت من المكتب مع ختم',
  ])('finds nobody in "%s"', (text) => {
    expect(personIn(text)).toBeNull();
  });

  it('leaves dates to file numbers, and nothing else', () => {
    expect(personIn('UT 77/1 of 12.03.2025', { isReference: true })).toBeNull();
    expect(personIn('SMITH, John', { isReference: true })).toBe('person');
  });
});
