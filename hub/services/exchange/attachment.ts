/** The content of what a post attached to a message. It stays in the journal, sealed to the hub; nothing is kept beside it. */
import { openedEntries } from '#hub/services/opened-entries.ts';
import { asylumEventSchema } from '#shared/asylum/event.ts';
import type { AttachedFile } from '#shared/asylum/exchange.ts';
import { isWhole } from '#shared/asylum/talk.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import { type FindFailure, findThread, type ThreadAddress } from './answer.ts';
import type { ExchangeDependencies } from './give.ts';
import { readLedger } from './ledger.ts';

export type AttachmentFailure =
  | FindFailure
  | { readonly kind: 'unknown-attachment' }
  /** Its size or SHA-256 is not what the message says. */
  | { readonly kind: 'attachment-damaged' };

export type AttachmentContent = Pick<AttachedFile, 'name' | 'mediaType' | 'sha256'> & {
  readonly content: Uint8Array;
};

/** Only of a message that the hub itself would have let the post write. */
export async function readAttachment(
  dependencies: ExchangeDependencies,
  { attachment, ...address }: ThreadAddress & { readonly attachment: string },
): Promise<Result<AttachmentContent, AttachmentFailure>> {
  const found = findThread(await readLedger(dependencies), address);
  if (!found.ok) return found;
  const { each, thread } = found.value;
  const message = thread.messages.find(({ attachments }) =>
    attachments.some(({ id }) => id === attachment),
  );
  if (message === undefined) return fail({ kind: 'unknown-attachment' });
  const filter = { post: each.post, kind: 'asylum-event' };
  for await (const entry of openedEntries(dependencies, filter)) {
    if (entry.id !== message.entry || entry.payload.state === 'cannot-open') continue;
    return contentIn(entry.payload.value, attachment);
  }
  return fail({ kind: 'unknown-attachment' });
}

function contentIn(
  payload: unknown,
  attachment: string,
): Result<AttachmentContent, AttachmentFailure> {
  const parsed = asylumEventSchema.safeParse(payload);
  const files =
    parsed.success && 'attachments' in parsed.data.event ? parsed.data.event.attachments : [];
  const file = files.find(({ id }) => id === attachment);
  if (file === undefined) return fail({ kind: 'unknown-attachment' });
  const content = isWhole(file) ? fromBase64Url(file.content) : null;
  if (content === null) return fail({ kind: 'attachment-damaged' });
  const { name, mediaType, sha256 } = file;
  return succeed({ name, mediaType, sha256, content });
}
