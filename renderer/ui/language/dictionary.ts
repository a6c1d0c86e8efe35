/**
 * Which sentences exist. English is the source; Arabic must have every one of them, in all of its
 * six plural forms, or the desk does not compile.
 */
import { asylum } from './en/asylum.ts';
import { asylumForms } from './en/asylum-forms.ts';
import { asylumWork } from './en/asylum-work.ts';
import { audit } from './en/audit.ts';
import { common } from './en/common.ts';
import { firstLine } from './en/first-line.ts';
import { guidance } from './en/guidance.ts';
import { lists } from './en/lists.ts';
import { officers } from './en/officers.ts';
import { orders } from './en/orders.ts';
import { post } from './en/post.ts';
import { protection } from './en/protection.ts';
import { reasons } from './en/reasons.ts';
import { recovery } from './en/recovery.ts';
import { reports } from './en/reports.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { terms } from './en/terms.ts';
import { training } from './en/training.ts';

export const english = {
  ...common,
  ...shell,
  ...signIn,
  ...firstLine,
  ...reasons,
  ...protection,
  ...terms,
  ...lists,
  ...post,
  ...officers,
  ...orders,
  ...audit,
  ...recovery,
  ...guidance,
  ...asylum,
  ...asylumForms,
  ...reports,
  ...asylumWork,
  ...training,
};

type EnglishKey = keyof typeof english;
/** A key that counts something: `crossings` for `crossings_one` and `crossings_other`. */
type CountKey = EnglishKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;
type PlainKey = Exclude<EnglishKey, `${CountKey}_${'one' | 'other'}`>;

export type SentenceKey = PlainKey | CountKey;

type CountKeyOf<Keys> = Keys extends `${infer Base}_other` ? Base : never;
type ArabicPlural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The Arabic counterpart of one English part. */
export type Arabic<Part> = Readonly<
  Record<
    | Exclude<keyof Part & string, `${CountKeyOf<keyof Part>}_${'one' | 'other'}`>
    | `${CountKeyOf<keyof Part>}_${ArabicPlural}`,
    string
  >
>;
