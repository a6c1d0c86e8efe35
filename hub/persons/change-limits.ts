/** When changes give way to new packs and a new index. */
export type ChangeLimits = {
  /** Files of changes, before they are written as one. */
  readonly mostFiles: number;
  /** Persons gone, or persons entered, as a share of those in the packs. */
  readonly mostPersonShare: number;
  /** Bytes of changes as a share of those of packs and index. */
  readonly mostByteShare: number;
  /** Persons entered: a post has them in memory. */
  readonly mostPersons: number;
  /** Days after the first changes: until then, who is gone from the list is still in its packs. */
  readonly mostDays: number;
};

export const DEFAULT_CHANGE_LIMITS: ChangeLimits = {
  mostFiles: 16,
  mostPersonShare: 0.25,
  mostByteShare: 0.25,
  mostPersons: 10_000,
  mostDays: 30,
};
