/** How a list of persons differs from what was published of it. */
import type { ListReading } from '#hub/releases/list-content.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import type { ChangedPersons, PersonChanges } from '#shared/release/person-changes.ts';
import { type PersonPack, personBucketOf, personPackSchema } from '#shared/release/person-pack.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { openReleased, type ReleasedPersons } from './released-persons.ts';

/** Persons by bucket, as many buckets as there are packs; each sorted by id. */
export type PersonBuckets = ReadonlyArray<readonly Person[]>;

/** What a file of changes says, while it is put together. */
export type FoundChanges = {
  readonly gone: number[];
  readonly withdrawn: string[];
  readonly entered: Array<PersonChanges['entered'][number]>;
};

type Comparison = {
  readonly released: ReleasedPersons;
  /** What packs and the files of changes that stay come to. */
  readonly before: ChangedPersons;
  readonly now: PersonBuckets;
};

/** What leads from `before` to `now`; null when a pack cannot be read. */
export async function findChanges(
  reading: ListReading,
  { released: { packs, tables }, before, now }: Comparison,
): Promise<FoundChanges | null> {
  const ids = new Set(now.flatMap((persons) => persons.map(({ id }) => id)));
  const withdrawn = [...before.entered.keys()].filter((id) => !ids.has(id));
  const found: FoundChanges = { gone: [], withdrawn, entered: [] };
  const touched = touchedBuckets(before, tables.packStart);
  for (const [bucket, pack] of packs.entries()) {
    const opened = await openReleased(reading, pack);
    if (opened === null) return null;
    const persons = now[bucket] ?? [];
    const bytes = packBytes(reading.list.description.id, persons);
    if (!touched.has(bucket) && bytes.equals(opened)) continue;
    const read = personPackSchema.safeParse(JSON.parse(Buffer.from(opened).toString('utf8')));
    if (!read.success) return null;
    const first = tables.packStart[bucket] as number;
    findInBucket({ first, packed: read.data.persons, now: persons }, before, found);
  }
  return found;
}

/** The plaintext of a pack. */
export const packBytes = (list: string, persons: readonly Person[]): Buffer =>
  Buffer.from(stableJson({ v: 1, list, persons: [...persons] } satisfies PersonPack));

/** Buckets of which somebody is gone or into which somebody was entered. */
function touchedBuckets(
  { gone, entered }: ChangedPersons,
  packStart: Uint32Array,
): ReadonlySet<number> {
  const buckets = packStart.length - 1;
  const touched = new Set([...entered.keys()].map((id) => personBucketOf(id, buckets)));
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    if (gone.subarray(packStart[bucket], packStart[bucket + 1]).includes(1)) touched.add(bucket);
  }
  return touched;
}

type Bucket = {
  /** Persons of the packs before this bucket's pack. */
  readonly first: number;
  readonly packed: readonly Person[];
  /** Sorted by id, like the pack. */
  readonly now: readonly Person[];
};

/** Adds to `found` what leads from `before` to the persons as they are now, but for withdrawals. */
function findInBucket({ first, packed, now }: Bucket, before: ChangedPersons, found: FoundChanges) {
  const standing = new Map<string, { readonly number: number; readonly person: Person }>();
  for (const [at, person] of packed.entries()) {
    if (before.gone[first + at] === 0) standing.set(person.id, { number: first + at, person });
  }
  for (const person of now) {
    const { id } = person;
    const packedBefore = standing.get(id);
    const known = before.entered.get(id) ?? packedBefore;
    if (known !== undefined && stableJson(known.person) === stableJson(person)) {
      standing.delete(id);
      continue;
    }
    const place = first + packed.filter((other) => other.id < id).length;
    found.entered.push({ place, person });
  }
  // Who is left is in the list no more, or is entered in other words.
  for (const { number } of standing.values()) found.gone.push(number);
}
