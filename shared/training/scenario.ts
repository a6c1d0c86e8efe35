/**
 * What a training scenario is: data that the desk plays on the real engine, with the training world's lists.
 *
 * Every text is in both languages of the desk. States other than Utopia (`UTO`, ICAO's specimen) are invented;
 * their codes are among those that ISO 3166 leaves to its users.
 */
import type { MrzElements } from '#shared/icao/compose-mrz.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { Traveller } from '#shared/screening/traveller.ts';
import type { Outcome, Reason } from '#shared/screening/verdict.ts';

/** One text in every language of the desk. */
export type Said = { readonly en: string; readonly ar: string };

export const say = (en: string, ar: string): Said => ({ en, ar });

/** Topics of the guidance library that a scenario leads to, by their ids there. */
export const GUIDANCE_TOPICS = [
  'resolution',
  'clauses',
  'notice-colours',
  'hit-procedure',
  'protection-rules',
  'mrz-anomalies',
  'not-screened',
  'document-hits',
  'asylum-first-contact',
] as const;

type GuidanceTopic = (typeof GUIDANCE_TOPICS)[number];

/** The rule behind a decision, in words, and where it is from. */
export type Rule = {
  /** Of the refugee rules (domain §3), or null where the rule is of the desk's procedure. */
  readonly number: number | null;
  readonly says: Said;
  readonly topic: GuidanceTopic;
};

export type Option = {
  readonly id: string;
  readonly text: Said;
  readonly feedback: Said;
  /** `grave`: whoever decides so puts a person in danger, and has not passed. */
  readonly worth: 'right' | 'wrong' | 'grave';
};

export const option = (
  id: string,
  worth: Option['worth'],
  { text, feedback }: Pick<Option, 'text' | 'feedback'>,
): Option => ({ id, worth, text, feedback });

/** What is put before the trainee. */
export type Presented =
  | { readonly how: 'document'; readonly elements: MrzElements }
  /** The lines as a reader gives them, faults and all. */
  | { readonly how: 'lines'; readonly lines: readonly string[] }
  | { readonly how: 'typed'; readonly traveller: Traveller };

/** What the real search must answer: the outcome, and the kinds of its reasons, each once, sorted. */
export type Expected = { readonly outcome: Outcome; readonly reasons: readonly Reason['kind'][] };

export type Step =
  | {
      readonly kind: 'present';
      readonly told: Said;
      /** Papers and circumstances, told in words. */
      readonly papers: readonly Said[];
      readonly presented: Presented;
      readonly expected: Expected;
      /** What the answer means. */
      readonly seen: Said;
    }
  | {
      readonly kind: 'question';
      readonly id: string;
      readonly asks: Said;
      readonly options: readonly Option[];
      readonly rule: Rule;
    }
  /** The trainee refers the traveller with the desk's own dialogue. */
  | { readonly kind: 'refer'; readonly told: Said };

export type Question = Extract<Step, { kind: 'question' }>;
export type Presentation = Extract<Step, { kind: 'present' }>;

export type Scenario = {
  readonly id: string;
  readonly title: Said;
  /** What is learnt, in a line. */
  readonly about: Said;
  readonly briefing: Said;
  /** The day on which it takes place: documents and lists have their age by it. */
  readonly day: PlainDay;
  readonly steps: readonly Step[];
  readonly debriefing: Said;
};

/** The day of the training world. */
export const TRAINING_DAY: PlainDay = { year: 2026, month: 6, day: 15 };
