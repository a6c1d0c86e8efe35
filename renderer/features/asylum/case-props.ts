/** What the parts of the asylum desk are given. */
import type { StoreApi } from 'zustand/vanilla';
import type { Case } from '#shared/asylum/case.ts';
import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { Officer } from '#shared/station/session.ts';
import type { AsylumStore } from './asylum-store.ts';
import type { TypedPerson } from './typed-intake.ts';

export type AsylumProps = {
  readonly store: StoreApi<AsylumStore>;
  /** Everyone who may sign in at this post. */
  readonly officers: readonly Officer[];
  readonly self: Officer;
  readonly now: Date;
  /** The day on the clock of the post: what happened "today" is of this day, not of UTC's. */
  readonly today: PlainDay;
};

/** With the case that is open. */
export type CaseProps = AsylumProps & { readonly state: Case };

/** One person of an intake that is being typed. */
export type PersonProps = {
  readonly person: TypedPerson;
  readonly onChange: (person: TypedPerson) => void;
};
