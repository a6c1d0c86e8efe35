import type { ZodError } from 'zod';
import type { Result } from '#shared/kernel/result.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';
import { namesIndexTarget, personPackTarget, type StoredTarget } from '#shared/release/manifest.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import { type PersonPack, personBucketOf, personBuckets } from '#shared/release/person-pack.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import { encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { type Person, personSchema } from '#shared/watchlist/person.ts';
import type { ListContent, ListReading } from './list-content.ts';
import type { PublishFailure } from './publish-failure.ts';
import { readRecords } from './read-records.ts';

/** Reads a list of persons and puts its packs, one bucket after the other, and the index of their names. */
export async function putPersons(
  reading: ListReading,
): Promise<Result<ListContent, PublishFailure>> {
  const { list, source, sealer, targets, onProgress } = reading;
  const id = list.description.id;
  const buckets = Array.from({ length: personBuckets(list.records) }, (): Person[] => []);
  const take = personTaker(buckets);
  const onRead = (records: number) => onProgress({ stage: 'reading', records, of: list.records });
  const read = await readRecords({ list, open: (of) => source.persons(of), take, onRead });
  if (!read.ok) return read;

  const stored: StoredTarget[] = [];
  const names = createTableBuilder();
  for (const [bucket, persons] of buckets.entries()) {
    const path = personPackTarget(id, bucket, buckets.length);
    const pack: PersonPack = { v: 1, list: id, persons: persons.sort(byId) };
    const sealed = sealer.sealDeflated(path, Buffer.from(stableJson(pack)));
    stored.push(await targets.put(path, sealed));
    names.addPack(pack.persons);
    buckets[bucket] = [];
  }
  const index = namesIndexTarget(id);
  const binding = packsBinding(stored.map(({ sha256 }) => sha256));
  const tables = sealer.sealDeflated(index, encodeTables(names.finish(binding)));
  stored.push(await targets.put(index, tables));
  return { ok: true, value: { records: list.records, targets: stored } };
}

function personTaker(buckets: readonly Person[][]): (person: Person) => string | null {
  const ids = new Set<string>();
  return (raw) => {
    const checked = personSchema.safeParse(raw);
    if (!checked.success) return wordsOf(checked.error);
    const person = checked.data;
    if (ids.has(person.id)) return 'an earlier record has the same id';
    ids.add(person.id);
    buckets[personBucketOf(person.id, buckets.length)]?.push(person);
    return null;
  };
}

/** Path and code of the first issue: its message may repeat what the record says. */
export function wordsOf(error: ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.code}` : 'unknown';
}

const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : 1);
