/** The real hub with a published release, in this process: no port, a clock that the test moves. */
import { join } from 'node:path';
import { createHub } from '#hub/app.ts';
import { openReleaseKeys } from '#hub/releases/release-keys.ts';
import { anchorsOf } from '#hub/services/anchors.ts';
import { createTicket } from '#hub/services/enrolment.ts';
import { identityOf } from '#hub/services/identity.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { randomOf } from '#main/station/environment.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  DOCUMENTS,
  fictionalSource,
  NOW,
  PERSONS,
  published,
} from '#test/hub/releases/fictional-lists.ts';

export function mustBe<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

export type RealHub = Awaited<ReturnType<typeof startHub>>;

export async function startHub(directory: string, db: HubDatabase) {
  const clock = { at: NOW };
  const now = () => clock.at;
  const dataDirectory = join(directory, 'hub');
  const source = fictionalSource(PERSONS, DOCUMENTS);
  await published({ source, dataDirectory });
  const identity = identityOf(randomOf(32), randomOf(32));
  const keys = [mustBe(await openReleaseKeys(dataDirectory)).current()];
  const releaseKeys = async () => keys;
  const hub = createHub({
    db,
    dataDirectory,
    identity,
    releaseKeys,
    now,
    log: () => undefined,
  });
  const fetch: typeof globalThis.fetch = (input, init) => hub.fetch(new Request(input, init));
  const anchors = () => anchorsOf(dataDirectory, identity);
  return {
    db,
    dataDirectory,
    identity,
    fetch,
    clock,
    /** Those it hands to a post that enrols or renews its keys. */
    keys,
    replies: { db, signer: identity.signer, now },
    async ticket(): Promise<string> {
      const made = await createTicket(
        { db, anchors, releaseKeys, now },
        { name: 'North gate', validForHours: 1 },
      );
      return mustBe(made).ticket;
    },
    publishAgain: () => published({ source, dataDirectory, now: clock.at }),
  };
}
