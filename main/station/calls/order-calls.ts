import { permitted } from '../implementer.ts';

const { orders } = permitted('take-order');

export const orderCalls = {
  take: orders.take.handler(({ context, input }) => context.session.takeOrder(input.text)),
};
