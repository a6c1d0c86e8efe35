import { describe, expect, it } from 'vitest';
import { type CaseFacts, forbiddenStates } from '#shared/protection/forbidden-states.ts';
import { NO_FACTS } from './cases.ts';

const forbidden = (facts: Partial<CaseFacts>) => forbiddenStates({ ...NO_FACTS, ...facts });

describe('forbiddenStates', () => {
  it.each([
    ['countriesOfOrigin', 'origin'],
    ['nationalities', 'nationality'],
    ['statesOfBirth', 'birth'],
    ['persecutors', 'persecutor'],
    ['transit', 'transit'],
    ['noticeIssuers', 'notice-issuer'],
  ] as const)('forbids each of the %s as %s', (field, ground) => {
    expect(forbidden({ [field]: ['ERI', 'ITA'] })).toEqual(
      new Map([
        ['ERI', [ground]],
        ['ITA', [ground]],
      ]),
    );
  });

  it('keeps every ground of a State', () => {
    const facts = { countriesOfOrigin: ['FRA'], persecutors: ['FRA', 'FRA'], transit: ['FRA'] };
    expect(forbidden(facts).get('FRA')).toEqual(['origin', 'persecutor', 'transit']);
  });

  it('forbids a State under its other codes', () => {
    expect(forbidden({ persecutors: ['D'] }).has('DEU')).toBe(true);
    expect([...forbidden({ persecutors: ['GBN'] }).keys()]).toContain('GBR');
  });

  it('forbids every successor of a State that is no more', () => {
    const states = [...forbidden({ statesOfBirth: ['SUN'] }).keys()];
    for (const code of ['SUN', 'RUS', 'UKR', 'EST', 'TJK']) expect(states).toContain(code);
  });

  it('forbids nobody where nothing is known', () => {
    expect(forbidden({}).size).toBe(0);
  });
});
