import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '#hub/storage/database.ts';
import { BUNDLE_TYPE, bundleRefusalSchema } from '#shared/exchange/bundle.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { envelopeSchema, signEnvelope } from '#shared/sealing/dsse.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, type PostInTest } from '#test/hub/services/post-in-test.ts';
import { openEmptyDatabase, START_TIMEOUT_IN_MS } from '#test/hub/storage/databases.ts';

describe('journal intake of hostile bodies', () => {
  let database: OpenDatabase;
  let hub: HubInTest;
  let post: PostInTest;

  beforeAll(async () => {
    database = await openEmptyDatabase();
    hub = hubInTest(database.db);
    post = await enrolledPost(hub);
  }, START_TIMEOUT_IN_MS);
  afterAll(async () => {
    hub.removeFiles();
    await database.close();
  });

  /** Either an envelope or a refusal of the protocol; never a failure of the hub. */
  async function expectAnswer(body: Uint8Array): Promise<void> {
    const response = await hub.fetch(post.request('POST', hubPaths.journal(post.id), body));
    const answer: unknown = await response.json();
    expect(response.status, JSON.stringify(answer)).toBeLessThan(500);
    expect(hub.log).toEqual([]);
    const known = response.status === 200 ? envelopeSchema : bundleRefusalSchema;
    expect(known.safeParse(answer).success).toBe(true);
  }

  const signed = (value: unknown): Uint8Array => {
    const payload = new TextEncoder().encode(JSON.stringify(value));
    const signer = { keyId: post.id, secretKey: post.signingSecret };
    return new TextEncoder().encode(JSON.stringify(signEnvelope(BUNDLE_TYPE, payload, signer)));
  };

  it('answers any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), expectAnswer));
  });

  it('answers any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), (text) => expectAnswer(new TextEncoder().encode(text))),
    );
  });

  it('answers any JSON that the post signed', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), (value) => expectAnswer(signed(value))));
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 60 });

  it('answers any bundle that the post signed', async () => {
    const bundle = fc.record({
      v: fc.constant(1),
      post: fc.oneof(
        { weight: 9, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.uuid() },
      ),
      epoch: fc.oneof(
        { weight: 9, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.maxSafeInteger() },
      ),
      lane: fc.constantFrom('urgent', 'routine', 'other'),
      from: fc.oneof(fc.constant(1), fc.maxSafeInteger()),
      entries: fc.array(anyText, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(bundle, (value) =>
        expectAnswer(signed({ ...value, post: value.post ?? post.id })),
      ),
    );
  });

  it('answers entries with any field altered', async () => {
    const change = fc.record(
      {
        seq: fc.oneof(fc.constant(1), fc.integer(), fc.double()),
        id: fc.oneof(fc.uuid(), anyText),
        wallTime: fc.oneof(
          anyText,
          fc.constantFrom(
            '0000-01-01T00:00:00Z',
            '2030-02-29T00:00:00Z',
            '9999-12-31T23:59:59.9999999999Z',
          ),
        ),
        monotonicInMs: fc.double(),
        officer: fc.oneof(anyText, fc.constant(null)),
        kind: fc.oneof(anyText, fc.constantFrom('constructor', 'to-string', 'a')),
        release: fc.oneof(fc.maxSafeInteger(), fc.constant(null)),
        previous: anyText,
        extra: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async (fields, isUrgent) => {
        const fresh = await enrolledPost(hub);
        const lane = isUrgent ? 'urgent' : 'routine';
        const [text = ''] = fresh.entries(1, { lane });
        const entry = JSON.stringify({ ...(JSON.parse(text) as object), ...fields });
        const response = await fresh.send(fresh.bundle({ lane, from: 1, entries: [entry] }));
        expect(response.status).toBeLessThan(500);
        expect(hub.log).toEqual([]);
      }),
    );
  });
});
