/**
 * The States that must learn nothing about an asylum case: where the person comes from or was born, whose
 * national he is, who persecutes him, what he passed through, and who has him sought.
 *
 * Source: resolution GA-2017-86-RES-09; INTERPOL's Rules on the Processing of Data, articles 112 to 114.
 */
import { z } from 'zod';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';
import { linkedAuthorities } from '#shared/documents/issuer-alias.ts';

/** Why a State is forbidden. */
export const groundSchema = z.enum([
  'origin',
  'nationality',
  'birth',
  'persecutor',
  'transit',
  'notice-issuer',
]);
export type Ground = z.infer<typeof groundSchema>;

const codes = z.array(z.string().min(1).max(3)).max(60);

/** What is known of a case that decides who may receive what. ICAO codes. */
export const caseFactsSchema = z.object({
  countriesOfOrigin: codes,
  nationalities: codes,
  statesOfBirth: codes,
  /** States of which the person says that they persecute him. */
  persecutors: codes,
  transit: codes,
  /** Issuers of the notices that answered in the checks of the case. */
  noticeIssuers: codes,
  /** What identifies the case and its persons: references, names, document numbers. */
  identifiers: z.array(z.string().max(500)).max(500),
});

export type CaseFacts = z.infer<typeof caseFactsSchema>;

/** Each forbidden State by its canonical code, with every ground. Codes of the same authority are included. */
export function forbiddenStates(facts: CaseFacts): ReadonlyMap<string, readonly Ground[]> {
  const forbidden = new Map<string, Ground[]>();
  const forbid = (states: readonly string[], ground: Ground): void => {
    for (const state of new Set(states.flatMap(withLinked))) {
      forbidden.set(state, [...(forbidden.get(state) ?? []), ground]);
    }
  };
  forbid(facts.countriesOfOrigin, 'origin');
  forbid(facts.nationalities, 'nationality');
  forbid(facts.statesOfBirth, 'birth');
  forbid(facts.persecutors, 'persecutor');
  forbid(facts.transit, 'transit');
  forbid(facts.noticeIssuers, 'notice-issuer');
  return forbidden;
}

/** A State under every code: what is sent to a successor reaches the same desks. */
function withLinked(code: string): readonly string[] {
  const state = canonicalIssuingState(code);
  return [state, ...linkedAuthorities(state)];
}
