import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDocumentNumber } from '#shared/documents/document-number.ts';
import { nearMatchSchema } from '#shared/documents/near-match.ts';
import { type NearNumber, nearNumbers } from '#shared/documents/near-numbers.ts';
import { alternationsOf, otherReadings } from '#shared/documents/number-confusion.ts';
import { confirmsNumber, type PrintedDigit } from '#shared/documents/printed-digit.ts';
import { checkDigitCharacter } from '#shared/icao/check-digit.ts';

const told = ({ documentNumber, near }: NearNumber): string => `${documentNumber} ${near.kind}`;
const toldOf = (number: string, printed: PrintedDigit | null = null): string[] =>
  nearNumbers(number, printed).map(told);

/** The zone's field for `read`, with the digit of `truth` behind it. */
const printedOver = (read: string, truth: string): PrintedDigit => ({
  covered: read.padEnd(9, '<'),
  digit: checkDigitCharacter(truth.padEnd(9, '<')),
});

describe('otherReadings', () => {
  it('are mutual: what may be read as another may be read for it', () => {
    for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      for (const other of otherReadings(character)) {
        expect(otherReadings(other.character)).toContainEqual({ character, tier: other.tier });
        expect(other.character).not.toBe(character);
      }
    }
  });
});

describe('alternationsOf', () => {
  it.each([
    ['531200987', 0],
    ['AB1234567', 1],
    ['53O200987', 2],
    ['A1B2', 3],
    ['', 0],
  ])('of %s is %i', (number, alternations) => {
    expect(alternationsOf(number)).toBe(alternations);
  });
});

describe('nearNumbers', () => {
  it.each([
    { number: 'AXEW', near: [], why: 'nothing is easily mistaken' },
    {
      number: 'X0',
      near: ['XO confusable', 'XD confusable', 'XQ confusable'],
      why: 'the commonest first',
    },
    {
      number: 'XO1X',
      near: [
        'XOIX confusable',
        'X01X confusable',
        'XOLX confusable',
        'XQ1X confusable',
        'XD1X confusable',
      ],
      why: 'likelier numbers before unlikelier ones, common confusions before rarer ones',
    },
    { number: '3O3O3', near: ['303O3 confusable', '3O303 confusable'], why: 'in order of place' },
  ])('of $number: $why', ({ number, near }) => {
    expect(toldOf(number).slice(0, Math.max(near.length, 1))).toEqual(near);
  });

  it('puts two confusions together where the number becomes likelier, or where both are the same', () => {
    expect(toldOf('3O3O3')).toContain('30303 confusable');
    expect(toldOf('X0X0X')).toContain('XOXOX confusable');
    expect(toldOf('3003')).toContain('3OO3 confusable');
    expect(toldOf('3013')).not.toContain('3OI3 confusable');
  });

  it('says which characters differ', () => {
    expect(nearNumbers('B0417O553', null)).toContainEqual({
      documentNumber: 'B04170553',
      rank: 3,
      near: { kind: 'confusable', positions: [5], presented: 'O', listed: '0' },
    });
  });

  it.each([
    { number: '0012344', presented: 2, listed: [0, 1, 3, 4] },
    { number: '12344', presented: 0, listed: [1, 4] },
    { number: '012344449', presented: 1, listed: [0, 2] },
    { number: '344443444434', presented: 0, listed: [1] },
    { number: '000', presented: 2, listed: [] },
    { number: 'A0012', presented: 0, listed: [] },
  ])('drops and adds leading zeros of $number: $listed', ({ number, presented, listed }) => {
    const found = nearNumbers(number, null).flatMap(({ near }) =>
      near.kind === 'leading-zero' ? [near] : [],
    );
    expect(found).toEqual(
      listed.map((zeros) => ({ kind: 'leading-zero', presented, listed: zeros })),
    );
  });

  it('knows a check digit typed along with the number, on either side', () => {
    expect(nearNumbers('L898902C36', null).slice(0, 2)).toMatchObject([
      { documentNumber: 'L898902C3', near: { side: 'presented', digit: '6' } },
      { near: { kind: 'check-digit-appended', side: 'listed' } },
    ]);
    expect(nearNumbers('L898902C4', null)[0]).toMatchObject({
      documentNumber: 'L898902C47',
      near: { side: 'listed', digit: '7' },
    });
    // The 3 is the digit of L898902C: typed it may be one, read from a zone that adds up it is not.
    const agreeing = printedOver('L898902C3', 'L898902C3');
    expect(toldOf('L898902C3')).toContain('L898902C check-digit-appended');
    expect(toldOf('L898902C3', agreeing)).not.toContain('L898902C check-digit-appended');
    expect(toldOf('XW7').filter((one) => one.includes('appended'))).toEqual([]);
  });
});

