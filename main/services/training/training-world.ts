/**
 * The training world as it is installed: one signed release and what opens it, in one file.
 *
 * One file rather than a folder, because the product's own archive can be read file by file only. Nothing in it is
 * secret: everyone who has the program has the key of the training release.
 */
import { z } from 'zod';
import type { RepositorySource } from '#main/services/release-store/repository-source.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';

export const trainingWorldSchema = z.object({
  v: z.literal(1),
  /** Trusted root of the training release, as exact JSON text. */
  root: z.string().max(200_000),
  /** The release content key, base64url. */
  releaseKey: z.object({ epoch: z.int().positive(), key: z.string().length(43) }),
  /** Files of `metadata/` by name, as text. */
  metadata: z.record(z.string(), z.string()),
  /** Files of `targets/` by path, base64. */
  targets: z.record(z.string(), z.string()),
});

export type TrainingWorld = z.infer<typeof trainingWorldSchema>;

/** Reads the installed file; null when this installation has none, or none that can be used. */
export type LoadTrainingWorld = () => Promise<TrainingWorld | null>;

/** `text` answers the content of the file, or null when there is none. */
export const trainingWorldFrom =
  (text: () => Promise<string | null>): LoadTrainingWorld =>
  async () => {
    const found = await text().catch(() => null);
    if (found === null) return null;
    try {
      return trainingWorldSchema.parse(JSON.parse(found));
    } catch {
      return null;
    }
  };

/** The release, as a source like any other: the store believes nothing that it says. */
export function sourceOf({ metadata, targets }: TrainingWorld): RepositorySource {
  return {
    async metadata(name, maxBytes) {
      return bounded(new TextEncoder().encode(metadata[name] ?? ''), maxBytes, name in metadata);
    },
    async target(path, from) {
      const bytes = targets[path];
      if (bytes === undefined) return fail({ kind: 'not-found' });
      const rest = Buffer.from(bytes, 'base64').subarray(from);
      return succeed(ReadableStream.from([new Uint8Array(rest)]));
    },
  };
}

function bounded(
  bytes: Uint8Array,
  limitInBytes: number,
  found: boolean,
): Result<Uint8Array, { kind: 'not-found' } | { kind: 'too-large'; limitInBytes: number }> {
  if (!found) return fail({ kind: 'not-found' });
  return bytes.length > limitInBytes ? fail({ kind: 'too-large', limitInBytes }) : succeed(bytes);
}
