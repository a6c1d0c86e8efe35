/** A hub of a story keeps its data in PostgreSQL, as a real one does, where there is a server. */
import { inject } from 'vitest';
import { copyOfTemplate } from './shared-postgres.ts';

/** For every hub command from now on in this file: its own database, or the built-in one without a server. */
export async function keepInPostgres(): Promise<void> {
  const server = inject('postgres');
  if (server === null) return;
  const { url } = await copyOfTemplate(server);
  process.env['DATABASE_URL'] = url;
}
