/** One PostgreSQL server for a whole run: a test asks for a database of its own, which is copied from a template. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openOn, postgresDialect } from '#hub/storage/database.ts';
import { findPostgres, startPostgres } from './postgres.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with Vitest's own
  export interface ProvidedContext {
    /** Address of the server; null where there is none. */
    postgres: string | null;
  }
}

const TEMPLATE = 'farpost_template';

/** Vitest's global setup; what it answers stops the server when the last test has ended. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!findPostgres().installed) {
    project.provide('postgres', null);
    return async () => undefined;
  }
  const server = await startPostgres();
  await ask(server.url, `create database ${TEMPLATE}`);
  const template = await openOn(
    postgresDialect(databaseAt(server.url, TEMPLATE), () => undefined),
    'postgres',
  );
  await template.close();
  project.provide('postgres', server.url);
  return server.stop;
}

type OwnDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** An empty database of the hub on the server at `url`. */
export async function copyOfTemplate(url: string): Promise<OwnDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await ask(url, `create database ${name} template ${TEMPLATE}`);
  return {
    url: databaseAt(url, name),
    drop: () => ask(url, `drop database ${name} with (force)`),
  };
}

function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
