/**
 * Sets up the demo: a hub with the fictional lists, published, and a post that is enrolled with it.
 *
 * Everything goes through the doors an agency would use: list files, the hub's command line, an
 * enrolment ticket.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { ARGON2_FLOOR } from '#main/services/vault/argon2-cost.ts';
import { enrolStation } from '#main/station/enrol-station.ts';
import { DEMO_SPECIMENS, demoLists } from '#shared/fiction/demo.ts';
import { hubMust } from '../lib/hub-command.ts';
import { writeDemoLists } from './list-files.ts';

/** The officer of the demo. The passphrase is printed for everyone to see: nothing here is secret. */
export const DEMO_OFFICER = {
  id: 'demo-officer',
  displayName: 'A. Moreau',
  role: 'supervisor',
  passphrase: 'seven quiet lanterns',
} as const;

const POST_NAME = 'Tarvos Pass, lane 2';

export type DemoPaths = {
  readonly hub: string;
  readonly station: string;
  readonly lists: string;
  /** What the sign-in screen shows of the demo. */
  readonly record: string;
};

/** Where the parts of the demo are, below one folder. */
export const demoPaths = (home: string): DemoPaths => ({
  hub: path.join(home, 'hub'),
  station: path.join(home, 'station'),
  lists: path.join(home, 'lists'),
  record: path.join(home, 'demo.json'),
});

/** Whether this folder holds a finished set-up: the record is written last. */
export const isPrepared = (home: string): boolean => existsSync(demoPaths(home).record);

/** Forgets everything. */
export function forget(home: string): void {
  rmSync(home, { recursive: true, force: true });
}

/** Writes and imports the fictional lists, dated `today` (ISO 8601 day), and publishes a release. */
export async function publishDemoLists(home: string, today: string): Promise<void> {
  const paths = demoPaths(home);
  mkdirSync(paths.lists, { recursive: true });
  const files = writeDemoLists(paths.lists, demoLists(Number(today.slice(0, 4))), today);
  for (const { format, file } of files) {
    await hubMust(paths.hub, ['import', format, file, '--list-date', today]);
  }
  await hubMust(paths.hub, ['publish']);
  writeFileSync(listDateFile(home), today);
}

/** The day on which the demo's lists were last published, or null. */
export function demoListDate(home: string): string | null {
  const file = listDateFile(home);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** Enrols the demo post with the hub that serves at `hubUrl`. */
export async function enrolDemoPost(home: string, hubUrl: string): Promise<void> {
  const paths = demoPaths(home);
  const output = await hubMust(paths.hub, ['enrol', '--name', POST_NAME]);
  const ticket = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}\.[0-9a-f]{20}/u.exec(output)?.[0];
  if (ticket === undefined) throw new Error(`the hub printed no ticket:\n${output}`);
  const answer = await enrolStation({
    dataDirectory: paths.station,
    keychain: createFileKeychain(nodeFiles, paths.station),
    clock: systemClock(),
    fetch: globalThis.fetch,
    hubUrl,
    ticket,
    postName: POST_NAME,
    officer: DEMO_OFFICER,
    passphrase: DEMO_OFFICER.passphrase,
    argon2: ARGON2_FLOOR,
  });
  if (answer.kind !== 'enrolled') throw new Error(`enrolment: ${JSON.stringify(answer)}`);
  const record = {
    officerId: DEMO_OFFICER.id,
    passphrase: DEMO_OFFICER.passphrase,
    specimens: DEMO_SPECIMENS,
  };
  writeFileSync(paths.record, `${JSON.stringify(record, null, 2)}\n`);
}

const listDateFile = (home: string): string => path.join(home, 'list-date.txt');
