/** How the hub knows again that a message was noted as sent to somebody. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ExchangeAnswer } from '#hub/storage/exchange-answers.ts';
import { toHex } from '#shared/kernel/bytes.ts';

/** A UUID for each message and key of a recipient. */
export function markOf(message: string, to: string): string {
  const hex = toHex(sha256(utf8ToBytes(`farpost/forwarded/v1/${message}/${to}`)));
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, '$1-$2-$3-$4-$5');
}

/** Whether this hub noted that the message went to the recipient; the post may not have taken it yet. */
export const isForwarded = (
  answers: readonly ExchangeAnswer[],
  { post, message, to }: { readonly post: string; readonly message: string; readonly to: string },
): boolean =>
  answers.some(
    ({ post_id, thread, kind, about }) =>
      post_id === post &&
      thread === message &&
      kind === 'forwarded' &&
      about === markOf(message, to),
  );
