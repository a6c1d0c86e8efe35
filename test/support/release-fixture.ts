/** A small release in the real formats, built with Node's own cipher. All persons and numbers are invented. */
import { createCipheriv, createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import { toBase64Url } from '#shared/kernel/bytes.ts';
import { documentBucketOf, prefixBitsOf } from '#shared/release/document-hash.ts';
import {
  BUCKETS_PER_SHARD,
  bucketPath,
  encodeShard,
  shardsOf,
} from '#shared/release/document-shard.ts';
import {
  type ActiveRelease,
  documentShardTarget,
  JUDGEMENTS_TARGET,
  type ListManifest,
  listTarget,
  namesIndexTarget,
  overlayTarget,
  POLICY_TARGET,
  personChangesTarget,
  personPackTarget,
  SUPPRESSIONS_TARGET,
} from '#shared/release/manifest.ts';
import { encodeOverlay } from '#shared/release/overlay.ts';
import { packsBinding } from '#shared/release/packs-binding.ts';
import {
  applyChanges,
  type ChangedPersons,
  changesBinding,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { DEFAULT_POLICY, type Policy } from '#shared/release/policy.ts';
import { encodeBlock } from '#shared/release/row-block.ts';
import { encodeSealedFile, syntheticNonce, targetContext } from '#shared/release/sealed-file.ts';
import { paddedSuppressions, type SuppressedNotice } from '#shared/release/suppressions.ts';
import { createTableBuilder } from '#shared/screening/retrieval/build-tables.ts';
import type { NameTables } from '#shared/screening/retrieval/name-tables.ts';
import { encodeTables } from '#shared/screening/retrieval/table-bytes.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import { KNOWN_LISTS, type ListDescription } from '#shared/watchlist/list.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { changesBetween, inBuckets } from './changed-list.ts';
import { columnsOf, rowOf, sortedRows } from './register-rows.ts';

export const CACHE_KEY = toBase64Url(new Uint8Array(32).fill(7));
const EPOCH = 3;
const contentKey = new Uint8Array(32).fill(9);
export const RELEASE_KEYS = [{ epoch: EPOCH, key: toBase64Url(contentKey) }];

const packKey = subkeyOf(contentKey, 'release-pack');
const documentsKey = subkeyOf(contentKey, 'release-documents');
const suppressionsKey = subkeyOf(contentKey, 'release-suppressions');

export type FixtureLists = {
  readonly version?: number;
  readonly policy?: Policy;
  readonly listDate?: string;
  readonly persons?: readonly Person[];
  readonly documents?: readonly SltdRecord[];
  /** Pairs judged at other posts; without them the release has no such file, as older ones. */
  readonly judgements?: readonly string[];
  /** Notices of persecuting States; without them the release has no such file. */
  readonly suppressions?: readonly SuppressedNotice[];
  readonly personBuckets?: number;
  readonly documentBuckets?: number;
  /** The persons as they were after each file of changes to `persons`, oldest first. */
  readonly personVersions?: ReadonlyArray<readonly Person[]>;
  /** What changed in the register since `documents`, oldest first. */
  readonly overlays?: ReadonlyArray<{
    readonly added?: readonly SltdRecord[];
    readonly withdrawn?: readonly SltdRecord[];
  }>;
};

export type ReleaseFixture = {
  readonly release: ActiveRelease;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly shaOf: (path: string) => string;
};

/** A release with `sltd` and `interpol-notices`. */
export function buildRelease(lists: FixtureLists = {}): ReleaseFixture {
  const files = new Map<string, Uint8Array>();
  const targets: Array<ActiveRelease['targets'][number]> = [];
  const put = (path: string, bytes: Uint8Array): string => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.set(sha256, bytes);
    targets.push({ path, sha256, length: bytes.length });
    return sha256;
  };
  const putJson = (path: string, value: unknown) =>
    put(path, seal(path, deflateRawSync(Buffer.from(JSON.stringify(value)))));

  putJson(POLICY_TARGET, lists.policy ?? DEFAULT_POLICY);
  if (lists.judgements) putJson(JUDGEMENTS_TARGET, { v: 1, pairs: lists.judgements });
  if (lists.suppressions) {
    const references = paddedSuppressions(suppressionsKey, lists.suppressions);
    putJson(SUPPRESSIONS_TARGET, { v: 1, keyEpoch: EPOCH, references });
  }
  const listDate = lists.listDate ?? '2026-03-01';
  const notices = putPersons(lists, { put, putJson });
  putJson(listTarget('interpol-notices'), { ...notices, listDate } satisfies ListManifest);
  const register = putDocuments(lists, put);
  putJson(listTarget('sltd'), { ...register, listDate } satisfies ListManifest);

  const release: ActiveRelease = {
    version: lists.version ?? 1,
    publishedAt: '2026-03-01T00:00:00Z',
    activatedAt: '2026-03-01T01:00:00Z',
    expires: '2026-03-08T00:00:00Z',
    keyEpoch: EPOCH,
    lists: ['sltd', 'interpol-notices'],
    targets,
  };
  const shaOf = (path: string) => targets.find((target) => target.path === path)?.sha256 ?? '';
  return { release, files, shaOf };
}

type Manifest = Omit<ListManifest, 'listDate'>;

/** Each answers the hash of the file. */
type Puts = {
  readonly put: (path: string, bytes: Uint8Array) => string;
  readonly putJson: (path: string, value: unknown) => string;
};

function putPersons(lists: FixtureLists, { put, putJson }: Puts): Manifest {
  const packed = inBuckets(lists.persons ?? [], lists.personBuckets ?? 2);
  const packs = packed.map((persons, bucket) => {
    const path = personPackTarget('interpol-notices', bucket, packed.length);
    return { path, sha256: putJson(path, { v: 1, list: 'interpol-notices', persons }) };
  });
  const index = namesIndexTarget('interpol-notices');
  const hashes = packs.map(({ sha256 }) => sha256);
  put(index, seal(index, deflateRawSync(encodeTables(namesOf(packed, hashes)))));
  const changes = putChanges(lists, hashes, putJson);
  const targets = [...packs.map(({ path }) => path), index, ...changes.map(({ path }) => path)];
  const now = lists.personVersions?.at(-1) ?? lists.persons ?? [];
  const manifest = {
    v: 1,
    list: describe('interpol-notices'),
    records: now.length,
    targets,
  } as const;
  if (changes.length === 0) return manifest;
  const all = [...hashes, ...changes.map(({ sha256 }) => sha256)];
  const digest = createHash('sha256').update(
    encodeTables(namesOf(inBuckets(now, packed.length), all)),
  );
  const since = '2026-03-01T00:00:00Z';
  const changed = { index: digest.digest('hex'), since, changes: changes.map(({ path }) => path) };
  return { ...manifest, changed };
}

function namesOf(buckets: ReturnType<typeof inBuckets>, hashes: readonly string[]): NameTables {
  const names = createTableBuilder();
  for (const persons of buckets) names.addPack(persons);
  return names.finish(packsBinding(hashes));
}

function putChanges(lists: FixtureLists, packs: readonly string[], putJson: Puts['putJson']) {
  const packed = inBuckets(lists.persons ?? [], packs.length);
  const files: Array<{ readonly path: string; readonly sha256: string }> = [];
  let state: ChangedPersons = unchangedPersons(packed.flat().length);
  for (const version of lists.personVersions ?? []) {
    const found = changesBetween(packed, state, inBuckets(version, packed.length));
    const after = changesBinding([...packs, ...files.map(({ sha256 }) => sha256)]);
    const path = personChangesTarget('interpol-notices', files.length);
    files.push({
      path,
      sha256: putJson(path, { v: 1, list: 'interpol-notices', after, ...found }),
    });
    state = applyChanges(state, found) ?? state;
  }
  return files;
}

function putDocuments(
  lists: FixtureLists,
  put: (path: string, bytes: Uint8Array) => void,
): Manifest {
  const buckets = lists.documentBuckets ?? 2;
  const classes: string[] = [];
  const rowsOf = (records: readonly SltdRecord[] = []) =>
    sortedRows(records.map((record) => rowOf(record, documentsKey, classes)));
  const rows = rowsOf(lists.documents);
  const paths: string[] = [];
  for (let shard = 0; shard < shardsOf(buckets); shard += 1) {
    const first = shard * BUCKETS_PER_SHARD;
    const sealed: Uint8Array[] = [];
    for (let bucket = first; bucket < Math.min(first + BUCKETS_PER_SHARD, buckets); bucket += 1) {
      const held = rows.filter(({ hash }) => documentBucketOf(hash, buckets) === bucket);
      const block = encodeBlock(columnsOf(held), prefixBitsOf(buckets));
      sealed.push(seal(bucketPath('sltd', bucket, buckets), block));
    }
    const path = documentShardTarget('sltd', shard, shardsOf(buckets));
    put(path, encodeShard(EPOCH, first, sealed));
    paths.push(path);
  }
  const overlays = (lists.overlays ?? []).map(({ added, withdrawn }, number) => {
    const changes = { added: rowsOf(added), withdrawn: rowsOf(withdrawn) };
    const path = overlayTarget('sltd', number);
    const plaintext = encodeOverlay({
      added: columnsOf(changes.added),
      withdrawn: columnsOf(changes.withdrawn),
    });
    put(path, seal(path, plaintext));
    return { path, added: changes.added.length, withdrawn: changes.withdrawn.length };
  });
  const targets = [...paths, ...overlays.map(({ path }) => path)];
  const register = { keyEpoch: EPOCH, buckets, baseRecords: rows.length, classes, overlays };
  return { v: 1, list: describe('sltd'), records: rows.length, targets, register };
}

function seal(path: string, message: Uint8Array): Uint8Array {
  const nonce = syntheticNonce(packKey, path, message);
  const cipher = createCipheriv('aes-256-gcm', packKey, nonce);
  cipher.setAAD(targetContext(path, EPOCH));
  const ciphertext = Buffer.concat([cipher.update(message), cipher.final(), cipher.getAuthTag()]);
  return new Uint8Array(encodeSealedFile({ keyEpoch: EPOCH, nonce, ciphertext }));
}

function describe(id: string): ListDescription {
  const known = KNOWN_LISTS.find((list) => list.id === id);
  if (!known) throw new Error(`no such list: ${id}`);
  return known;
}
