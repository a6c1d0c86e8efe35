import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { Metadata, MetadataKind, type MetaFile, type Targets } from '@tufjs/models';
import { type DocumentClass, readClass } from '#shared/release/document-classes.ts';
import {
  createDocumentHasher,
  documentBucketOf,
  prefixBitsOf,
} from '#shared/release/document-hash.ts';
import { BUCKETS_PER_SHARD, bucketPath, decodeShard } from '#shared/release/document-shard.ts';
import {
  type ListManifest,
  listManifestSchema,
  listTarget,
  namesIndexTarget,
} from '#shared/release/manifest.ts';
import { applyOverlay, type Overlay, openOverlay } from '#shared/release/overlay.ts';
import {
  applyChanges,
  arrangePersons,
  type ChangedPersons,
  personChangesSchema,
  unchangedPersons,
} from '#shared/release/person-changes.ts';
import { personPackSchema } from '#shared/release/person-pack.ts';
import { openBlock, type RowBlock } from '#shared/release/row-block.ts';
import { decodeSealedFile, targetContext } from '#shared/release/sealed-file.ts';
import { ENTERED, numberOf } from '#shared/screening/retrieval/gather.ts';
import { subkeyOf } from '#shared/sealing/subkey.ts';
import type { Person } from '#shared/watchlist/person.ts';
import { packStartOf } from '#test/support/changed-list.ts';

/** A release as somebody reads it who knows TUF and nothing of the publisher. Throws on any flaw. */
export type VerifiedRelease = {
  readonly version: number;
  readonly publishedAt: unknown;
  readonly rootVersion: number;
  /** By role. */
  readonly versions: Readonly<Record<string, number>>;
  /** Target files by path. */
  readonly targets: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

type Json = Parameters<typeof Metadata.fromJSON>[1];

export async function verifyRelease(repository: string, now: Date): Promise<VerifiedRelease> {
  const read = (name: string) => readFileSync(join(repository, 'metadata', name));
  const parse = (bytes: Buffer) => JSON.parse(bytes.toString('utf8')) as Json;
  const described = (role: string, meta: MetaFile | undefined) => {
    if (!meta?.hashes?.['sha256'] || !meta.length) throw new Error(`${role} is not described`);
    const bytes = read(`${meta.version}.${role}.json`);
    meta.verify(bytes);
    return parse(bytes);
  };
  const check = (condition: boolean, flaw: string) => {
    if (!condition) throw new Error(flaw);
  };

  let root = Metadata.fromJSON(MetadataKind.Root, parse(read('1.root.json')));
  root.verifyDelegate('root', root);
  for (let next = 2; existsSync(join(repository, 'metadata', `${next}.root.json`)); next += 1) {
    const following = Metadata.fromJSON(MetadataKind.Root, parse(read(`${next}.root.json`)));
    root.verifyDelegate('root', following);
    following.verifyDelegate('root', following);
    check(following.signed.version === next, 'root version');
    root = following;
  }
  check(root.signed.consistentSnapshot, 'consistent snapshot');

  const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, parse(read('timestamp.json')));
  root.verifyDelegate('timestamp', timestamp);
  const { snapshotMeta } = timestamp.signed;
  const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, described('snapshot', snapshotMeta));
  root.verifyDelegate('snapshot', snapshot);
  check(snapshot.signed.version === snapshotMeta.version, 'snapshot version');

  const { meta } = snapshot.signed;
  const top = Metadata.fromJSON(MetadataKind.Targets, described('targets', meta['targets.json']));
  root.verifyDelegate('targets', top);
  const targets = new Map<string, Uint8Array<ArrayBuffer>>();
  const versions: Record<string, number> = {
    timestamp: timestamp.signed.version,
    snapshot: snapshot.signed.version,
    targets: top.signed.version,
  };
  const expiring = [root.signed, timestamp.signed, snapshot.signed, top.signed];
  const roles = Object.values(top.signed.delegations?.roles ?? {});
  check(Object.keys(meta).length === roles.length + 1, 'every listed role is delegated');
  for (const role of roles) {
    const file = meta[`${role.name}.json`];
    const delegated = Metadata.fromJSON(MetadataKind.Targets, described(role.name, file));
    top.verifyDelegate(role.name, delegated);
    check(role.terminating && role.threshold === 1, 'terminating, threshold');
    check(delegated.signed.version === file?.version, `${role.name} version`);
    versions[role.name] = delegated.signed.version;
    expiring.push(delegated.signed);
    for (const [path, bytes] of await readTargets(repository, delegated)) {
      check(role.isDelegatedPath(path), `${path} is not for ${role.name}`);
      targets.set(path, bytes);
    }
  }
  check(!expiring.some((signed) => signed.isExpired(now)), 'nothing is expired');
  const publishedAt = snapshot.signed.unrecognizedFields['x-published-at'];
  const { version } = snapshot.signed;
  return { version, publishedAt, rootVersion: root.signed.version, versions, targets };
}

async function readTargets(repository: string, role: Metadata<Targets>) {
  const found: [string, Uint8Array<ArrayBuffer>][] = [];
  for (const [path, target] of Object.entries(role.signed.targets)) {
    const [folder = '', name = ''] = path.split('/');
    const file = `${target.hashes['sha256']}.${name}`;
    const bytes = readFileSync(join(repository, 'targets', folder, file));
    await target.verify(Readable.from([bytes]));
    found.push([path, new Uint8Array(bytes)]);
  }
  return found;
}

/** One content key, or the key of each epoch. */
export type ContentKeys = Uint8Array | ReadonlyMap<number, Uint8Array>;

