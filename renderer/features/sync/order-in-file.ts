/** What a file says of itself, unproven: enough to ask the officer before the station is handed it. */

import { ORDER_LIMIT, ORDER_TYPE, type Order, orderSchema } from '#shared/exchange/orders.ts';
import { fromBase64Url } from '#shared/kernel/bytes.ts';
import { jsonIn } from '#shared/kernel/json.ts';
import { envelopeSchema } from '#shared/sealing/dsse.ts';

/** Null when it is no order that this desk knows. */
export function orderInFile(text: string): Order | null {
  if (text.length > ORDER_LIMIT) return null;
  const envelope = envelopeSchema.safeParse(jsonIn(text));
  if (!envelope.success || envelope.data.payloadType !== ORDER_TYPE) return null;
  const payload = fromBase64Url(envelope.data.payload);
  const order = orderSchema.safeParse(payload && jsonIn(new TextDecoder().decode(payload)));
  return order.success ? order.data : null;
}
