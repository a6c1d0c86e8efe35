import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Addressee, keyOf, recipientsOf } from '#shared/protection/recipient.ts';
import { addressees, MEMBERS, state, WORLD } from './cases.ts';

const keysOf = (list: readonly Addressee[]) => recipientsOf(list, WORLD).map(keyOf);

describe('recipientsOf', () => {
  it('takes a group apart', () => {
    const group: Addressee = { kind: 'group', name: 'Neighbours', states: ['FRA', 'ITA'] };
    expect(keysOf([group])).toEqual(['ncb FRA', 'ncb ITA']);
  });

  it('leaves the own State out of "other countries"', () => {
    const keys = keysOf([{ kind: 'other-countries' }]);
    expect(keys).toHaveLength(MEMBERS.length - 1);
    expect(keys).not.toContain('own-ncb');
    expect(keys).not.toContain(`ncb ${WORLD.ownState}`);
  });

  it('names the bureau of the own State by what it is', () => {
    expect(keysOf([{ kind: 'ncb', state: WORLD.ownState }])).toEqual(['own-ncb']);
    const group: Addressee = { kind: 'group', name: 'Some', states: [WORLD.ownState, 'FRA'] };
    expect(keysOf([group])).toEqual(['own-ncb', 'ncb FRA']);
  });

  it('takes two codes of one State for one', () => {
    expect(keysOf([{ kind: 'ncb', state: 'D' }])).toEqual(['ncb DEU']);
    const both: Addressee = { kind: 'group', name: 'Twice', states: ['D', 'DEU'] };
    expect(keysOf([both])).toEqual(['ncb DEU']);
  });

  it('keeps the others as they are', () => {
    const plain: readonly Addressee[] = [
      { kind: 'own-ncb' },
      { kind: 'asylum-authority' },
      { kind: 'general-secretariat' },
      { kind: 'ccf' },
    ];
    expect(recipientsOf(plain, WORLD)).toEqual(plain);
  });

  it('names nobody twice, whoever is addressed', () => {
    fc.assert(
      fc.property(addressees, state, (list, one) => {
        const keys = keysOf([...list, { kind: 'ncb', state: one }, { kind: 'other-countries' }]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
