import type { ZodError } from 'zod';
import { type PersonBuckets, packBytes } from '#hub/persons/find-changes.ts';
import { putChanges } from '#hub/persons/put-changes.ts';
import { readReleasedPersons } from '#hub/persons/released-persons.ts';
import { type Result, succeed } from '#shared/kernel/result.ts';
import { namesIndexTarget, personPackTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import { personBucketOf, personBuckets } from '#shared/release/person-pack.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { type Person, personSchema } from '#shared/watchlist/person.ts';
import type { ListContent, ListReading } from './list-content.ts';
import type { PublishFailure } from './publish-failure.ts';
import { readRecords } from './read-records.ts';

/**
 * Reads a list of persons. What differs little from the previous release becomes a file of changes; else its packs, one
 * bucket after the other, and the index of their names are made anew.
 */
export async function putPersons(
  reading: ListReading,
): Promise<Result<ListContent, PublishFailure>> {
  const { list, source, onProgress } = reading;
  const persons = new Map<string, Person>();
  const onRead = (records: number) => onProgress({ stage: 'reading', records, of: list.records });
  const take = personTaker(persons);
  const read = await readRecords({ list, open: (of) => source.persons(of), take, onRead });
  if (!read.ok) return read;
  const released = await readReleasedPersons(reading);
  const changed =
    released &&
    (await putChanges(reading, released, inBuckets(persons.values(), released.packs.length)));
  return succeed(
    changed ?? (await putPacks(reading, inBuckets(persons.values(), personBuckets(list.records)))),
  );
}

async function putPacks(
  { list, sealer, targets }: ListReading,
  buckets: PersonBuckets,
): Promise<ListContent> {
  const id = list.description.id;
  const stored: StoredTarget[] = [];
  const names = createTableBuilder();
  for (const [bucket, persons] of buckets.entries()) {
    const path = personPackTarget(id, bucket, buckets.length);
    stored.push(await targets.put(path, sealer.sealDeflated(path, packBytes(id, persons))));
    names.addPack(persons);
  }
  const index = namesIndexTarget(id);
  const binding = packsBinding(stored.map(({ sha256 }) => sha256));
  const tables = sealer.sealDeflated(index, encodeTables(names.finish(binding)));
  stored.push(await targets.put(index, tables));
  return { records: list.records, targets: stored };
}

function personTaker(persons: Map<string, Person>): (person: Person) => string | null {
  return (raw) => {
    const checked = personSchema.safeParse(raw);
    if (!checked.success) return wordsOf(checked.error);
    const person = checked.data;
    if (persons.has(person.id)) return 'an earlier record has the same id';
    persons.set(person.id, person);
    return null;
  };
}

function inBuckets(persons: Iterable<Person>, count: number): PersonBuckets {
  const buckets = Array.from({ length: count }, (): Person[] => []);
  for (const person of persons) buckets[personBucketOf(person.id, count)]?.push(person);
  return buckets.map((bucket) => bucket.sort(byId));
}

/** Path and code of the first issue: its message may repeat what the record says. */
export function wordsOf(error: ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.code}` : 'unknown';
}

const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : 1);
