/** Recognises in the journal of a post what this hub had sealed for it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Arrival } from '#shared/asylum/event.ts';
import type { ArrivalBody } from '#shared/asylum/exchange.ts';
import { toHex } from '#shared/kernel/bytes.ts';
import { stableJson } from '#shared/kernel/stable-json.ts';

/** SHA-256, hexadecimal. */
export const digestOfBody = (body: ArrivalBody): string =>
  toHex(sha256(utf8ToBytes(stableJson(body))));

/** The digest of the body from which a post made this arrival. */
export function digestOfArrival(id: string, arrival: Arrival): string {
  if (arrival.kind === 'read') return digestOfBody({ kind: 'read', case: id });
  if (arrival.kind === 'forwarded') {
    const { kind, to, on, by, reference } = arrival;
    return digestOfBody({ kind, case: id, to, on, by, reference });
  }
  const { kind, text, finding, attachments } = arrival;
  return digestOfBody({ kind, case: id, text, finding, attachments });
}
