/** Lives a case through the same two functions as the station: judged, recorded, added up. */
import { applyEvent, type Case } from '#shared/asylum/case.ts';
import type { Circumstances } from '#shared/asylum/circumstances.ts';
import { decide } from '#shared/asylum/decide.ts';
import { type Arrival, NO_STAMPS, type RecordedEvent, type Step } from '#shared/asylum/event.ts';
import { DEFAULT_PROTOCOL } from '#shared/asylum/exchange.ts';
import type { Refusal } from '#shared/asylum/refusal.ts';
import { anIntake, CASE_ID } from '#test/support/asylum-subjects.ts';

export type Life = {
  readonly events: RecordedEvent[];
  case(): Case;
  /** Answers why it did not happen; empty when it did. */
  step(step: Step, differs?: Partial<Circumstances>): readonly Refusal[];
  arrive(arrival: Arrival, at?: string): void;
};

const START = '2026-11-20T08:00:00.000Z';

export const circumstances = (differs: Partial<Circumstances> = {}): Circumstances => {
  const now = differs.now ?? START;
  return {
    officer: 'eva',
    witness: null,
    now,
    after: (hours) => new Date(Date.parse(now) + hours * 3_600_000).toISOString(),
    release: 7,
    requiredLists: ['interpol-notices', 'sltd'],
    protocol: DEFAULT_PROTOCOL,
    world: { ownState: 'FRA', members: ['FRA', 'DEU', 'IRQ', 'SYR', 'TUR', 'ITA'] },
    ...differs,
  };
};

export function aLife(intake = anIntake()): Life {
  const events: RecordedEvent[] = [];
  let state: Case | null = null;
  const take = (event: RecordedEvent['event'], rest: Partial<RecordedEvent> = {}) => {
    const recorded: RecordedEvent = {
      case: CASE_ID,
      event,
      stamps: NO_STAMPS,
      entry: `entry-${events.length + 1}`,
      at: START,
      officer: 'eva',
      release: 7,
      ...rest,
    };
    events.push(recorded);
    state = applyEvent(state, recorded);
  };
  const life: Life = {
    events,
    case() {
      if (state === null) throw new Error('there is no case');
      return state;
    },
    step(step, differs = {}) {
      const around = circumstances(differs);
      const judged = decide(state, step, around);
      if (!judged.ok) return judged.failure;
      take(step, { stamps: judged.value, officer: around.officer, at: around.now });
      return [];
    },
    arrive: (arrival, at = START) => take(arrival, { officer: null, at }),
  };
  const refusals = life.step({ kind: 'open', intake });
  if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
  return life;
}
