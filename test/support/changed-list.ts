/** Lists of persons and what became of them, without the hub. */

import { stableJson } from '#shared/kernel/stable-json.ts';
import type { ChangedPersons, PersonChanges } from '#shared/release/person-changes.ts';
import { personBucketOf } from '#shared/release/person-pack.ts';
import type { Person } from '#shared/watchlist/person.ts';

type Buckets = ReadonlyArray<readonly Person[]>;

/** As packs have them: by bucket, and by id in each. */
export const inBuckets = (persons: readonly Person[], buckets: number): Buckets =>
  Array.from({ length: buckets }, (_, bucket) =>
    persons
      .filter(({ id }) => personBucketOf(id, buckets) === bucket)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );

export const packStartOf = (buckets: Buckets): Uint32Array =>
  Uint32Array.from(
    [0, ...buckets.map((_, bucket) => bucket + 1)].map(
      (end) => buckets.slice(0, end).flat().length,
    ),
  );

/** The changes that lead from `state` to `now`, found the slow way. */
export function changesBetween(
  packed: Buckets,
  { gone, entered }: ChangedPersons,
  now: Buckets,
): Pick<PersonChanges, 'gone' | 'withdrawn' | 'entered'> {
  const all = packed.flat();
  const wanted = new Map(now.flat().map((person) => [person.id, stableJson(person)]));
  const isAsWanted = (person: Person) => wanted.get(person.id) === stableJson(person);
  const known = new Set([
    ...all.filter((person, at) => gone[at] === 0 && isAsWanted(person)).map(({ id }) => id),
    ...[...entered.values()]
      .filter(({ person }) => isAsWanted(person))
      .map(({ person }) => person.id),
  ]);
  const starts = packStartOf(packed);
  return {
    gone: [...all.keys()].filter((at) => gone[at] === 0 && !isAsWanted(all[at] as Person)),
    withdrawn: [...entered.keys()].filter((id) => !wanted.has(id)),
    entered: now.flatMap((persons, bucket) =>
      persons
        .filter(({ id }) => !known.has(id))
        .map((person) => ({
          place:
            (starts[bucket] as number) +
            (packed[bucket] ?? []).filter(({ id }) => id < person.id).length,
          person,
        })),
    ),
  };
}
