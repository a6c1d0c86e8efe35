/** A post whose officers report documents, and a hub that publishes with the real command. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Command } from '#hub/cli/command.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { replyInfo, replySchema } from '#shared/exchange/bundle.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { DEFAULT_POLICY } from '#shared/release/policy.ts';
import type { Report } from '#shared/reports/report.ts';
import type { ReportEvent } from '#shared/reports/report-event.ts';
import { openSealed } from '#shared/sealing/hpke.ts';
import { runOn } from '#test/hub/services/command-in-test.ts';
import { type HubInTest, hubInTest } from '#test/hub/services/hub-in-test.ts';
import { enrolledPost, hashOf, sealedPayload } from '#test/hub/services/post-in-test.ts';

export const OWN = { ...DEFAULT_POLICY, ownState: 'UTO' };

export type ReportingHub = ReturnType<typeof reportingHub>;

export function reportingHub(db: HubDatabase) {
  const hub = hubInTest(db);
  // Nothing was published here yet; the folder of the other tests says otherwise.
  rmSync(join(hub.dataDirectory, 'releases'), { recursive: true });
  const releaseKeys = async () => {
    const keys = await openReleaseKeys(hub.dataDirectory);
    if (!keys.ok) throw new Error(keys.failure.kind);
    return keys.value.all();
  };
  const run = (command: Command) => runOn(hub, command, { releaseKeys });
  return {
    ...hub,
    releaseKeys: hub.releaseKeys,
    run,
    async publish(policy = OWN) {
      const answer = await run({ command: 'publish', policy });
      expect(answer.exitCode, answer.problems).toBe(0);
      return answer;
    },
    publishWithoutState: () => run({ command: 'publish' }),
    key: async () => (await releaseKeys())[0]?.key ?? new Uint8Array(),
  };
}

export const aReport = (differs: Partial<Report> = {}): Report => ({
  documentNumber: 'L898902C3',
  issuingState: 'UTO',
  documentType: 'refugee-travel-document',
  category: 'revoked',
  dateReported: '2030-01-02',
  reviewDate: '2040-01-02',
  ...differs,
});

type Officers = { readonly author?: string | null; readonly second?: string | null };

export type ReportingPost = Awaited<ReturnType<typeof reportingPost>>;

export async function reportingPost(hub: HubInTest) {
  const post = await enrolledPost(hub);
  const texts: string[] = [];

  async function send(event: ReportEvent, officer: string | null): Promise<void> {
    const previous = texts.at(-1);
    const id = randomUUID();
    const [text = ''] = post.entries(1, {
      id,
      kind: 'document-report',
      lane: 'urgent',
      officer,
      seq: texts.length + 1,
      wallTime: hub.now().toISOString(),
      payload: await sealedPayload(hub, id, event),
      ...(previous === undefined ? {} : { previous: hashOf(previous) }),
    });
    texts.push(text);
    const bundle = post.bundle({ lane: 'urgent', from: texts.length, entries: [text] });
    const response = await post.send(bundle);
    expect(response.status, await response.clone().text()).toBe(200);
  }

  async function readReply(text: string) {
    const envelope = JSON.parse(text) as { payload: string };
    const payload = fromBase64Url(envelope.payload) ?? new Uint8Array();
    const reply = replySchema.parse(JSON.parse(new TextDecoder().decode(payload)));
    const sealed = fromBase64Url(reply.body) ?? new Uint8Array();
    const opened = await openSealed(post.sealingSecret, replyInfo(post.id, reply.seq), sealed);
    if (!opened.ok) throw new Error('the post cannot open its reply');
    return { kind: reply.kind, ...(JSON.parse(new TextDecoder().decode(opened.value)) as object) };
  }

  return {
    ...post,
    sendEvent: send,
    /** Sends the last bundle again, as after an answer that was lost. */
    repeat: () =>
      post
        .send(post.bundle({ lane: 'urgent', from: 1, entries: texts }))
        .then(({ status }) => status),
    async report(report: Report, { author = 'ana', second = 'ben' }: Officers = {}) {
      const id = randomUUID();
      await send({ kind: 'drafted', reports: [{ id, report }] }, author);
      await send({ kind: 'approved', reports: [id] }, second);
      return id;
    },
    async withdraw(id: string, { author = 'ana', second = 'ben' }: Officers = {}) {
      await send({ kind: 'withdrawal-drafted', reports: [id], why: 'recovered' }, author);
      await send({ kind: 'withdrawal-approved', reports: [id] }, second);
    },
    /** Everything that the hub ever said to the post. */
    async heard() {
      const rows = await hub.db
        .selectFrom('replies')
        .select('envelope')
        .where('post_id', '=', post.id)
        .orderBy('seq')
        .execute();
      return await Promise.all(rows.map(({ envelope }) => readReply(envelope)));
    },
  };
}
