/** What an engine says of itself: everything is here, but for what the test changes. */
import type { EngineStatus } from '#renderer/engine/contract.ts';

type Changes = Partial<Omit<EngineStatus, 'installed'>> & {
  readonly installed?: Partial<EngineStatus['installed']>;
};

export function statusWith({ installed, ...changes }: Changes = {}): EngineStatus {
  const whole = { targets: 8, of: 8, bytes: 1_000_000_000, ofBytes: 1_000_000_000, paused: false };
  return {
    state: 'ready',
    release: 412,
    publishedAt: '2026-11-20T04:00:00Z',
    activatedAt: '2026-11-20T06:41:00Z',
    expires: '2026-11-27T04:00:00Z',
    idleLockInMinutes: 5,
    lists: [listWith({ list: 'sltd', title: 'Documents', titles: { ar: 'الوثائق' } })],
    failure: null,
    ...changes,
    installed: { ...whole, ...installed },
  };
}

export const listWith = (
  changes: Partial<EngineStatus['lists'][number]>,
): EngineStatus['lists'][number] => ({
  list: 'national',
  title: 'National list',
  publisher: 'Border Service',
  kind: 'persons',
  listDate: '2026-11-20',
  ageInDays: 3,
  limitInDays: 7,
  tooOld: false,
  required: true,
  records: 10,
  searchable: true,
  ...changes,
});

/** A little less than 38 of 100 bytes are there. */
export const PART = { targets: 3, of: 8, bytes: 379_999_999, ofBytes: 1_000_000_000 } as const;
