/** Files over `/ncb/api`: exports of messages, and what posts attached; and the note that a message was sent on. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { readAttachment } from '#hub/services/exchange/attachment.ts';
import { exportFile, exportFormatSchema } from '#hub/services/exchange/export-file.ts';
import { forwardNoteSchema, noteForwarded } from '#hub/services/exchange/forward.ts';
import { forwardable } from '#hub/services/exchange/forwardable.ts';
import type { ExchangeDependencies } from '#hub/services/exchange/give.ts';
import { readLedger } from '#hub/services/exchange/ledger.ts';
import { recipientNamed } from '#hub/services/exchange/recipient-name.ts';
import { errorResponse } from './errors.ts';
import { parseJsonBody } from './json-body.ts';

const recipientSchema = z.string().transform((text, context) => {
  const recipient = recipientNamed(text);
  if (recipient !== null) return recipient;
  context.addIssue({ code: 'custom', message: 'no recipient' });
  return z.NEVER;
});

const exportSchema = z.object({
  message: z.uuid(),
  post: z.uuid().optional(),
  to: z.array(recipientSchema).min(1).max(300).optional(),
  format: exportFormatSchema,
});
const attachmentSchema = z.object({
  thread: z.uuid(),
  attachment: z.uuid(),
  post: z.uuid().optional(),
});
const noteSchema = forwardNoteSchema.extend({ to: recipientSchema });

export function addFileRoutes(app: Hono, dependencies: ExchangeDependencies): void {
  app.get('/messages/:message/export', (context) => sendExport(dependencies, context));
  app.post('/messages/:message/forwarded', (context) => note(dependencies, context));
  app.get('/threads/:thread/attachments/:attachment', (context) =>
    sendAttachment(dependencies, context),
  );
}

async function sendExport(dependencies: ExchangeDependencies, context: Context): Promise<Response> {
  const { post, format } = context.req.query();
  const address = exportSchema.safeParse({
    ...context.req.param(),
    post,
    format,
    to: context.req.queries('to'),
  });
  if (!address.success) return errorResponse('not-understood');
  const now = dependencies.now().toISOString();
  const found = forwardable(await readLedger(dependencies), address.data, now);
  if (!found.ok) return refused(found.failure);
  const { name, mediaType, bytes } = await exportFile(found.value.exported, address.data.format);
  return fileResponse(bytes, { name, mediaType });
}

async function note(dependencies: ExchangeDependencies, context: Context): Promise<Response> {
  const body = parseJsonBody(new Uint8Array(await context.req.arrayBuffer()));
  if (body === undefined) return errorResponse('not-json');
  const given = typeof body === 'object' ? body : {};
  const parsed = noteSchema.safeParse({ ...given, message: context.req.param('message') });
  if (!parsed.success) return errorResponse('not-understood');
  const noted = await noteForwarded(dependencies, parsed.data);
  return noted.ok ? context.json(noted.value) : refused(noted.failure);
}

async function sendAttachment(
  dependencies: ExchangeDependencies,
  context: Context,
): Promise<Response> {
  const address = attachmentSchema.safeParse({ ...context.req.query(), ...context.req.param() });
  if (!address.success) return errorResponse('not-understood');
  const read = await readAttachment(dependencies, address.data);
  if (!read.ok) return refused(read.failure);
  const { content, name, mediaType } = read.value;
  return fileResponse(content, { name, mediaType });
}

/** Only ever saved, never shown: what a post sent must not run in the page's place. */
function fileResponse(
  bytes: Uint8Array,
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(plainName(name))}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

/** No folder, no sign that turns the text round, no lone surrogate. */
const plainName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_');

/** Codes as the services name them, with the recipients that may not have it. */
const refused = (failure: { readonly kind: string }): Response =>
  Response.json(failure, { status: failure.kind.startsWith('unknown-') ? 404 : 409 });
