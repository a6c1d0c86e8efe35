/** The databases that the same tests run on. */
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import {
  type OpenDatabase,
  openOn,
  pgliteDialect,
  postgresDialect,
} from '#hub/storage/database.ts';
import { findPostgres } from '#test/support/postgres.ts';
import { copyOfTemplate } from '#test/support/shared-postgres.ts';

export type TestDatabase = {
  readonly title: string;
  /** Why not, where it cannot run; the title says so too. */
  readonly missing: boolean;
  readonly open: () => Promise<OpenDatabase>;
};

/** For hooks: a database starts in seconds, on a machine that is busy with other tests in many. */
export const START_TIMEOUT_IN_MS = 120_000;

const server = inject('postgres');
const postgres = findPostgres();

const PGLITE: TestDatabase = { title: 'on PGlite', missing: false, open: openInMemory };
const POSTGRES: TestDatabase = {
  title: postgres.installed ? 'on PostgreSQL' : `on PostgreSQL (left out: ${postgres.why})`,
  missing: server === null,
  open: openEmptyDatabase,
};

export const DATABASES: readonly TestDatabase[] = [PGLITE, POSTGRES];

/** For suites whose queries the storage tests run on both: what a real hub runs on, or the built-in one without a server. */
export const REAL_DATABASES: readonly TestDatabase[] = [server === null ? PGLITE : POSTGRES];

/** A database that nobody else uses: on PostgreSQL, as at a real hub, or in memory where there is none. */
export async function openEmptyDatabase(): Promise<OpenDatabase> {
  if (server === null) return await openInMemory();
  const own = await copyOfTemplate(server);
  // Connections that are still closing when the database goes have nothing to tell.
  const opened = await openOn(
    postgresDialect(own.url, () => undefined),
    'postgres',
  );
  return { ...opened, close: () => opened.close().finally(own.drop) };
}

function openInMemory(): Promise<OpenDatabase> {
  return openOn(pgliteDialect(new PGlite()), 'pglite');
}
