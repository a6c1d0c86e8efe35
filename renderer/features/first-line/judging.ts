/** Judging whether traveller and listed person are two people: what is judged, and how far that is. */
import {
  type Decision,
  type Grounds,
  type JudgementPayload,
  pairOf,
} from '#shared/screening/judgement.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Candidate } from '#shared/screening/verdict.ts';

/** The judgement stays with the screening it was begun for, whoever is on the desk by now. */
export type Judging = {
  readonly screening: number;
  readonly traveller: Traveller;
  readonly candidate: Candidate;
  readonly decision: Decision;
};

/** A judgement by what it is about; the recorder adds the screening's identifier. */
export type JudgementDraft = {
  readonly kind: 'judgement';
  readonly of: number;
  readonly judgement: Omit<JudgementPayload, 'screening'>;
};

/** Null without a document: then there is no pair to remember. */
export function judgementDraft(
  { screening, traveller, candidate, decision }: Judging,
  grounds: Grounds,
  note: string,
): JudgementDraft | null {
  const { list, person } = candidate;
  const pair = pairOf(traveller, list, person);
  if (pair === null) return null;
  const judgement = { decision, pair, list, entry: person.id, grounds, note };
  return { kind: 'judgement', of: screening, judgement };
}
