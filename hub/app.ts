/** The hub as one function from a web request to a web response. It listens nowhere: see `index.ts`. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Hono } from 'hono';
import { repositoryDirectory } from '#hub/releases/publish.ts';
import { anchorsOf } from '#hub/services/anchors.ts';
import type { ReleaseContentKey } from '#hub/services/enrolment.ts';
import type { HubIdentity } from '#hub/services/identity.ts';
import { ordersOf } from '#hub/storage/orders.ts';
import type { HubDatabase } from '#hub/storage/schema.ts';
import { hubPaths } from '#shared/exchange/paths.ts';
import { createEnrolmentRoute, ENROLMENT_BODY_LIMIT } from './routes/enrolments.ts';
import { errorResponse } from './routes/errors.ts';
import { createJournalRoute, JOURNAL_BODY_LIMIT, journalTooLarge } from './routes/journal.ts';
import { limitBody } from './routes/json-body.ts';
import { createKeysRoute, KEYS_BODY_LIMIT } from './routes/keys.ts';
import { createNcbApi } from './routes/ncb.ts';
import { createNcbPage } from './routes/ncb-page.ts';
import { createFilesRoute } from './routes/release-files.ts';
import { createRepliesRoute } from './routes/replies.ts';
import {
  ALLOWANCES,
  type Allowances,
  createGate,
  limitAddresses,
} from './routes/request-limits.ts';
import { signed } from './routes/signed-request.ts';

export type HubDependencies = {
  readonly db: HubDatabase;
  /** Holds `releases/repository`. */
  readonly dataDirectory: string;
  readonly identity: HubIdentity;
  /** Every release content key, asked for at each enrolment. */
  readonly releaseKeys: () => Promise<readonly ReleaseContentKey[]>;
  readonly now: () => Date;
  /** Receives failures of the hub, one line each, without anything a post sent. */
  readonly log: (line: string) => void;
  /** How much addresses and posts may ask; `ALLOWANCES` when absent. */
  readonly allowances?: Allowances;
};

/** `address` is where the request came from, as far as the host knows. */
export type Connection = { readonly address?: string | undefined };

export type Hub = {
  readonly fetch: (request: Request, connection?: Connection) => Promise<Response>;
};

export function createHub(dependencies: HubDependencies): Hub {
  const { db, dataDirectory, identity, releaseKeys, now, log } = dependencies;
  const { signer } = identity;
  const repository = repositoryDirectory(dataDirectory);
  const anchors = () => anchorsOf(dataDirectory, identity);
  const { address, post } = dependencies.allowances ?? ALLOWANCES;
  const signing = { db, now, posts: createGate(post, now) };
  const app = new Hono<{ Bindings: Connection }>();

  const limit = limitAddresses(createGate(address, now), addressOf);
  app.use('/v1/*', limit);
  app.use('/ncb/*', limit);

  app.get(hubPaths.health, (context) => context.json({ ok: true, now: now().toISOString() }));
  app.post(
    hubPaths.enrolments,
    limitBody(ENROLMENT_BODY_LIMIT),
    createEnrolmentRoute({ db, anchors, releaseKeys, now }, addressOf),
  );
  app.post(
    hubPaths.journal(':post'),
    limitBody(JOURNAL_BODY_LIMIT, journalTooLarge),
    signed(signing, createJournalRoute({ db, signer, now })),
  );
  app.get(
    hubPaths.replies(':post'),
    signed(signing, createRepliesRoute({ db, now }), {
      keys: 'present',
      ordersFor: (post) => ordersOf(db, post),
    }),
  );
  app.post(
    hubPaths.keys(':post'),
    limitBody(KEYS_BODY_LIMIT),
    signed(signing, createKeysRoute({ db, signer, releaseKeys, now }), {
      keys: 'present-and-former',
    }),
  );
  const { sealingSecretKey } = identity;
  app.route('/ncb/api', createNcbApi({ db, signer, now, dataDirectory, sealingSecretKey }));
  app.route('/ncb', createNcbPage(dataDirectory));
  for (const folder of ['metadata', 'targets'] as const) {
    const prefix = `/releases/${folder}/`;
    app.get(`${prefix}*`, createFilesRoute(join(repository, folder), prefix));
  }
  app.notFound(() => errorResponse('not-found'));
  app.onError((error) => {
    const reference = randomUUID();
    log(`${reference} ${error.stack ?? error.message}`);
    return errorResponse('internal', { reference });
  });
  return { fetch: async (request, connection = {}) => app.fetch(request, connection) };
}

const addressOf = ({ env }: { env: Connection }): string => env.address ?? 'unknown';
