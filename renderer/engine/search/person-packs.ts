/** The entries of a list, pack by pack, opened when one of them is asked for. */
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { StoredTarget } from '#shared/release/manifest.ts';
import type { ArrangedPersons } from '#shared/release/person-changes.ts';
import { personPackSchema } from '#shared/release/person-pack.ts';
import { ENTERED, numberOf } from '#shared/screening/retrieval/gather.ts';
import type { SearchFailure } from '#shared/screening/verdict.ts';
import type { Person } from '#shared/watchlist/person.ts';
import type { ReleaseCache } from '../db/release-cache.ts';
import { openTarget, parseJson } from '../opening/open-target.ts';
import type { ReleaseKeyring } from '../opening/release-keyring.ts';
import { type OnDamage, searchFailureOf } from './damage.ts';

export type SourceParts = {
  readonly cache: ReleaseCache;
  readonly keyring: ReleaseKeyring;
  readonly onDamage: OnDamage;
};

/** Opened packs, by hash. */
export type OpenedPacks = Map<string, readonly Person[]>;

/** About 30,000 persons. The one that was asked for longest ago goes first. */
const MOST_PACKS = 256;

export type PersonPacks = {
  /** Persons in the packs before each pack. */
  readonly packStart: Uint32Array;
  readonly files: readonly StoredTarget[];
};

/** The entries with these numbers. Answers all of them or why not. */
async function openPersons(
  numbers: readonly number[],
  { packStart, files }: PersonPacks,
  { opened, parts }: { readonly opened: OpenedPacks; readonly parts: SourceParts },
): Promise<Result<ReadonlyMap<number, Person>, SearchFailure>> {
  const persons = new Map<number, Person>();
  for (const number of numbers) {
    const pack = packStart.findLastIndex((before) => before <= number);
    const file = files[pack];
    if (file === undefined) return fail({ kind: 'damaged', where: `person ${number}` });
    const read = await readPack(file, opened, parts);
    if (!read.ok) return read;
    const first = packStart[pack] as number;
    const held = (packStart[pack + 1] as number) - first;
    const person = read.value[number - first];
    if (person === undefined || read.value.length !== held) {
      return fail({ kind: 'damaged', where: file.path });
    }
    persons.set(number, person);
  }
  return succeed(persons);
}

/** The same in a list that may have changed since its packs were made. */
export async function openEntries(
  numbers: readonly number[],
  { arranged, ...packs }: PersonPacks & { readonly arranged: PersonPlaces | null },
  opening: { readonly opened: OpenedPacks; readonly parts: SourceParts },
): Promise<Result<ReadonlyMap<number, Person>, SearchFailure>> {
  if (arranged === null) return await openPersons(numbers, packs, opening);
  const origins = numbers.map((number) => arranged.order[number] as number);
  const packed = await openPersons(
    origins.filter((origin) => origin < ENTERED),
    packs,
    opening,
  );
  if (!packed.ok) return packed;
  const persons = new Map<number, Person>();
  for (const [at, origin] of origins.entries()) {
    const entered = arranged.entered[numberOf(origin)];
    const person = origin >= ENTERED ? entered : packed.value.get(origin);
    if (person === undefined) return fail({ kind: 'damaged', where: `person ${numbers[at]}` });
    persons.set(numbers[at] as number, person);
  }
  return succeed(persons);
}

/** For each person of a changed list where the entry is: in the packs, or among `entered`. */
export type PersonPlaces = Pick<ArrangedPersons, 'order' | 'entered'>;

/** Opens a list of moderate size as a whole, so that damage shows before anyone is searched for. */
export async function openAllIfFew(
  files: PersonPacks['files'],
  { opened, parts }: { readonly opened: OpenedPacks; readonly parts: SourceParts },
): Promise<SearchFailure | null> {
  if (files.length > MOST_PACKS) return null;
  for (const file of files) {
    const read = await readPack(file, opened, parts);
    if (!read.ok) return read.failure;
  }
  return null;
}

async function readPack(
  file: StoredTarget,
  opened: OpenedPacks,
  parts: SourceParts,
): Promise<Result<readonly Person[], SearchFailure>> {
  const known = opened.get(file.sha256);
  if (known) return succeed(known);
  const read = await openStored(file, parts);
  if (!read.ok) return read;
  const pack = personPackSchema.safeParse(parseJson(read.value));
  if (!pack.success) return fail({ kind: 'damaged', where: file.path });
  keep(opened, file.sha256, pack.data.persons);
  return succeed(pack.data.persons);
}

/** The plaintext of an installed file; one that does not open is reported. */
export async function openStored(
  { path, sha256 }: StoredTarget,
  { cache, keyring, onDamage }: SourceParts,
): Promise<Result<Uint8Array, SearchFailure>> {
  const stored = await cache.target(sha256);
  if (stored === null) {
    onDamage(sha256);
    return fail({ kind: 'not-installed' });
  }
  const opened = await openTarget(keyring, path, stored);
  if (opened.ok) return opened;
  if (opened.failure.kind === 'cannot-open') onDamage(sha256);
  return fail(searchFailureOf(opened.failure));
}

function keep(opened: OpenedPacks, sha256: string, persons: readonly Person[]): void {
  opened.set(sha256, persons);
  for (const oldest of opened.keys()) {
    if (opened.size <= MOST_PACKS) return;
    opened.delete(oldest);
  }
}
