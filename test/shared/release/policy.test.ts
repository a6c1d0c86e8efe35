import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '#shared/asylum/exchange.ts';
import { DEFAULT_POLICY, rulesOf, worldOf } from '#shared/release/policy.ts';

describe('whose posts a policy is for', () => {
  it('is known to nobody while it does not name the own State', () => {
    expect(worldOf(DEFAULT_POLICY)).toBeNull();
    expect(worldOf({ ...DEFAULT_POLICY, members: ['FRA', 'DEU'] })).toBeNull();
  });

  it('lets them write to the members that it names, and to no other', () => {
    const members = ['DEU', 'ITA'];
    expect(worldOf({ ...DEFAULT_POLICY, ownState: 'FRA', members })).toEqual({
      ownState: 'FRA',
      members,
    });
    expect(worldOf({ ...DEFAULT_POLICY, ownState: 'FRA', members: [] })?.members).toEqual([]);
  });

  it('lets them write to every State that there is where it names no members', () => {
    const members = worldOf({ ...DEFAULT_POLICY, ownState: 'FRA' })?.members ?? [];
    expect(members.length).toBeGreaterThan(190);
    expect(members).toEqual(expect.arrayContaining(['FRA', 'D', 'IRQ', 'SYR']));
    // Organisations, nationalities that are none, and States that are no more.
    for (const code of ['UNO', 'XXA', 'XXB', 'XPO', 'ANT']) expect(members).not.toContain(code);
  });
});

describe('the rules of an asylum case', () => {
  it('are those of the policy, with the usual protocol where it has none', () => {
    const { requiredLists } = DEFAULT_POLICY;
    expect(rulesOf(DEFAULT_POLICY)).toEqual({
      requiredLists,
      protocol: DEFAULT_PROTOCOL,
      world: null,
    });
    const protocol = { ...DEFAULT_PROTOCOL, formName: 'AS-7', escalateTo: 'the head of bureau' };
    const policy = { ...DEFAULT_POLICY, protocol, ownState: 'FRA', members: ['DEU'] };
    expect(rulesOf(policy)).toEqual({
      requiredLists,
      protocol,
      world: { ownState: 'FRA', members: ['DEU'] },
    });
  });
});
