/**
 * What an officer at the desk must and must not do when the refugee rules apply to a verdict (domain §3, rules 2, 4 to 6;
 * resolution GA-2017-86-RES-09; 1951 Convention, articles 27, 28 and 33).
 *
 * Derived from the verdict alone: the first line knows nothing of any asylum case, and nothing here tells of one.
 */
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import type { Reason, Verdict } from '#shared/screening/verdict.ts';

export const DESK_RULES = [
  /** With the States named; with a convention document, with any authority of the country of origin. */
  'no-contact',
  /** Whatever is asked or told goes to the own National Central Bureau. */
  'own-bureau-only',
  /** A document that answered is verified with who issued it, and by the bureau; its holder may be its owner. */
  'verify-through-bureau',
  /** The same where one of the States not to be contacted issued it: whom to ask is left to the bureau, none is named. */
  'bureau-decides',
  /** Holding it is no reason to refuse or to refer. */
  'no-reason-to-refuse',
  /** Whoever fears return is heard by the second line; reasons are neither asked for nor written down here. */
  'fear-is-heard',
  /** Nobody beside the traveller learns of it. */
  'speak-alone',
] as const;
export type DeskRule = (typeof DESK_RULES)[number];

export type DeskProtection = {
  /** The traveller presents a travel document of the 1951 or 1954 Convention, or a nationality that means one. */
  readonly isConvention: boolean;
  /** ICAO codes of the States that the verdict names, sorted, each once. */
  readonly states: readonly string[];
  /** In the order of the table above. */
  readonly rules: readonly DeskRule[];
};

/** The rules of a verdict; null when protection does not apply to it. */
export function deskProtection({ reasons }: Pick<Verdict, 'reasons'>): DeskProtection | null {
  const protection = reasons.filter((reason) => reason.kind === 'protection');
  if (protection.length === 0) return null;
  const isConvention = protection.some(({ why }) => why === 'convention-document');
  const states = [...new Set(protection.flatMap(({ state }) => state ?? []))].sort();
  const issuers = reasons.flatMap(issuerOfAnswer);
  const isFromFeared = issuers.some((issuer) => states.includes(issuer));
  return { isConvention, states, rules: DESK_RULES.filter(applies) };

  function applies(rule: DeskRule): boolean {
    if (rule === 'verify-through-bureau') return issuers.length > 0 && !isFromFeared;
    if (rule === 'bureau-decides') return isFromFeared;
    if (rule === 'no-reason-to-refuse') return isConvention;
    return true;
  }
}

/** Who issued the document that answered, by the code under which the States of the rules stand. */
function issuerOfAnswer(reason: Reason): string[] {
  const isAboutDocument = reason.kind === 'document-hit' || reason.kind === 'document-near';
  return isAboutDocument ? [canonicalIssuingState(reason.match.issuingState)] : [];
}
