import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type PublishOptions, publishRelease } from '#hub/releases/publish.ts';
import type { PublishReport } from '#hub/releases/publish-report.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { ReleaseSource } from '#hub/releases/source.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { ListDescription } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';

export const NOW = new Date('2026-06-01T08:00:00.000Z');
export const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

export type FictionalList = {
  readonly id: string;
  readonly listDate?: string;
  readonly records?: number;
} & ({ readonly persons: readonly Person[] } | { readonly documents: readonly SltdRecord[] });

export function fictionalSource(...lists: readonly FictionalList[]): ReleaseSource {
  return {
    lists: () => Promise.resolve(lists.map(toSourceList)),
    persons: (id) => each(lists.flatMap((list) => personsOf(list, id))),
    documents: (id, from) =>
      each(inBatches(lists.flatMap((list) => documentsOf(list, id)).slice(from))),
  };
}

function toSourceList(list: FictionalList) {
  const kind: ListDescription['kind'] = 'persons' in list ? 'persons' : 'documents';
  const rows = 'persons' in list ? list.persons : list.documents;
  return {
    description: { id: list.id, kind, title: `List ${list.id}`, publisher: 'Ministry of Utopia' },
    listDate: list.listDate ?? '2026-05-31',
    records: list.records ?? rows.length,
  };
}

const personsOf = (list: FictionalList, id: string) =>
  list.id === id && 'persons' in list ? list.persons : [];
const documentsOf = (list: FictionalList, id: string) =>
  list.id === id && 'documents' in list ? list.documents : [];

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const row of rows) yield await Promise.resolve(row);
}

function inBatches<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = [];
  for (let at = 0; at < rows.length; at += 1000) batches.push(rows.slice(at, at + 1000));
  return batches;
}

export function person(index: number, whole = `Fictional Person ${index}`): Person {
  return {
    id: `U-${index}`,
    names: [{ kind: 'primary', quality: 'strong', script: 'Latn', whole }],
    datesOfBirth: [{ precision: 'exact', year: 1970, month: 1, day: (index % 28) + 1 }],
    placesOfBirth: ['Amaurot'],
    nationalities: ['UTO'],
    sex: 'U',
    documents: [],
    notices: [{ kind: 'red', reference: `2026/${index}`, issuer: 'UTO' }],
  };
}

export function document(index: number): SltdRecord {
  return {
    documentNumber: `L${String(index).padStart(8, '0')}`,
    issuingState: 'UTO',
    documentType: 'passport',
    category: 'stolen',
    dateReported: '2026-03-01',
  };
}

export const manyOf = <Row>(count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const PERSONS = { id: 'nat-persons', persons: manyOf(500, (i) => person(i)) };
export const DOCUMENTS = { id: 'sltd', documents: manyOf(3000, document) };

/** A data directory that vanishes with the test. */
export async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'farpost-releases-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** Publishes and insists on success. */
export async function published(
  options: Omit<PublishOptions, 'now'> & { readonly now?: Date },
): Promise<PublishReport> {
  const result = await publishRelease({ now: NOW, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

export async function contentKeyOf(directory: string): Promise<Uint8Array> {
  const keys = await openReleaseKeys(directory);
  if (!keys.ok) throw new Error(keys.failure.reason);
  return keys.value.current().key;
}

/** All files below a folder, sorted, relative to it. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}
