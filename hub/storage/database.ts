/** Opens the hub's database: PostgreSQL by its address, or PGlite in the data directory without one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Client, Pool } from 'pg';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type LockFailure, lockDirectory } from './directory-lock.ts';
import { migrateToLatest } from './migrations.ts';
import type { HubDatabase, HubSchema } from './schema.ts';

export type OpenDatabase = {
  readonly db: HubDatabase;
  readonly engine: 'pglite' | 'postgres';
  /** Waits for running queries, and gives the data directory free. */
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** `postgres://…`; without it PGlite keeps its files in `<dataDirectory>/db`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** Receives what an operator must know, one line at a time. */
  readonly warn: (line: string) => void;
};

/** The server does not answer, or lets nobody in. `reason` is its own words and never holds the address. */
export type UnreachableFailure = { readonly kind: 'unreachable'; readonly reason: string };

export const PGLITE_NOTICE =
  'The built-in database does not wait for the disk: use it for trying and training only. ' +
  'For real work give --database-url.';

/** Opens and migrates. Throws when the schema of a database that answers cannot be set up. */
export async function openDatabase(
  options: DatabaseOptions,
): Promise<Result<OpenDatabase, LockFailure | UnreachableFailure>> {
  if (options.databaseUrl !== undefined) return openPostgres(options.databaseUrl, options.warn);
  const lock = lockDirectory(options.dataDirectory);
  if (!lock.ok) return fail(lock.failure);
  options.warn(PGLITE_NOTICE);
  const directory = join(options.dataDirectory, 'db');
  mkdirSync(directory, { recursive: true });
  try {
    const opened = await openOn(pgliteDialect(new PGlite(directory)), 'pglite');
    const close = () => opened.close().finally(lock.value.release);
    return succeed({ ...opened, close });
  } catch (cause) {
    lock.value.release();
    throw cause;
  }
}

async function openPostgres(
  url: string,
  warn: (line: string) => void,
): Promise<Result<OpenDatabase, UnreachableFailure>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (cause) {
    return fail({ kind: 'unreachable', reason: wordsOf(cause) });
  }
  return succeed(await openOn(postgresDialect(url, warn), 'postgres'));
}

/** A host with several addresses fails with one error for each, and no words of its own. */
function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(wordsOf).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}

/** PGlite on an instance that the caller made: tests give one in memory. */
export const pgliteDialect = (pglite: PGlite): Dialect => new PGliteDialect({ pglite });

/** A pool that survives a restart of the server: a lost idle connection is reported, not thrown. */
export function postgresDialect(url: string, warn: (line: string) => void): Dialect {
  const pool = new Pool({ connectionString: url, max: 10 });
  pool.on('error', (cause) => warn(`A database connection was lost: ${cause.message}`));
  return new PostgresDialect({ pool });
}

/** Opens and migrates on any dialect. */
export async function openOn(
  dialect: Dialect,
  engine: OpenDatabase['engine'],
): Promise<OpenDatabase> {
  const db = new Kysely<HubSchema>({ dialect });
  try {
    await migrateToLatest(db);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  return { db, engine, close: () => db.destroy() };
}
