/** Where a release comes from: a hub over HTTP, or a stick. Nothing that a source says is believed. */
import type { Result } from '#shared/kernel/result.ts';

export type FetchFailure =
  | { readonly kind: 'not-found' }
  /** Nobody answered, or the answer broke off. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The source asks to be left alone for a while. */
  | { readonly kind: 'busy'; readonly status: number; readonly retryAfterInSeconds: number | null }
  | { readonly kind: 'too-large'; readonly limitInBytes: number };

export type MetadataSource = {
  /** A metadata file, whole; reading stops at `maxBytes`. */
  metadata(name: string, maxBytes: number): Promise<Result<Uint8Array, FetchFailure>>;
};

export type RepositorySource = MetadataSource & {
  /** A target file from byte `from` on. The stream may break off, or never end. */
  target(path: string, from: number): Promise<Result<ReadableStream<Uint8Array>, FetchFailure>>;
};

/** What may be asked of a source: plain names, so that none can leave its folder. */
export const METADATA_NAME = /^[a-z0-9][a-z0-9.-]{0,119}\.json$/u;
export const TARGET_PATH = /^[a-z][a-z0-9-]{0,39}\/[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/u;
/** A target path whose name carries the hash in front (consistent snapshot). */
export const SOURCE_PATH =
  /^[a-z][a-z0-9-]{0,39}\/[0-9a-f]{64}\.[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/u;
