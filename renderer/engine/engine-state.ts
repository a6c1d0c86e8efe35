import type { PlainDay } from '#shared/kernel/partial-date.ts';
import type { ActiveRelease } from '#shared/release/manifest.ts';
import { DEFAULT_POLICY, maxAgeInDays, type Policy } from '#shared/release/policy.ts';
import { ageInDays } from '#shared/screening/list-age.ts';
import type { EngineStatus } from './contract.ts';
import type { Progress } from './install/install.ts';
import type { Generation } from './search/generation.ts';
import type { ListSource } from './search/list-source.ts';

/** Everything the engine knows of itself. */
export type EngineState = {
  /** What screenings are answered from. */
  readonly generation: Generation | null;
  /** What the station has; undefined until it said so. */
  readonly offered: ActiveRelease | null | undefined;
  readonly progress: Progress;
  /** Whether the officer stopped the bringing of files. */
  readonly paused: boolean;
  readonly failure: EngineStatus['failure'];
};

export const START_STATE: EngineState = {
  generation: null,
  offered: undefined,
  progress: { targets: 0, of: 0, bytes: 0, ofBytes: 0 },
  paused: false,
  failure: null,
};

/**
 * `ready` while every list of an installed release can be searched, also while a newer one is brought, and
 * also when bringing it failed: then `failure` says why.
 */
export function statusOf(state: EngineState, today: PlainDay): EngineStatus {
  const { generation, progress } = state;
  const release = generation?.release ?? null;
  const policy = generation?.policy ?? DEFAULT_POLICY;
  return {
    state: phaseOf(state),
    release: release?.version ?? null,
    publishedAt: release?.publishedAt ?? null,
    activatedAt: release?.activatedAt ?? null,
    expires: release?.expires ?? null,
    idleLockInMinutes: policy.idleLockInMinutes,
    installed: { ...progress, paused: state.paused },
    lists: (generation?.sources ?? []).map((source) => describe(source, policy, today)),
    failure: failureOf(state),
  };
}

function phaseOf(state: EngineState): EngineStatus['state'] {
  const { generation, offered } = state;
  const searchable = generation?.sources.every((source) => source.searchable) ?? false;
  if (searchable && generation?.policy) return 'ready';
  if (failureOf(state) !== null) return 'failed';
  return offered === undefined && generation === null ? 'starting' : 'installing';
}

function failureOf({ generation, offered, failure }: EngineState): EngineStatus['failure'] {
  const nothing = generation === null && offered === null;
  return failure ?? (nothing ? { kind: 'no-release', detail: '' } : null);
}

function describe(
  { list, searchable }: ListSource,
  policy: Policy,
  today: PlainDay,
): EngineStatus['lists'][number] {
  const limitInDays = maxAgeInDays(policy, list.id);
  const age = ageInDays(list.listDate, today);
  return {
    list: list.id,
    title: list.title,
    ...(list.titles === undefined ? {} : { titles: list.titles }),
    publisher: list.publisher,
    kind: list.kind,
    listDate: list.listDate ?? '',
    ageInDays: age ?? 0,
    limitInDays,
    tooOld: age === null || age > limitInDays,
    required: policy.requiredLists.includes(list.id),
    records: list.records,
    searchable,
  };
}
