/** Bodies as they came, and as JSON. */

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { errorResponse } from './errors.ts';

/** Refuses longer bodies before they are read whole. */
export const limitBody = (
  maxSize: number,
  onTooLarge = () => errorResponse('too-large'),
): MiddlewareHandler => bodyLimit({ maxSize, onError: onTooLarge });

/** The value, or undefined when the bytes are not JSON in UTF-8. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
