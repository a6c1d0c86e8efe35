/** An order on its way from a stick to the station: shown first, handed over only when the officer says so. */
import { createStore } from 'zustand/vanilla';
import type { Order } from '#shared/exchange/orders.ts';
import type { OrderAnswer } from '#shared/station/contract.ts';
import { orderInFile } from './order-in-file.ts';

export type OrderStep =
  | { readonly kind: 'none' }
  /** The file is no order that this desk knows. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'asking'; readonly order: Order; readonly text: string }
  | { readonly kind: 'handing-over'; readonly order: Order }
  | { readonly kind: 'answered'; readonly answer: OrderAnswer }
  /** The station did not answer. */
  | { readonly kind: 'no-answer' };

export type OrderStore = {
  readonly step: OrderStep;
  show(text: string): void;
  leave(): void;
  handOver(): Promise<void>;
};

type Effects = { readonly take: (text: string) => Promise<OrderAnswer> };

export function createOrderStore({ take }: Effects) {
  return createStore<OrderStore>()((set, get) => ({
    step: { kind: 'none' },

    show(text) {
      const order = orderInFile(text);
      set({ step: order === null ? { kind: 'unreadable' } : { kind: 'asking', order, text } });
    },

    leave: () => set({ step: { kind: 'none' } }),

    async handOver() {
      const { step } = get();
      if (step.kind !== 'asking') return;
      set({ step: { kind: 'handing-over', order: step.order } });
      const answer = await take(step.text).catch(() => null);
      set({ step: answer === null ? { kind: 'no-answer' } : { kind: 'answered', answer } });
    },
  }));
}
