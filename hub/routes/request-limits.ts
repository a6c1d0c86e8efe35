/** How much each address and each post may ask. Refused requests weigh more than answered ones. */
import type { MiddlewareHandler } from 'hono';
import {
  clientOfAddress,
  createRequestLimit,
  type RequestLimit,
} from '#hub/services/request-limit.ts';
import { errorResponse } from './errors.ts';

export type Allowance = {
  readonly burst: number;
  readonly refillPerSecond: number;
  readonly mostClients: number;
  /** Tokens for a refused request; an answered one takes 1. */
  readonly refusedWeighs: number;
};

export type Allowances = { readonly address: Allowance; readonly post: Allowance };

/**
 * A whole country may come through one proxy, so an address gets much; what is refused there counts fifty
 * times. A post needs a few requests in five minutes, or a few hundred after weeks without a network.
 */
export const ALLOWANCES: Allowances = {
  address: { burst: 2000, refillPerSecond: 200, mostClients: 10_000, refusedWeighs: 50 },
  post: { burst: 300, refillPerSecond: 2, mostClients: 20_000, refusedWeighs: 10 },
};

export type Gate = {
  readonly waitInSeconds: RequestLimit['waitInSeconds'];
  readonly note: (client: string, response: Response) => void;
};

export function createGate(allowance: Allowance, now: () => Date): Gate {
  const limit = createRequestLimit({ ...allowance, now });
  return {
    waitInSeconds: limit.waitInSeconds,
    note(client, { status }) {
      limit.charge(client, isRefusal(status) ? allowance.refusedWeighs : 1);
    },
  };
}

/** In front of everything: an address that waits is not read, let alone verified. */
export function limitAddresses(
  gate: Gate,
  addressOf: (context: { env: { readonly address?: string | undefined } }) => string,
): MiddlewareHandler<{ Bindings: { readonly address?: string | undefined } }> {
  return async (context, next) => {
    const client = clientOfAddress(addressOf(context));
    const wait = gate.waitInSeconds(client);
    if (wait > 0) return tooManyRequests(wait);
    await next();
    gate.note(client, context.res);
    return undefined;
  };
}

export const tooManyRequests = (waitInSeconds: number): Response =>
  errorResponse('too-many-requests', { headers: { 'retry-after': String(waitInSeconds) } });

/** A gap or a fork is part of the exchange; a post told to wait or a hub that failed did no wrong here. */
const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 409 && status !== 429;
