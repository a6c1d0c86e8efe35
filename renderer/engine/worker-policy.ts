/**
 * The page's content policy lets no text become a script (Trusted Types). The engine's worker is the one
 * script that the page starts by its address, so one address may pass: that of the built worker.
 */

type Rules = { createScriptURL(address: string): string };

/** The part of `trustedTypes` that is used. */
export type PolicyFactory = { createPolicy(name: string, rules: Rules): Rules };

declare global {
  /** Not in TypeScript's typings of the DOM. What a policy makes is a `TrustedScriptURL`, used as a text. */
  var trustedTypes: PolicyFactory | undefined;
}

/** The name in `main/station/pages.ts`. The browser gives it out once for each page. */
const NAME = 'farpost-engine';

/** A policy that passes `address` and refuses every other; the rule alone where the browser has none. */
export function policyFor(address: string, factory: PolicyFactory | undefined): Rules {
  const rules: Rules = {
    createScriptURL(asked) {
      if (asked !== address) throw new TypeError('not the engine of this desk');
      return asked;
    },
  };
  return factory?.createPolicy(NAME, rules) ?? rules;
}
