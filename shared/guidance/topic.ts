/**
 * Topics of the guidance library, and which of them help with a verdict.
 *
 * The texts themselves belong to the desk; here is only what can be read about, so that a verdict
 * always leads somewhere.
 */
import type { Outcome, Reason, Verdict } from '#shared/screening/verdict.ts';

/** In the order in which the library shows them. */
export const TOPICS = [
  'hit-procedure',
  'document-hits',
  'notice-colours',
  'not-screened',
  'mrz-anomalies',
  'protection-rules',
  'asylum-first-contact',
  'ncb-exchange',
  'resolution',
  'clauses',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What a verdict is read about whatever its reasons are. */
const BY_OUTCOME: Readonly<Record<Outcome, Topic>> = {
  clear: 'not-screened',
  refer: 'hit-procedure',
  hit: 'hit-procedure',
  'not-screened': 'not-screened',
};

/** The most fitting first; a reason that nobody has mapped does not compile. */
const BY_REASON: Readonly<Record<Reason['kind'], readonly [Topic, ...Topic[]]>> = {
  'document-hit': ['document-hits', 'hit-procedure', 'ncb-exchange'],
  'document-near': ['document-hits', 'mrz-anomalies'],
  'listed-document': ['hit-procedure', 'notice-colours', 'ncb-exchange'],
  'person-hit': ['notice-colours', 'hit-procedure', 'ncb-exchange'],
  'person-candidate': ['notice-colours', 'hit-procedure'],
  'judged-different': ['hit-procedure'],
  'document-expired': ['mrz-anomalies'],
  'does-not-add-up': ['mrz-anomalies'],
  'list-too-old': ['not-screened'],
  'source-failed': ['not-screened'],
  'no-release': ['not-screened'],
  unreadable: ['not-screened', 'mrz-anomalies'],
  protection: ['protection-rules', 'asylum-first-contact', 'ncb-exchange'],
};

/**
 * What to read about a verdict, most fitting first and none twice; never empty.
 *
 * Each reason's first topic comes before any reason's second, so that protection is near the top also
 * when graver reasons stand before it. "Not screened" is always read about first.
 */
export function topicsFor({ outcome, reasons }: Verdict): readonly Topic[] {
  const wanted = reasons.map(topicsOfReason);
  const first = outcome === 'not-screened' ? [BY_OUTCOME[outcome]] : [];
  const leading = wanted.flatMap(([topic]) => topic);
  return [...new Set([...first, ...leading, ...wanted.flat(), BY_OUTCOME[outcome]])];
}

/** A reported document that is tied to a notice leads to a person. */
function topicsOfReason(reason: Reason): readonly [Topic, ...Topic[]] {
  const topics = BY_REASON[reason.kind];
  const noticed = reason.kind === 'document-hit' && reason.match.notice !== undefined;
  return noticed ? [...topics, 'notice-colours'] : topics;
}
