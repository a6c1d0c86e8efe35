/** `/ncb`: the exchange for the people and programs of the National Central Bureau, behind one token. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { z } from 'zod';
import {
  type AnswerFailure,
  findThread,
  sayingSchema,
  sayToPost,
} from '#hub/services/exchange/answer.ts';
import type { ExchangeDependencies } from '#hub/services/exchange/give.ts';
import { readLedger } from '#hub/services/exchange/ledger.ts';
import { checkToken } from '#hub/services/exchange/ncb-token.ts';
import { exchangeView, threadView } from '#hub/services/exchange/view.ts';
import { STARTING_IDS, startingWords } from '#shared/asylum/templates/starting-words.ts';
import { errorResponse } from './errors.ts';
import { limitBody, parseJsonBody } from './json-body.ts';
import { addFileRoutes } from './ncb-files.ts';

export type NcbDependencies = ExchangeDependencies & { readonly dataDirectory: string };

const NCB_BODY_LIMIT = 131_072;

const addressSchema = z.object({
  case: z.uuid().optional(),
  thread: z.uuid(),
  post: z.uuid().optional(),
});
const answerSchema = z.object({ case: z.uuid(), post: z.uuid().optional(), saying: sayingSchema });

/** What is listed in docs/formats/asylum-exchange.md: JSON, `Authorization: Bearer`. */
export function createNcbApi(dependencies: NcbDependencies): Hono {
  const { now } = dependencies;
  const app = new Hono();
  app.use('*', withToken(dependencies.dataDirectory), limitBody(NCB_BODY_LIMIT));
  app.get('/exchange', async (context) =>
    context.json(exchangeView(await readLedger(dependencies), now().toISOString())),
  );
  app.get('/threads/:thread', (context) => show(dependencies, context));
  app.post('/threads/:thread', (context) => say(dependencies, context));
  addFileRoutes(app, dependencies);
  return app;
}

/** Nothing is there until a token was drawn. A browser sends no such header by itself: there is nothing to forge. */
function withToken(dataDirectory: string): MiddlewareHandler {
  return async (context, next) => {
    const token = /^Bearer ([\w-]{1,200})$/u.exec(context.req.header('authorization') ?? '')?.[1];
    const checked = await checkToken(dataDirectory, token ?? '');
    if (checked === 'none') return errorResponse('not-found');
    if (checked === 'wrong') return errorResponse('bad-token');
    await next();
    context.res.headers.set('cache-control', 'no-store');
    return undefined;
  };
}

async function show(dependencies: NcbDependencies, context: Context): Promise<Response> {
  const address = addressSchema.safeParse({ ...context.req.query(), ...context.req.param() });
  if (!address.success) return errorResponse('not-understood');
  const ledger = await readLedger(dependencies);
  const found = findThread(ledger, address.data);
  if (!found.ok) return failed(found.failure);
  const { each, thread } = found.value;
  const starting = STARTING_IDS.answer.map(
    (id) => [id, startingWords(id, thread.language)] as const,
  );
  return context.json({
    ...threadView(ledger, each, thread),
    startingWords: Object.fromEntries(starting),
  });
}

async function say(dependencies: NcbDependencies, context: Context): Promise<Response> {
  const body = parseJsonBody(new Uint8Array(await context.req.arrayBuffer()));
  if (body === undefined) return errorResponse('not-json');
  const parsed = answerSchema.safeParse(body);
  const thread = z.uuid().safeParse(context.req.param('thread'));
  if (!parsed.success || !thread.success) return errorResponse('not-understood');
  const { saying, ...address } = parsed.data;
  const said = await sayToPost(dependencies, { ...address, thread: thread.data }, saying);
  return said.ok ? context.json(said.value) : failed(said.failure);
}

/** Codes as the services name them; the words for people are those of the command line. */
const failed = ({ kind }: AnswerFailure): Response =>
  Response.json({ kind }, { status: kind === 'unknown-thread' ? 404 : 409 });
