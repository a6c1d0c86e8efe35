/**
 * The plaintext of a file of changes: what became of a list of persons since its packs were made.
 *
 * Packs and the index of names stay as they are; several files follow one another, each upon the ones before it.
 */
import { z } from 'zod';
import { toHex } from '#shared/kernel/bytes.ts';
import { ENTERED } from '#shared/screening/retrieval/gather.ts';
import { listIdSchema } from '#shared/watchlist/list.ts';
import { type Person, personSchema } from '#shared/watchlist/person.ts';
import { packsBinding } from './packs-binding.ts';
import { personBucketOf } from './person-pack.ts';

/** An entry that is new, or other than in the packs. */
const placedPersonSchema = z.object({
  /** How many persons of the packs come before it, by bucket and then by id. */
  place: z.int().nonnegative(),
  person: personSchema,
});

export const personChangesSchema = z.object({
  v: z.literal(1),
  list: listIdSchema,
  /** Upon which files these changes are: `changesBinding`. */
  after: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Numbers, in the packs, of persons who are gone or whose entry is another now; none of them twice in all files. */
  gone: z.array(z.int().nonnegative()),
  /** Ids of persons whom an earlier file entered and who are gone. */
  withdrawn: z.array(z.string().max(120)),
  /** Who is new, or other than in the packs or in an earlier file. */
  entered: z.array(placedPersonSchema),
});

export type PersonChanges = z.infer<typeof personChangesSchema>;
export type PlacedPerson = z.infer<typeof placedPersonSchema>;

/** Names the packs and the earlier files of changes, in order, by the hashes of the sealed files. */
export const changesBinding = (hashes: readonly string[]): string => toHex(packsBinding(hashes));

/** What all files of changes come to. */
export type ChangedPersons = {
  /** One for each person of the packs who is gone. */
  readonly gone: Uint8Array;
  readonly entered: ReadonlyMap<string, PlacedPerson>;
};

/** Nobody gone, nobody entered. */
export const unchangedPersons = (packed: number): ChangedPersons => ({
  gone: new Uint8Array(packed),
  entered: new Map(),
});

/** The state after one more file; null when it speaks of somebody who is not there. */
export function applyChanges(
  before: ChangedPersons,
  { gone, withdrawn, entered }: Pick<PersonChanges, 'gone' | 'withdrawn' | 'entered'>,
): ChangedPersons | null {
  const after = { gone: before.gone.slice(), entered: new Map(before.entered) };
  for (const number of gone) {
    if (after.gone[number] !== 0) return null;
    after.gone[number] = 1;
  }
  for (const id of withdrawn) if (!after.entered.delete(id)) return null;
  for (const placed of entered) after.entered.set(placed.person.id, placed);
  return after;
}

/** The persons of a changed list in the order in which packs made anew would have them. */
export type ArrangedPersons = {
  /** For each person the number in the packs; or, with the bit `ENTERED`, the number in `entered`. */
  readonly order: Uint32Array;
  readonly entered: readonly Person[];
  /** Persons before each bucket. */
  readonly packStart: Uint32Array;
};

/** `packStart` counts the persons of the packs. Null when an entry stands where its id does not belong. */
export function arrangePersons(
  { gone, entered }: ChangedPersons,
  packStart: Uint32Array,
): ArrangedPersons | null {
  const sorted = sortedEntries(entered, packStart);
  if (sorted === null) return null;
  const staying = gone.reduce((sum, one) => sum + 1 - one, 0);
  const order = new Uint32Array(staying + sorted.length);
  let [length, next] = [0, 0];
  for (let packed = 0; packed <= gone.length; packed += 1) {
    while (sorted[next]?.place === packed) order[length++] = ENTERED + next++;
    if (gone[packed] === 0) order[length++] = packed;
  }
  const starts = startsAfter({ gone, entered: sorted }, packStart);
  return { order, entered: sorted.map(({ person }) => person), packStart: starts };
}

type SortedEntry = PlacedPerson & { readonly bucket: number };

/** Places ascend with buckets. */
function sortedEntries(
  entered: ChangedPersons['entered'],
  packStart: Uint32Array,
): readonly SortedEntry[] | null {
  const sorted: SortedEntry[] = [];
  for (const { place, person } of entered.values()) {
    const bucket = personBucketOf(person.id, packStart.length - 1);
    const [first, end] = [packStart[bucket] as number, packStart[bucket + 1] as number];
    if (place < first || place > end) return null;
    sorted.push({ place, person, bucket });
  }
  return sorted.sort(
    (a, b) => a.bucket - b.bucket || a.place - b.place || (a.person.id < b.person.id ? -1 : 1),
  );
}

function startsAfter(
  { gone, entered }: { readonly gone: Uint8Array; readonly entered: readonly SortedEntry[] },
  packStart: Uint32Array,
): Uint32Array {
  const held = new Uint32Array(packStart.length);
  for (const { bucket } of entered) held[bucket + 1] = (held[bucket + 1] as number) + 1;
  for (let bucket = 0; bucket + 1 < packStart.length; bucket += 1) {
    const left = gone
      .subarray(packStart[bucket], packStart[bucket + 1])
      .reduce((sum, one) => sum + 1 - one, 0);
    held[bucket + 1] = (held[bucket + 1] as number) + left + (held[bucket] as number);
  }
  return held;
}
