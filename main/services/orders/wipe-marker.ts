/** That a wipe was begun, and later that it was finished: what the next start goes by. */

import { join } from 'node:path';
import { z } from 'zod';
import type { Files } from '#main/services/files/files.ts';
import { writeJson } from '#main/services/files/json-file.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

const markerSchema = z.object({
  v: z.literal(1),
  /** `handed-over`: everything the hub still misses lies signed in `for-the-hub`. */
  stage: z.enum(['begun', 'handed-over']),
  order: z.uuid(),
  issuedAt: z.iso.datetime(),
  post: z.object({ id: z.uuid(), name: z.string().max(80) }),
  /** Wall clock of the post when it took the order. */
  at: z.iso.datetime(),
});
const wipedSchema = markerSchema.omit({ stage: true }).extend({ leftForHub: z.boolean() });

export type WipeMarker = z.infer<typeof markerSchema>;
export type Wiped = z.infer<typeof wipedSchema>;

export type WipePlace = { readonly dataDirectory: string; readonly files: Files };

export const WIPE_FILE = 'wipe.json';
export const WIPED_FILE = 'wiped.json';

export const writeMarker = (place: WipePlace, marker: WipeMarker): Promise<void> =>
  writeJson(place.files, join(place.dataDirectory, WIPE_FILE), marker);

export const writeWiped = (place: WipePlace, wiped: Wiped): Promise<void> =>
  writeJson(place.files, join(place.dataDirectory, WIPED_FILE), wiped);

/** Null when no wipe is under way. One that cannot be read is no reason to go on as if there were none. */
export async function readMarker({
  files,
  dataDirectory,
}: WipePlace): Promise<Result<WipeMarker | null, string>> {
  const bytes = await files.read(join(dataDirectory, WIPE_FILE));
  if (!bytes) return succeed(null);
  const marker = markerSchema.safeParse(jsonIn(new TextDecoder().decode(bytes)));
  return marker.success ? succeed(marker.data) : fail(`${WIPE_FILE} cannot be read`);
}

/** What the last wipe left to tell; null when there was none. */
export async function readWiped({ files, dataDirectory }: WipePlace): Promise<Wiped | null> {
  const bytes = await files.read(join(dataDirectory, WIPED_FILE)).catch(() => null);
  const wiped = wipedSchema.safeParse(bytes && jsonIn(new TextDecoder().decode(bytes)));
  return wiped.success ? wiped.data : null;
}
