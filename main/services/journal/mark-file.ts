/**
 * The journal's mark: how far each lane had come, under a key that the disk does not hold.
 *
 * Whoever has the disk can shorten a chain or compute it anew; without the root key they cannot make
 * the mark agree. Format: docs/formats/journal.md.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '#main/services/files/atomic-file.ts';
import { type Files, systemCode } from '#main/services/files/files.ts';
import { type Lane, laneSchema } from '#shared/journal/entry.ts';
import { journalTamperingSchema } from '#shared/journal/payloads.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { ChainHead } from './chain-file.ts';

/** A lane that once did not fit its mark. */
const troubleSchema = z.object({ lane: laneSchema, what: journalTamperingSchema });

const headSchema = z.object({
  seq: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
});

const markSchema = z.object({
  v: z.literal(1),
  post: z.uuid(),
  epoch: z.int().positive(),
  heads: z.object({ urgent: headSchema, routine: headSchema }),
  /** Stays for good: what was found once is not undone by going on. */
  troubles: z.array(troubleSchema).max(2).readonly(),
});

export type Trouble = z.infer<typeof troubleSchema>;

export type Mark = {
  readonly heads: Readonly<Record<Lane, ChainHead>>;
  /** At most one a lane. */
  readonly troubles: readonly Trouble[];
};

export type MarkPlace = {
  readonly files: Files;
  readonly directory: string;
  readonly post: string;
  readonly epoch: number;
};

/** `changed`: not what was written, of another post or epoch, or the disk does not give it back. */
export type NoMark = 'missing' | 'changed';

export const markPathIn = ({ directory, epoch }: MarkPlace): string =>
  join(directory, `${epoch}-mark.json`);

/** `key`: `subkeyOf(rootKey, 'journal-mark')`. */
export async function readMark(place: MarkPlace, key: Uint8Array): Promise<Result<Mark, NoMark>> {
  let bytes: Uint8Array | null;
  try {
    bytes = await place.files.read(markPathIn(place));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return fail('changed');
  }
  if (!bytes) return fail('missing');
  const mark = markIn(bytes, key);
  const isOurs = mark?.post === place.post && mark.epoch === place.epoch;
  return isOurs ? succeed({ heads: mark.heads, troubles: mark.troubles }) : fail('changed');
}

/** Atomic; rejects with the system's error. Name only entries that an fsync has made safe. */
export async function writeMark(place: MarkPlace, key: Uint8Array, mark: Mark): Promise<void> {
  const { post, epoch } = place;
  const { heads, troubles } = mark;
  const content = { v: 1, post, epoch, heads, troubles } as const;
  const line = JSON.stringify(content satisfies z.infer<typeof markSchema>);
  const bytes = new TextEncoder().encode(`${line}\n${macOf(key, line).toString('hex')}\n`);
  await writeAtomically(place.files, { path: markPathIn(place), bytes });
}

const macOf = (key: Uint8Array, line: string): Buffer =>
  createHmac('sha256', key).update(`farpost/journal-mark/v1\n${line}`).digest();

function markIn(bytes: Uint8Array, key: Uint8Array): z.infer<typeof markSchema> | null {
  const text = Buffer.from(bytes).toString('utf8');
  const [line = '', mac = ''] = text.split('\n');
  const expected = macOf(key, line);
  // The bytes and not only what they mean: a mark has one form.
  const form = Buffer.from(`${line}\n${expected.toString('hex')}\n`);
  if (mac.length !== expected.length * 2 || form.length !== bytes.length) return null;
  if (!timingSafeEqual(form, bytes)) return null;
  const parsed = markSchema.safeParse(JSON.parse(line));
  return parsed.success ? parsed.data : null;
}
