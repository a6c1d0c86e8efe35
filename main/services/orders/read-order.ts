/** Whether a text is an order of this post's hub to this post, not carried out before. */

import { z } from 'zod';
import { openSigned, type SignedFailure } from '#main/services/sync/open-signed.ts';
import {
  ORDER_LIMIT,
  ORDER_TYPE,
  type Order,
  type OrderRefusal,
  orderSchema,
} from '#shared/exchange/orders.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { fail, type Result, succeed } from '#shared/kernel/result.ts';
import type { Verifier } from '#shared/sealing/dsse.ts';

export type OrderReader = {
  readonly post: string;
  /** The hub's key, under the id `hub`. */
  readonly verifier: Verifier;
  readonly wasTaken: (id: string) => boolean;
};

const anyVersion = z.looseObject({ v: z.int().positive() });

export function readOrder(text: string, reader: OrderReader): Result<Order, OrderRefusal> {
  if (text.length > ORDER_LIMIT) return fail('not-an-order');
  const { verifier, post, wasTaken } = reader;
  const opened = openSigned(jsonIn(text), { type: ORDER_TYPE, verifier, schema: anyVersion });
  if (!opened.ok) return fail(refusalOf(opened.failure));
  if (opened.value.v > 1) return fail('later-version');
  const order = orderSchema.safeParse(opened.value);
  if (!order.success) return fail('not-an-order');
  if (order.data.post !== post) return fail('other-post');
  return wasTaken(order.data.id) ? fail('repeated') : succeed(order.data);
}

function refusalOf(failure: SignedFailure): OrderRefusal {
  if (failure.kind !== 'bad-signature') return 'not-an-order';
  // A signed reply or bundle is no forgery: it is the wrong file.
  return failure.reason === 'wrong-payload-type' ? 'not-an-order' : 'bad-signature';
}
