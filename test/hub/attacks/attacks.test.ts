import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { addCode, revokePost } from '#hub/storage/posts.ts';
import { hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';
import type { Scene } from './attack.ts';
import { contentAttacks } from './content-attacks.ts';
import { parameterAttacks } from './parameter-attacks.ts';
import { placeAttacks } from './place-attacks.ts';
import { signerAttacks } from './signer-attacks.ts';
import { tamperingAttacks } from './tampering-attacks.ts';

const attacks = [
  ...tamperingAttacks,
  ...signerAttacks,
  ...parameterAttacks,
  ...contentAttacks,
  ...placeAttacks,
];
const errorSchema = z.object({ error: z.object({ code: z.string(), remedy: z.string() }) });

/** Everything that an attack could leave behind; nonces of posts that signed well are not among it. */
const STORED = [
  'posts',
  'enrolment_codes',
  'journal_entries',
  'journal_heads',
  'quarantine',
  'replies',
  'former_signing_keys',
] as const;

const hashOfCode = (code: string): string =>
  createHash('sha256').update(`farpost/enrolment-code/v1/${code}`).digest('hex');

describe(`${attacks.length} attacks on the hub`, () => {
  let database: OpenDatabase;
  let scene: Scene;
  let made = 0;

  beforeAll(async () => {
    database = await openEmptyDatabase();
  }, START_TIMEOUT_IN_MS);
  beforeEach(async () => {
    scene = await newScene();
    return scene.hub.removeFiles;
  });
  afterAll(() => database.close());

  async function newScene(): Promise<Scene> {
    const hub = hubInTest(database.db);
    const [post, other, revoked] = await Promise.all([
      enrolledPost(hub),
      enrolledPost(hub),
      enrolledPost(hub),
    ]);
    await revokePost(hub.db, revoked.id, hub.now());
    made += 1;
    const code = (letter: string): string => `AAAA-BBBB-${letter}${100 + made}`;
    const codes = { code: code('C'), expiredCode: code('D'), usedCode: code('E') };
    const hour = 3_600_000;
    const expiresAt = (code: string): number => (code === codes.expiredCode ? -1 : hour);
    for (const each of Object.values(codes)) {
      const expires_at = new Date(hub.now().getTime() + expiresAt(each));
      await addCode(hub.db, { hash: hashOfCode(each), name: 'x', expires_at });
    }
    await hub.db
      .updateTable('enrolment_codes')
      .set({ used_at: hub.now(), used_by: other.id })
      .where('hash', '=', hashOfCode(codes.usedCode))
      .execute();
    return { hub, post, other, revoked, ...codes };
  }

  /** Contacts are noted for posts that proved who they are; everything else must stay as it is. */
  async function stored(): Promise<unknown> {
    const tables = STORED.map((table) => database.db.selectFrom(table).selectAll().execute());
    const rows = await Promise.all(tables);
    return rows.map((table) =>
      table.map((row) => JSON.stringify({ ...row, last_contact_at: null })).sort(),
    );
  }

  it.each(attacks)('$name: $code', async ({ send, status, code }) => {
    const before = await stored();
    const response = await send(scene);
    const { error } = errorSchema.parse(await response.json());
    expect({ code: error.code, status: response.status }).toEqual({ code, status });
    expect(await stored()).toEqual(before);
    expect(scene.hub.log).toEqual([]);
  });

  it('are at least forty of different names', () => {
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    expect(attacks.length).toBeGreaterThanOrEqual(40);
  });

  it('leave the way open for the post itself', async () => {
    const { post } = scene;
    const answer = await post.send(post.bundle({ from: 1, entries: post.entries(1) }));
    expect(answer.status).toBe(200);
  });
});
