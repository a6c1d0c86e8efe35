/** Why somebody does not receive a message, and why nobody does. */
import { z } from 'zod';
import { groundSchema } from './forbidden-states.ts';
import { recipientSchema } from './recipient.ts';

/** Why one recipient does not receive it. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forbidden-state'), grounds: z.array(groundSchema) }),
  z.object({ kind: z.literal('not-for-this-message') }),
  z.object({ kind: z.literal('not-a-member') }),
  z.object({ kind: z.literal('never-received-it') }),
  z.object({
    kind: z.literal('asylum-term'),
    term: z.object({ language: z.enum(['ar', 'en', 'es', 'fr']), term: z.string() }),
  }),
  z.object({ kind: z.literal('names-the-case'), identifier: z.string() }),
]);

/** Why nobody receives it. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('two-persons-needed') }),
  z.object({ kind: z.literal('marking-missing') }),
  z.object({ kind: z.literal('legal-basis-missing') }),
  /** A denial is told to others only when it rests on criminal background. */
  z.object({ kind: z.literal('not-for-criminal-background') }),
  z.object({ kind: z.literal('nothing-to-correct') }),
  /** A report of a document never says whose it is. */
  z.object({ kind: z.literal('names-the-holder'), identifier: z.string() }),
  z.object({ kind: z.literal('nobody-left') }),
]);

export const blockedSchema = z.object({
  recipient: recipientSchema,
  blocks: z.array(blockSchema),
});

export const permitSchema = z.object({
  /** Empty whenever there is a fault. */
  permitted: z.array(recipientSchema),
  blocked: z.array(blockedSchema),
  faults: z.array(faultSchema),
});

export type Block = z.infer<typeof blockSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type Blocked = z.infer<typeof blockedSchema>;
export type Permit = z.infer<typeof permitSchema>;
