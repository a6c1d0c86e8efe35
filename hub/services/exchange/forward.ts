/** The bureau's note that it sent a message on over I-24/7; the post receives it as a receipt. */
import { z } from 'zod';
import { arrivalBodySchema, forwardedSchema } from '#shared/asylum/exchange.ts';
import { fail, type Result } from '#shared/kernel/result.ts';
import { keyOf, recipientSchema } from '#shared/protection/recipient.ts';
import { markOf } from './forward-mark.ts';
import { type ExportRefusal, forwardable } from './forwardable.ts';
import { type ExchangeDependencies, type GiveFailure, type Given, give } from './give.ts';
import { readLedger } from './ledger.ts';

export const forwardNoteSchema = z.object({
  /** Id of the notification, or of the thread about a hit. */
  message: z.uuid(),
  /** Needed only where two posts name the same message. */
  post: z.uuid().optional(),
  to: recipientSchema,
  ...forwardedSchema.omit({ to: true }).shape,
});
export type ForwardNote = z.infer<typeof forwardNoteSchema>;

export type ForwardFailure =
  | ExportRefusal
  | GiveFailure
  /** The message was sent after now, by this hub's clock. */
  | { readonly kind: 'not-yet' };

const CLOCKS_DIFFER_IN_MS = 300_000;

/** Once for each message and recipient. What may not be sent to somebody is not noted as sent to him either. */
export async function noteForwarded(
  dependencies: ExchangeDependencies,
  { message, post, to, on, by, reference }: ForwardNote,
): Promise<Result<Given, ForwardFailure>> {
  const now = dependencies.now();
  if (Date.parse(on) > now.getTime() + CLOCKS_DIFFER_IN_MS) return fail({ kind: 'not-yet' });
  // The own bureau sends nothing to itself.
  if (to.kind === 'own-ncb') return fail({ kind: 'not-for-them', recipients: [keyOf(to)] });
  const ledger = await readLedger(dependencies);
  const found = forwardable(ledger, { message, post, to: [to] }, now.toISOString());
  if (!found.ok) return found;
  const { each } = found.value;
  const fields = { to: keyOf(to), on, by, reference };
  const body = arrivalBodySchema.parse({ kind: 'forwarded', case: each.state.id, ...fields });
  return await give(dependencies, each, { to: message, body, about: markOf(message, keyOf(to)) });
}
