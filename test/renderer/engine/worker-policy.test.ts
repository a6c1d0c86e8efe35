import { describe, expect, it } from 'vitest';
import { CONTENT_POLICY } from '#main/station/pages.ts';
import { type PolicyFactory, policyFor } from '#renderer/engine/worker-policy.ts';

const ENGINE = 'app://farpost/assets/engine.worker-Ab3dEf9_.js';

/** As Chromium does it: what a policy makes is marked, and a name is given out once, if it is allowed. */
function chromium(): PolicyFactory {
  const allowed = /trusted-types ([^;]+)/u.exec(CONTENT_POLICY)?.[1]?.split(' ') ?? [];
  return {
    createPolicy(name, rules) {
      if (!allowed.includes(name)) throw new TypeError(`Policy ${name} disallowed.`);
      allowed.splice(allowed.indexOf(name), 1);
      return { createScriptURL: (address) => `trusted ${rules.createScriptURL(address)}` };
    },
  };
}

describe.each([
  { where: 'with Trusted Types', factory: chromium(), mark: 'trusted ' },
  { where: 'in a browser without them', factory: undefined, mark: '' },
])('the policy of the engine $where', ({ factory, mark }) => {
  const policy = policyFor(ENGINE, factory);

  it('passes the address of the engine', () => {
    expect(policy.createScriptURL(ENGINE)).toBe(`${mark}${ENGINE}`);
  });

  it.each([
    'app://farpost/assets/other.js',
    `${ENGINE}?x`,
    'blob:app://farpost/3f2c',
    'data:text/javascript,alert(1)',
    '',
  ])('refuses %s', (address) => {
    expect(() => policy.createScriptURL(address)).toThrow(TypeError);
  });
});