function keyOf(keys: ContentKeys, epoch: number): Uint8Array {
  const key = keys instanceof Uint8Array ? keys : keys.get(epoch);
  if (!key) throw new Error(`no key of epoch ${epoch}`);
  return key;
}

/** Opens a sealed file as the engine does: with Web Crypto. Throws when a byte is wrong. */
export async function openSealed(
  contentKey: ContentKeys,
  path: string,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const parts = decodeSealedFile(bytes);
  if (!parts.ok) throw new Error(parts.failure.kind);
  const { keyEpoch, nonce, ciphertext } = parts.value;
  const raw = Uint8Array.from(subkeyOf(keyOf(contentKey, keyEpoch), 'release-pack'));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const additionalData = Uint8Array.from(targetContext(path, keyEpoch));
  const algorithm = { name: 'AES-GCM', iv: Uint8Array.from(nonce), additionalData };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, Uint8Array.from(ciphertext)));
}

export async function openJson(
  release: VerifiedRelease,
  contentKey: ContentKeys,
  path: string,
): Promise<unknown> {
  const deflated = await openSealed(contentKey, path, targetOf(release, path));
  return JSON.parse(Buffer.from(inflateRawSync(deflated)).toString('utf8'));
}

export async function openManifest(
  release: VerifiedRelease,
  contentKey: ContentKeys,
  list: string,
): Promise<ListManifest> {
  return listManifestSchema.parse(await openJson(release, contentKey, listTarget(list)));
}

/** All persons of a list, in the order of packs made anew, read from its packs and files of changes. */
export async function openPersons(
  release: VerifiedRelease,
  contentKey: ContentKeys,
  list: string,
): Promise<Person[]> {
  const { targets, changed } = await openManifest(release, contentKey, list);
  const changes = changed?.changes ?? [];
  const packs = targets.filter(
    (path) => path !== namesIndexTarget(list) && !changes.includes(path),
  );
  const packed: Person[][] = [];
  for (const path of packs) {
    packed.push(personPackSchema.parse(await openJson(release, contentKey, path)).persons);
  }
  const all = packed.flat();
  let state: ChangedPersons | null = unchangedPersons(all.length);
  for (const path of changes) {
    const file = personChangesSchema.parse(await openJson(release, contentKey, path));
    state = state && applyChanges(state, file);
  }
  const arranged = state && arrangePersons(state, packStartOf(packed));
  if (!arranged) throw new Error('changes do not fit the packs');
  return [...arranged.order].flatMap(
    (origin) => (origin >= ENTERED ? arranged.entered[numberOf(origin)] : all[origin]) ?? [],
  );
}

export type DocumentQuery = {
  readonly list: string;
  readonly issuingState: string;
  readonly documentNumber: string;
};

/** What the register says of a document in canonical form: its base, then every overlay. */
export async function findDocument(
  release: VerifiedRelease,
  contentKey: ContentKeys,
  { list, issuingState, documentNumber }: DocumentQuery,
): Promise<readonly FoundReport[]> {
  return (await openDocuments(release, contentKey, list))(issuingState, documentNumber);
}

export type FindReports = (
  issuingState: string,
  documentNumber: string,
) => Promise<readonly FoundReport[]>;

/** Opens a register for many questions. */
export async function openDocuments(
  release: VerifiedRelease,
  contentKey: ContentKeys,
  list: string,
): Promise<FindReports> {
  const { targets, register } = await openManifest(release, contentKey, list);
  if (!register) throw new Error('no register');
  const { buckets, classes, keyEpoch } = register;
  const documentsKey = subkeyOf(keyOf(contentKey, keyEpoch), 'release-documents');
  const hasher = createDocumentHasher(documentsKey);
  const overlays: Overlay[] = [];
  for (const { path } of register.overlays) {
    const opened = openOverlay(await openSealed(contentKey, path, targetOf(release, path)));
    if (!opened.ok) throw new Error(opened.failure.reason);
    overlays.push(opened.value);
  }
  const blockOf = async (bucket: number) => {
    const path = targets[Math.floor(bucket / BUCKETS_PER_SHARD)] ?? '';
    const shard = decodeShard(targetOf(release, path));
    if (!shard.ok) throw new Error(shard.failure.kind);
    const sealed = shard.value.buckets[bucket - shard.value.firstBucket] ?? new Uint8Array();
    const plaintext = await openSealed(contentKey, bucketPath(list, bucket, buckets), sealed);
    const block = openBlock(plaintext, prefixBitsOf(buckets));
    if (!block.ok) throw new Error(block.failure.reason);
    return block.value;
  };
  const blocks = new Map<number, Promise<RowBlock>>();
  return async (issuingState, documentNumber) => {
    const hash = hasher(issuingState, documentNumber);
    const bucket = documentBucketOf(hash, buckets);
    const block = blocks.get(bucket) ?? blockOf(bucket);
    blocks.set(bucket, block);
    let rows = (await block).find(hash);
    for (const overlay of overlays) rows = applyOverlay(rows, overlay, hash);
    return rows.map(({ classIndex, day, notice }) => {
      const found = readClass(classes[classIndex] ?? '');
      if (!found) throw new Error('no such class');
      return { ...found, dayReported: day, notice };
    });
  };
}

export type FoundReport = DocumentClass & {
  readonly dayReported: number;
  readonly notice: string | null;
};

export function targetOf(release: VerifiedRelease, path: string): Uint8Array {
  const bytes = release.targets.get(path);
  if (!bytes) throw new Error(`no target ${path}`);
  return bytes;
}
