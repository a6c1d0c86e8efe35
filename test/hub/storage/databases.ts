/** The databases that the same tests run on. */
import { PGlite } from '@electric-sql/pglite';
import {
  type OpenDatabase,
  openOn,
  pgliteDialect,
  postgresDialect,
} from '#hub/storage/database.ts';
import { findPostgres, startPostgres } from '#test/support/postgres.ts';

export type TestDatabase = {
  readonly title: string;
  /** Why not, where it cannot run; the title says so too. */
  readonly missing: boolean;
  readonly open: () => Promise<OpenDatabase>;
};

/** For hooks: a database starts in seconds, on a machine that is busy with other tests in many. */
export const START_TIMEOUT_IN_MS = 120_000;

const postgres = findPostgres();

export const DATABASES: readonly TestDatabase[] = [
  { title: 'on PGlite', missing: false, open: openInMemory },
  {
    title: postgres.installed ? 'on PostgreSQL' : `on PostgreSQL (left out: ${postgres.why})`,
    missing: !postgres.installed,
    open: openOnOwnServer,
  },
];

export function openInMemory(): Promise<OpenDatabase> {
  return openOn(pgliteDialect(new PGlite()), 'pglite');
}

async function openOnOwnServer(): Promise<OpenDatabase> {
  const server = await startPostgres();
  // Connections that are still closing when the server stops have nothing to tell.
  const opened = await openOn(
    postgresDialect(server.url, () => undefined),
    'postgres',
  );
  return { ...opened, close: () => opened.close().finally(server.stop) };
}
