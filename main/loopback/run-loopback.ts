/**
 * The same desk and the same station in a local browser tab: for trying, training and tests, never for
 * operations. Listens on 127.0.0.1 only and answers nobody without the token.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Clock } from '#main/services/clock/clock.ts';
import { systemClock } from '#main/services/clock/clock.ts';
import { nodeFiles } from '#main/services/files/node-files.ts';
import { createFileKeychain } from '#main/services/keychain/file-keychain.ts';
import { trainingWorldFrom } from '#main/services/training/training-world.ts';
import type { WriteLog } from '#main/station/incident-log.ts';
import { createPages, type Pages } from '#main/station/pages.ts';
import { plain } from '#main/station/release-files.ts';
import { isOpenedHere, isSameOrigin } from '#main/station/request-checks.ts';
import { type CreateStation, createStation, type Station } from '#main/station/station.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { StationStatus } from '#shared/station/session.ts';
import { createLimitedServer, type Patience, refuse } from './limited-server.ts';
import { CLAIM_PATH, createOneTimeClaim, newSecret, type OneTimeClaim } from './one-time-claim.ts';
import { keepPort, LOOPBACK_ADDRESS, listenOnOwnPort } from './own-port.ts';
import { refusalOf } from './plain-requests.ts';

export type RunLoopback = {
  readonly dataDirectory: string;
  /** Folder of the built renderer. */
  readonly rendererDirectory: string;
  readonly port?: number | undefined;
  readonly demo: StationStatus['demo'];
  /** File of the training world; without it there is no training. */
  readonly trainingWorld?: string;
  readonly writeLog: WriteLog;
  readonly clock?: Clock;
  /** How long a slow client is waited for; for tests. */
  readonly patience?: Patience;
  /** For tests. */
  readonly station?: Partial<Pick<CreateStation, 'fetch' | 'connect' | 'enrolPost' | 'files'>>;
};

export type Loopback = {
  /** With the first claim: `http://127.0.0.1:<port>/#<claim>`. */
  readonly address: string;
  readonly origin: string;
  /** A new address; the claim in the one before it is spent. */
  newAddress(): string;
  /** Locks, closes the journal, stops listening. */
  stop(): Promise<void>;
};

export type LoopbackFailure =
  | { readonly kind: 'in-use'; readonly directory: string }
  | { readonly kind: 'not-built'; readonly directory: string };

export async function runLoopback(
  options: RunLoopback,
): Promise<Result<Loopback, LoopbackFailure>> {
  const { dataDirectory, rendererDirectory, port } = options;
  const pages = await createPages({ directory: rendererDirectory }).catch(() => null);
  if (!pages) return fail({ kind: 'not-built', directory: rendererDirectory });
  await nodeFiles.makeDirectory(dataDirectory);
  let answer: Answer = () => Promise.resolve(plain(503, 'starting'));
  const listener = listenerFor((request, incoming) => answer(request, incoming));
  const server = createLimitedServer(listener, options.patience);
  const ownPort = { files: nodeFiles, dataDirectory, wanted: port };
  const own = await listenOnOwnPort(server, ownPort);
  const origin = `http://${LOOPBACK_ADDRESS}:${own}`;
  const token = newSecret();
  const clock = options.clock ?? systemClock();
  const station = await createStation({
    fetch: globalThis.fetch,
    ...options.station,
    dataDirectory,
    keychain: createFileKeychain(nodeFiles, dataDirectory),
    clock,
    shell: 'loopback',
    origin,
    token,
    demo: options.demo,
    trainingWorld: trainingWorldFrom(async () =>
      options.trainingWorld === undefined ? null : await readFile(options.trainingWorld, 'utf8'),
    ),
    writeLog: options.writeLog,
  });
  if (!station.ok) {
    await closeServer(server);
    return fail(station.failure);
  }
  await keepPort(ownPort, own);
  const claim = createOneTimeClaim(token, clock);
  answer = answering({ origin, claim, pages, door: station.value.door });
  const newAddress = () => `${origin}/#${claim.issue()}`;
  return succeed({
    address: newAddress(),
    origin,
    newAddress,
    stop: () => stop(server, station.value),
  });
}

type Answer = (request: Request, incoming: IncomingMessage) => Promise<Response>;

type Answering = {
  readonly origin: string;
  readonly claim: OneTimeClaim;
  readonly pages: Pages;
  readonly door: Station['door'];
};

/** The host must be the address itself: a name that points here is somebody else's page. */
const answering =
  ({ origin, claim, pages, door }: Answering): Answer =>
  async (request, { headers }) => {
    if (`http://${headers.host}` !== origin) return plain(403, 'not allowed');
    const { pathname } = new URL(request.url);
    if (pathname === CLAIM_PATH && isSameOrigin(request, origin))
      return await claim.answer(request);
    if (pathname.startsWith('/station/')) return await door(request);
    return isOpenedHere(request, origin) ? await pages(request) : plain(403, 'not allowed');
  };

/** Looks at the request itself first: what follows sees it only after it has been put in order. */
function listenerFor(answer: Answer): RequestListener {
  const listener = getRequestListener(
    (request, env) => answer(request, (env as HttpBindings).incoming),
    { overrideGlobalObjects: false, errorHandler: () => plain(400, 'not understood') },
  );
  return (incoming, outgoing) => {
    const refusal = refusalOf(incoming);
    if (refusal) refuse(outgoing, refusal);
    else void listener(incoming, outgoing);
  };
}

async function stop(server: Server, station: Station): Promise<void> {
  await station.close();
  await closeServer(server);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => settle());
    // The page's streams stay open for as long as the page does.
    server.closeAllConnections();
  });
}
