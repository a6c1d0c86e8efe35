/**
 * The schema, step by step: the same SQL for PGlite and PostgreSQL. A released step is never edited.
 *
 * `post_id` leads every key of what posts send, so that the tables can be partitioned or distributed by it.
 */
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { HubDatabase } from './schema.ts';

const FIRST_TABLES = [
  `CREATE TABLE posts (
    id uuid PRIMARY KEY,
    epoch integer NOT NULL,
    name text NOT NULL,
    signing_key text NOT NULL,
    sealing_key text NOT NULL,
    key_epoch integer NOT NULL,
    enrolled_at timestamptz NOT NULL,
    revoked_at timestamptz,
    last_contact_at timestamptz
  )`,
  `CREATE TABLE enrolment_codes (
    hash text PRIMARY KEY,
    name text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    used_by uuid REFERENCES posts (id)
  )`,
  `CREATE TABLE journal_entries (
    post_id uuid NOT NULL REFERENCES posts (id),
    epoch integer NOT NULL,
    lane text NOT NULL,
    seq integer NOT NULL,
    received_at timestamptz NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    wall_time text NOT NULL,
    officer text,
    text text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (post_id, epoch, lane, seq)
  )`,
  'CREATE INDEX journal_entries_by_kind ON journal_entries (post_id, kind)',
  `CREATE TABLE journal_heads (
    post_id uuid NOT NULL REFERENCES posts (id),
    epoch integer NOT NULL,
    lane text NOT NULL,
    seq integer NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (post_id, epoch, lane)
  )`,
  `CREATE TABLE quarantine (
    post_id uuid NOT NULL REFERENCES posts (id),
    hash text NOT NULL,
    epoch integer NOT NULL,
    lane text NOT NULL,
    forked_at integer NOT NULL,
    received_at timestamptz NOT NULL,
    envelope text NOT NULL,
    PRIMARY KEY (post_id, hash)
  )`,
  `CREATE TABLE replies (
    post_id uuid NOT NULL REFERENCES posts (id),
    seq integer NOT NULL,
    created_at timestamptz NOT NULL,
    envelope text NOT NULL,
    PRIMARY KEY (post_id, seq)
  )`,
  `CREATE TABLE lists (
    id text PRIMARY KEY,
    description text NOT NULL,
    list_date text NOT NULL,
    imported_at timestamptz NOT NULL,
    records integer NOT NULL,
    format text NOT NULL,
    file text
  )`,
  // Releases are built in the order of ids, which must not depend on the locale of a server.
  `CREATE TABLE persons (
    list_id text NOT NULL REFERENCES lists (id),
    id text COLLATE "C" NOT NULL,
    record jsonb NOT NULL,
    PRIMARY KEY (list_id, id)
  )`,
  `CREATE TABLE releases (
    version integer PRIMARY KEY,
    published_at timestamptz NOT NULL,
    summary jsonb NOT NULL
  )`,
];

const LIST_CHANGES = `CREATE TABLE list_changes (
  list_id text NOT NULL REFERENCES lists (id),
  seq integer NOT NULL,
  file text NOT NULL,
  list_date text NOT NULL,
  imported_at timestamptz NOT NULL,
  records integer NOT NULL,
  PRIMARY KEY (list_id, seq)
)`;

const IDENTITY_TABLES = [
  // The unique key decides which of two equal requests came first, also between two hub processes.
  `CREATE TABLE request_nonces (
    post_id uuid NOT NULL REFERENCES posts (id),
    nonce text NOT NULL,
    forget_at timestamptz NOT NULL,
    PRIMARY KEY (post_id, nonce)
  )`,
  'CREATE INDEX request_nonces_by_end ON request_nonces (forget_at)',
  `CREATE TABLE former_signing_keys (
    post_id uuid NOT NULL REFERENCES posts (id),
    signing_key text NOT NULL,
    replaced_at timestamptz NOT NULL,
    PRIMARY KEY (post_id, signing_key)
  )`,
];
const ORDERS = `CREATE TABLE orders (
  post_id uuid NOT NULL REFERENCES posts (id),
  id uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  kind text NOT NULL,
  envelope text NOT NULL,
  PRIMARY KEY (post_id, id)
)`;

// The key is what lets no message be answered twice, also by two hub processes.
const EXCHANGE = [
  `CREATE TABLE exchange_answers (
    post_id uuid NOT NULL REFERENCES posts (id),
    thread uuid NOT NULL,
    about uuid NOT NULL,
    kind text NOT NULL,
    case_id uuid NOT NULL,
    reply_seq integer NOT NULL,
    digest text NOT NULL,
    given_at timestamptz NOT NULL,
    PRIMARY KEY (post_id, thread, about, kind)
  )`,
  'ALTER TABLE releases ADD COLUMN policy text',
];

// What was decided about a report, so that it is decided and told once. The report itself stays in the journal.
const DOCUMENT_REPORTS = `CREATE TABLE document_reports (
  post_id uuid NOT NULL REFERENCES posts (id),
  report_id uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  listed_at timestamptz,
  ended_at timestamptz,
  still_listed boolean NOT NULL,
  refused text,
  withdrawal_refused text,
  added_release integer,
  ended_release integer,
  PRIMARY KEY (post_id, report_id)
)`;

const REPORT_ENDS = [
  'ALTER TABLE document_reports ADD COLUMN ended_reason text',
  'ALTER TABLE document_reports ADD COLUMN withdrawal_refused_entry integer',
];

const migrations: Record<string, Migration> = {
  '0001-first-tables': {
    async up(db) {
      for (const statement of FIRST_TABLES) await sql.raw(statement).execute(db);
    },
  },
  '0002-list-changes': {
    async up(db) {
      await sql.raw(LIST_CHANGES).execute(db);
    },
  },
  '0003-post-identity': {
    async up(db) {
      for (const statement of IDENTITY_TABLES) await sql.raw(statement).execute(db);
    },
  },
  '0004-signed-heads': {
    async up(db) {
      await sql.raw('ALTER TABLE journal_heads ADD COLUMN acknowledgement text').execute(db);
    },
  },
  '0005-orders': {
    async up(db) {
      await sql.raw(ORDERS).execute(db);
    },
  },
  '0006-asylum-exchange': {
    async up(db) {
      for (const statement of EXCHANGE) await sql.raw(statement).execute(db);
    },
  },
  '0007-document-reports': {
    async up(db) {
      await sql.raw(DOCUMENT_REPORTS).execute(db);
    },
  },
  '0008-report-ends': {
    async up(db) {
      for (const statement of REPORT_ENDS) await sql.raw(statement).execute(db);
    },
  },
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/** Brings a database to the current schema. Throws when a step fails: a hub without its tables must not run. */
export async function migrateToLatest(db: HubDatabase): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined)
    throw new Error('the database schema could not be set up', { cause: error });
}
