/**
 * Publishes the training world once, when the product is built, with the hub's own code and keys that are thrown away
 * afterwards: there is no second release, and nobody can sign one.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publishRelease, repositoryDirectory } from '#hub/releases/publish.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { ReleaseSource, SourceList } from '#hub/releases/source.ts';
import type { TrainingWorld } from '#main/services/training/training-world.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import {
  TRAINING_LIST_DATE,
  TRAINING_POLICY,
  trainingJudgements,
  trainingLists,
} from '#shared/training/world.ts';
import { KNOWN_LISTS } from '#shared/watchlist/list.ts';

const PUBLISHED_AT = new Date(`${TRAINING_LIST_DATE}T06:00:00.000Z`);
/** The training world's time stands still, so nothing in it ever expires. */
const LIFETIMES = { root: 3650, targets: 3650, snapshot: 3650, timestamp: 3650 };

/** The whole training world, as it is installed. Different keys each time, the same lists. */
export async function publishTrainingWorld(): Promise<TrainingWorld> {
  const directory = await mkdtemp(path.join(tmpdir(), 'farpost-training-release-'));
  try {
    const published = await publishRelease({
      source: trainingSource(),
      dataDirectory: directory,
      now: PUBLISHED_AT,
      policy: TRAINING_POLICY,
      lifetimes: LIFETIMES,
    });
    if (!published.ok) throw new Error(`training world: ${JSON.stringify(published.failure)}`);
    return await packed(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function packed(directory: string): Promise<TrainingWorld> {
  const repository = repositoryDirectory(directory);
  const metadata = await filesIn(path.join(repository, 'metadata'), 'utf8');
  const keys = await openReleaseKeys(directory);
  const root = metadata['1.root.json'];
  if (!keys.ok || root === undefined) throw new Error('the release has no key or no root');
  const { epoch, key } = keys.value.current();
  return {
    v: 1,
    root,
    releaseKey: { epoch, key: toBase64Url(key) },
    metadata,
    targets: await filesIn(path.join(repository, 'targets'), 'base64'),
  };
}

async function filesIn(
  folder: string,
  encoding: 'utf8' | 'base64',
): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    const relative = path.relative(folder, file).split(path.sep).join('/');
    return [relative, await readFile(file, encoding)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function trainingSource(): ReleaseSource {
  const { notices, sanctions, documents } = trainingLists();
  const persons = new Map([
    ['interpol-notices', notices],
    ['un-sc', sanctions],
  ]);
  return {
    lists: async () => [
      listOf('sltd', documents.length),
      ...[...persons].map(([id, rows]) => listOf(id, rows.length)),
    ],
    persons: (id) => each(persons.get(id) ?? []),
    documents: (_, from) => each([documents.slice(from)]),
    judgements: async () => trainingJudgements(),
  };
}

function listOf(id: string, records: number): SourceList {
  const description = KNOWN_LISTS.find((list) => list.id === id);
  if (!description) throw new Error(`there is no list ${id}`);
  return { description, listDate: TRAINING_LIST_DATE, records };
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const row of rows) yield await Promise.resolve(row);
}
