/**
 * To whom a message may be addressed. A group is never a recipient in itself: it is taken apart first, so
 * that a State that must not receive a message cannot hide in one.
 */
import { z } from 'zod';
import { canonicalIssuingState } from '#shared/documents/document-number.ts';

const stateSchema = z.string().regex(/^[A-Z]{1,3}$/u);

export const recipientSchema = z.discriminatedUnion('kind', [
  /** The National Central Bureau of the own State, through which everything leaves the country. */
  z.object({ kind: z.literal('own-ncb') }),
  /** The own asylum authority. */
  z.object({ kind: z.literal('asylum-authority') }),
  /** INTERPOL's General Secretariat. */
  z.object({ kind: z.literal('general-secretariat') }),
  /** The Commission for the Control of INTERPOL's Files. */
  z.object({ kind: z.literal('ccf') }),
  /** The National Central Bureau of another State, by ICAO code. */
  z.object({ kind: z.literal('ncb'), state: stateSchema }),
]);

export const addresseeSchema = z.discriminatedUnion('kind', [
  ...recipientSchema.options,
  /** Every member but the own State. */
  z.object({ kind: z.literal('other-countries') }),
  /** Some States under one name, such as a region. */
  z.object({
    kind: z.literal('group'),
    name: z.string().min(1).max(80),
    states: z.array(stateSchema).max(300),
  }),
]);

export type Recipient = z.infer<typeof recipientSchema>;
export type Addressee = z.infer<typeof addresseeSchema>;

/** The own State, and the States whose bureaux can be written to, as ICAO codes. */
export type World = { readonly ownState: string; readonly members: readonly string[] };

/** Each recipient once, in the order in which it is first named; groups are taken apart. */
export function recipientsOf(addressees: readonly Addressee[], world: World): readonly Recipient[] {
  const own = canonicalIssuingState(world.ownState);
  const bureau = (code: string): Recipient => {
    const state = canonicalIssuingState(code);
    return state === own ? { kind: 'own-ncb' } : { kind: 'ncb', state };
  };
  const all = addressees.flatMap((addressee): readonly Recipient[] => {
    if (addressee.kind === 'ncb') return [bureau(addressee.state)];
    if (addressee.kind === 'group') return addressee.states.map(bureau);
    if (addressee.kind !== 'other-countries') return [addressee];
    return world.members.map(bureau).filter(({ kind }) => kind === 'ncb');
  });
  return [...new Map(all.map((recipient) => [keyOf(recipient), recipient])).values()];
}

/** One text for each recipient: `ncb FRA`, `ccf`. */
export const keyOf = (recipient: Recipient): string =>
  recipient.kind === 'ncb' ? `ncb ${recipient.state}` : recipient.kind;
