import { readFileSync } from 'node:fs';
import { type FormatName, formatNamed, type ImportOptions } from '#hub/lists/formats.ts';
import {
  type FileFailure,
  type ImportEvent,
  type ImportSource,
  type ImportSummary,
  runImport,
} from '#hub/lists/importer.ts';
import type { SltdRecord } from '#shared/documents/sltd-record.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Person } from '#shared/watchlist/person.ts';

export type Imported = {
  readonly outcome: Result<ImportSummary, FileFailure>;
  readonly events: readonly ImportEvent[];
  readonly persons: readonly Person[];
  readonly documents: readonly SltdRecord[];
};

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/lists/${name}`, import.meta.url), 'utf8');
}

/** Small pieces by default, so that every test crosses piece boundaries. */
export function sourceOf(content: string | Uint8Array, pieceSize = 37): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
  }
  return { name: 'the-file', bytes: pieces(), sizeInBytes: bytes.length };
}

export async function importAll(
  format: FormatName,
  contents: ReadonlyArray<string | Uint8Array>,
  options?: ImportOptions,
): Promise<Imported> {
  const sources = contents.map((content) => sourceOf(content));
  return drain(format, sources, options);
}

export async function drain(
  format: FormatName,
  sources: readonly ImportSource[],
  options?: ImportOptions,
): Promise<Imported> {
  const events: ImportEvent[] = [];
  const chosen = formatNamed(format);
  if (chosen === undefined) throw new Error(`no format ${format}`);
  const outcome = await runImport(chosen.start(sources, options), (batch) => {
    events.push(...batch);
  });
  const persons = events.flatMap((event) => (event.kind === 'person' ? [event.person] : []));
  const documents = events.flatMap((event) => (event.kind === 'document' ? [event.record] : []));
  return { outcome, events, persons, documents };
}

/** The summary of an import that must have succeeded. */
export function summaryOf({ outcome }: Imported): ImportSummary {
  if (!outcome.ok) throw new Error(`refused: ${outcome.failure.kind}: ${outcome.failure.reason}`);
  return outcome.value;
}

/** The kind and line of a failure; null when the import succeeded. */
export function refusalOf({ outcome }: Imported): { kind: string; line: number | null } | null {
  return outcome.ok ? null : { kind: outcome.failure.kind, line: outcome.failure.line };
}
