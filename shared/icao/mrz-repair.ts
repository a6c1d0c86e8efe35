/**
 * Proposes other readings of a zone that cannot be right: 0 for O, 1 for I, 8 for B, 5 for S, …
 *
 * A proposal is made only when the zone then breaks no rule at all, and never for a zone that is valid.
 * One check digit in ten agrees by chance: a proposal is for the officer to compare with the document,
 * and where several fit, all are shown. Nothing is applied here.
 */
import type { DateContext } from './mrz-date.ts';
import type { MrzField } from './mrz-finding.ts';
import { type Suspect, type SuspectReason, suspectsOf } from './mrz-suspect.ts';
import { type LineReading, readLines } from './read-lines.ts';

/** One character read differently; `line` and `position` count from 0. */
export type RepairChange = {
  readonly line: number;
  readonly position: number;
  readonly from: string;
  readonly to: string;
  readonly field: MrzField;
};

/** Why a reading is proposed; `check-digit` is the weakest. */
export type RepairReason = SuspectReason;

/** Complete lines to read instead, and what changed. */
export type ProposedRepair = {
  readonly lines: readonly string[];
  readonly changes: readonly RepairChange[];
  readonly reason: RepairReason;
};

const MOST_PROPOSALS = 8;
/** Enough for every pair of doubtful characters in a number beside a few forced ones. */
const MOST_ATTEMPTS = 4_000;

const WEAKEST_FIRST: readonly RepairReason[] = ['check-digit', 'filler', 'state-code', 'alphabet'];

/** The readings with the fewest changes that make the zone valid, at most eight, likelier ones first. */
export function proposeRepairs(reading: LineReading, context: DateContext): ProposedRepair[] {
  if (reading.valid) return [];
  const attempts = combine(reading, suspectsOf(reading))
    .filter((attempt) => attempt.changes.length > 0)
    .sort((a, b) => a.changes.length - b.changes.length);
  const proposals: ProposedRepair[] = [];
  for (const attempt of attempts) {
    const [first] = proposals;
    const done = first !== undefined && attempt.changes.length > first.changes.length;
    if (done || proposals.length === MOST_PROPOSALS) break;
    if (readLines(attempt.lines, context).valid) proposals.push(attempt);
  }
  return proposals;
}

/** Every choice of one option for each suspect, as long as there are not too many. */
function combine(reading: LineReading, suspects: readonly Suspect[]): ProposedRepair[] {
  let attempts: ProposedRepair[] = [{ lines: reading.lines, changes: [], reason: 'alphabet' }];
  for (const suspect of suspects) {
    const next = attempts.flatMap((attempt) =>
      suspect.options.map((option) => apply(attempt, suspect, option)),
    );
    if (next.length > MOST_ATTEMPTS) return [];
    attempts = next;
  }
  return attempts;
}

function apply(attempt: ProposedRepair, suspect: Suspect, option: string): ProposedRepair {
  const { at, field } = suspect;
  const changes: RepairChange[] = [];
  const lines = attempt.lines.map((text, line) => {
    if (line !== at.line) return text;
    for (let offset = 0; offset < option.length; offset += 1) {
      const position = at.start + offset;
      const [from, to] = [text.charAt(position), option.charAt(offset)];
      if (from !== to) changes.push({ line, position, from, to, field });
    }
    return text.slice(0, at.start) + option + text.slice(at.end);
  });
  const reasons = changes.length > 0 ? [attempt.reason, suspect.reason] : [attempt.reason];
  const reason = WEAKEST_FIRST.filter((each) => reasons.includes(each)).slice(0, 1);
  return {
    lines,
    changes: [...attempt.changes, ...changes],
    reason: reason.join('') as RepairReason,
  };
}
