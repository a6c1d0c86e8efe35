/**
 * What a release carries, as the engine sees it after the station verified it.
 *
 * Target paths: `policy/policy.json.sealed`, `policy/judgements.json.sealed`, `policy/suppressions.json.sealed`,
 * `<list>/list.json.sealed`,
 * `<list>/persons-<bucket>-of-<buckets>.pack` with `<list>/names.index` and `<list>/persons-<number>.changes`,
 * `<list>/documents-<shard>-of-<shards>.shard`, `<list>/overlay-<number>.changes`. All targets are sealed with
 * the release content key of their epoch; a target whose plaintext did not change keeps
 * its bytes, and so its hash, from release to release.
 */
import { z } from 'zod';
import { pairSchema } from '#shared/screening/judgement.ts';
import { listDescriptionSchema, listIdSchema } from '#shared/watchlist/list.ts';
import { MOST_CLASSES } from './document-classes.ts';

/** How a register of documents is laid out: its base, and what changed since, oldest overlay first. */
export const registerSchema = z.object({
  /** Epoch of the content key by whose `release-documents` subkey every document is hashed. */
  keyEpoch: z.int().positive(),
  /** A power of two up to 2²⁴. */
  buckets: z
    .int()
    .positive()
    .max(2 ** 24)
    .refine((buckets) => Number.isInteger(Math.log2(buckets))),
  /** Rows in the shards; the overlays add to and take from them. */
  baseRecords: z.int().nonnegative(),
  /** The table of classes: `document-classes.ts`. */
  classes: z.array(z.string().max(80)).max(MOST_CLASSES),
  overlays: z.array(
    z.object({
      path: z.string().max(200),
      added: z.int().nonnegative(),
      withdrawn: z.int().nonnegative(),
    }),
  ),
});

/** A list of persons that changed since its packs were made. */
const changedPersonsSchema = z.object({
  /** Lower-case hex SHA-256 of the index of names that packs and changes come to. */
  index: z.string().regex(/^[0-9a-f]{64}$/u),
  /** ISO 8601: when the first changes upon these packs were published. */
  since: z.iso.datetime(),
  /** Target paths, oldest first: the last of the list's targets. */
  changes: z.array(z.string().max(200)).min(1),
});

/** The plaintext of `<list>/list.json.sealed`. */
export const listManifestSchema = z.object({
  v: z.literal(1),
  list: listDescriptionSchema,
  /** ISO 8601 day of the list as its publisher dates it. */
  listDate: z.iso.date(),
  /** Persons or documents in the list. */
  records: z.int().nonnegative(),
  /** Target paths that together hold the list, in order. */
  targets: z.array(z.string().max(200)),
  /** Documents only. */
  register: registerSchema.optional(),
  /** Persons only, and only when there are changes. */
  changed: changedPersonsSchema.optional(),
});

/** One verified target file in the release store. */
export const storedTargetSchema = z.object({
  path: z.string().max(200),
  /** Lower-case hex SHA-256 of the file; also its name in the store. */
  sha256: z.string().length(64),
  length: z.int().nonnegative(),
});

/** The active release, as the station tells it. */
export const activeReleaseSchema = z.object({
  /** TUF snapshot version: grows with every release. */
  version: z.int().positive(),
  /** ISO 8601. */
  publishedAt: z.iso.datetime(),
  activatedAt: z.iso.datetime(),
  /** After this instant the timestamp is stale: warn, never stop. */
  expires: z.iso.datetime(),
  keyEpoch: z.int().positive(),
  lists: z.array(listIdSchema),
  targets: z.array(storedTargetSchema),
});

export type Register = z.infer<typeof registerSchema>;
export type ListManifest = z.infer<typeof listManifestSchema>;
export type StoredTarget = z.infer<typeof storedTargetSchema>;
export type ActiveRelease = z.infer<typeof activeReleaseSchema>;

/** The plaintext of `policy/judgements.json.sealed`: pairs that posts judged to be two people. */
export const judgementsFileSchema = z.object({ v: z.literal(1), pairs: z.array(pairSchema) });

export const POLICY_TARGET = 'policy/policy.json.sealed';
export const JUDGEMENTS_TARGET = 'policy/judgements.json.sealed';
/** Its plaintext: `suppressions.ts`. */
export const SUPPRESSIONS_TARGET = 'policy/suppressions.json.sealed';
export const listTarget = (list: string): string => `${list}/list.json.sealed`;
export const personPackTarget = (list: string, bucket: number, buckets: number): string =>
  `${list}/persons-${bucket}-of-${buckets}.pack`;
export const documentShardTarget = (list: string, shard: number, shards: number): string =>
  `${list}/documents-${shard}-of-${shards}.shard`;
export const overlayTarget = (list: string, number: number): string =>
  `${list}/overlay-${number}.changes`;
export const personChangesTarget = (list: string, number: number): string =>
  `${list}/persons-${number}.changes`;
export const namesIndexTarget = (list: string): string => `${list}/names.index`;
