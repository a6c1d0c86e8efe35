/** Events of the fake cases, as the journal of the fake post holds them. */
import {
  type AsylumEvent,
  NO_STAMPS,
  type RecordedEvent,
  type Stamps,
} from '#shared/asylum/event.ts';

export const RELEASE = 412;

type Event = AsylumEvent['event'];
export type Told = readonly [
  at: string,
  event: Event,
  officer?: string | null,
  stamps?: Partial<Stamps>,
];

export const recorded = (
  id: string,
  { event, stamps, at, officer }: Pick<RecordedEvent, 'event' | 'stamps' | 'at' | 'officer'>,
): RecordedEvent => ({
  case: id,
  event,
  stamps,
  entry: crypto.randomUUID(),
  at,
  officer,
  release: RELEASE,
});

export const told = (id: string, story: readonly Told[]): RecordedEvent[] =>
  story.map(([at, event, officer = 'nhaddad', stamps = {}]) =>
    recorded(id, { event, at, officer, stamps: { ...NO_STAMPS, ...stamps } }),
  );