describe('nearNumbers with a printed check digit', () => {
  it('puts readings first that the digit confirms when it disagrees with what was read', () => {
    const near = nearNumbers('L898902C8', printedOver('L898902C8', 'L898902C3'));
    expect(near[0]?.rank).toBe(0);
    expect(near).toContainEqual({
      documentNumber: 'L898902C3',
      rank: 0,
      near: { kind: 'check-digit-repair', positions: [8], presented: '8', listed: '3' },
    });
  });

  it('proposes rare confusions only where the digit confirms them', () => {
    expect(toldOf('L898902C8').join()).not.toContain('L898902C3 ');
    const agreeing = printedOver('L898902C8', 'L898902C8');
    expect(toldOf('L898902C8', agreeing)).toEqual(toldOf('L898902C8'));
  });

  it.each([
    { read: 'AB12349KC', listed: 'AB12349', positions: [7, 8], presented: 'KC' },
    { read: 'AB123493C', listed: 'AB123493', positions: [8], presented: 'C' },
  ])('takes letters at the end of $read for fillers', ({ read, listed, positions, presented }) => {
    const near = nearNumbers(read, printedOver(read, listed));
    expect(near.find(({ documentNumber }) => documentNumber === listed)).toEqual({
      documentNumber: listed,
      rank: 0,
      near: {
        kind: 'check-digit-repair',
        positions,
        presented,
        listed: '<'.repeat(presented.length),
      },
    });
  });

  it('takes a K at the end for a filler even where the digit agrees: it cannot tell them apart', () => {
    const near = nearNumbers('AB123493K', printedOver('AB123493K', 'AB123493K'));
    expect(near).toContainEqual({
      documentNumber: 'AB123493',
      rank: 3,
      near: { kind: 'confusable', positions: [8], presented: 'K', listed: '<' },
    });
  });

  it.each([
    { read: 'AB349349', listed: 'AB3493497' },
    { read: '3493493W', listed: '3493493WX' },
  ])('finds the character that was lost behind $read', ({ read, listed }) => {
    const near = nearNumbers(read, printedOver(read, listed));
    expect(near).toContainEqual({
      documentNumber: listed,
      rank: 0,
      near: {
        kind: 'check-digit-repair',
        positions: [8],
        presented: '<',
        listed: listed.slice(-1),
      },
    });
  });

  it('invents no lost character for shorter numbers, nor outside the zone’s nine positions', () => {
    const lost = (read: string, printed: PrintedDigit) =>
      nearNumbers(read, printed).filter(
        ({ near }) => near.kind === 'check-digit-repair' && near.presented === '<',
      );
    expect(lost('AB34934', printedOver('AB34934', 'AB349347'))).toEqual([]);
    expect(lost('AB349349', { covered: 'AB<34<9349', digit: '0' })).toEqual([]);
  });
});

describe('every proposal', () => {
  const number = fc.oneof(
    fc.stringMatching(/^[A-Z0-9]{1,12}$/u),
    fc.stringMatching(/^[A-Z]{0,2}[0-9]{5,9}$/u),
    fc.stringMatching(/^[OQD0I1LS5B8KC]{8,9}$/u),
    fc.stringMatching(/^0{0,3}[0-9]{1,8}$/u),
  );
  const printed = fc.option(fc.integer({ min: 0, max: 9 }));

  it('is canonical, unlike the presented number, listed once, in order of rank', () => {
    fc.assert(
      fc.property(number, printed, (presented, digit) => {
        const near = nearNumbers(presented, fieldWith(presented, digit));
        const numbers = near.map(({ documentNumber }) => documentNumber);
        expect(numbers.map(canonicalDocumentNumber)).toEqual(numbers);
        expect(numbers).not.toContain(presented);
        expect(numbers).not.toContain('');
        expect(new Set(numbers).size).toBe(numbers.length);
        const ranks = near.map(({ rank }) => rank);
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it('comes in order of rank also where fillers were read as K and the digit agrees', () => {
    const near = nearNumbers('QQID80QKK', fieldWith('QQID80QKK', 5));
    expect(near.slice(0, 3).map(({ rank }) => rank)).toEqual([1, 3, 3]);
  });

  it('differs exactly as it says', () => {
    fc.assert(
      fc.property(number, printed, (presented, digit) => {
        for (const one of nearNumbers(presented, fieldWith(presented, digit))) {
          expect(nearMatchSchema.parse(one.near)).toEqual(one.near);
          expect(applied(presented, one)).toBe(one.documentNumber);
        }
      }),
    );
  });

  it('calls a repair only what the printed digit confirms and the number as read does not', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 9 }), (presented, digit) => {
        const field = { covered: presented.padEnd(9, '<'), digit: String(digit) };
        for (const { documentNumber, near } of nearNumbers(presented, field)) {
          if (near.kind !== 'check-digit-repair') continue;
          expect(confirmsNumber(field, documentNumber)).toBe(true);
          expect(confirmsNumber(field, presented)).toBe(false);
        }
      }),
    );
  });
});

function fieldWith(presented: string, digit: number | null): PrintedDigit | null {
  return digit === null ? null : { covered: presented.padEnd(9, '<'), digit: String(digit) };
}

/** Applies to `presented` what `near` says; the result must be the proposed number. */
function applied(presented: string, { near }: NearNumber): string {
  switch (near.kind) {
    case 'confusable':
    case 'check-digit-repair': {
      const characters = [...presented];
      for (const [index, position] of near.positions.entries()) {
        expect(characters[position] ?? '<').toBe(near.presented.charAt(index));
        expect(near.listed.charAt(index)).not.toBe(near.presented.charAt(index));
        characters[position] = near.listed.charAt(index);
      }
      return characters.join('').replaceAll('<', '');
    }
    case 'leading-zero': {
      const bare = presented.slice(near.presented);
      expect(presented.startsWith('0'.repeat(near.presented))).toBe(true);
      expect(bare.startsWith('0')).toBe(false);
      return '0'.repeat(near.listed) + bare;
    }
    case 'check-digit-appended': {
      if (near.side === 'listed') {
        expect(near.digit).toBe(checkDigitCharacter(presented));
        return presented + near.digit;
      }
      expect(presented.slice(-1)).toBe(near.digit);
      expect(checkDigitCharacter(presented.slice(0, -1))).toBe(near.digit);
      return presented.slice(0, -1);
    }
    case 'issuer-alias':
    case 'other-type':
      throw new Error(`nearNumbers makes no ${near.kind}`);
  }
}
