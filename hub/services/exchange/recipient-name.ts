/** Recipients as people type them: `general-secretariat`, `ccf`, `own-ncb`, or a State's code for its bureau. */
import { type Recipient, recipientSchema } from '#shared/protection/recipient.ts';

/** Null when it names nobody. `ncb FRA`, as lists print it, is understood too. */
export function recipientNamed(text: string): Recipient | null {
  const [, state] = /^(?:ncb )?([A-Z]{1,3})$/u.exec(text.trim()) ?? [];
  const given = state === undefined ? { kind: text.trim() } : { kind: 'ncb', state };
  const parsed = recipientSchema.safeParse(given);
  return parsed.success ? parsed.data : null;
}
