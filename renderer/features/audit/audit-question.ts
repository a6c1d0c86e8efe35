/** What a supervisor asks of the record, from the fields of the form to the filter of the station. */
import type { AuditFilter } from '#shared/station/audit.ts';

/** Kinds that answer the same question. */
export const KIND_GROUPS = {
  screenings: ['screening'],
  decisions: ['referral', 'judgement', 'silent-alarm', 'document-report'],
  access: ['signed-in', 'sign-in-refused', 'locked', 'action-refused'],
  officers: ['officer-change', 'officer-change-failed'],
  lists: ['release-activated', 'release-refused'],
  post: [
    'post-enrolled',
    'keys-renewed',
    'journal-repaired',
    'journal-tampered',
    'order-taken',
    'order-refused',
    'wiped',
    'recovered',
  ],
  audit: ['audit-viewed', 'audit-exported'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type KindGroup = keyof typeof KIND_GROUPS;

/** `''` and `all` filter nothing; days are `YYYY-MM-DD` where this machine stands. */
export type Question = {
  readonly officer: string;
  readonly group: KindGroup | 'all';
  readonly purpose: 'all' | NonNullable<AuditFilter['purpose']>;
  readonly lane: 'all' | NonNullable<AuditFilter['lane']>;
  readonly from: string;
  readonly to: string;
};

export const EVERYTHING: Question = {
  officer: 'all',
  group: 'all',
  purpose: 'all',
  lane: 'all',
  from: '',
  to: '',
};

export type DayField = 'from' | 'to';

/** The days that cannot be read; nothing is asked while there are any. */
export const wrongDays = (question: Question): readonly DayField[] =>
  (['from', 'to'] as const).filter(
    (field) => question[field].trim() !== '' && dayOf(question[field]) === null,
  );

/** The filter, both days included; null while a day cannot be read. */
export function filterOf(question: Question): AuditFilter | null {
  if (wrongDays(question).length > 0) return null;
  const { officer, group, purpose, lane } = question;
  const from = dayOf(question.from);
  const last = dayOf(question.to);
  return {
    ...(from === null ? {} : { from: from.toISOString() }),
    ...(last === null ? {} : { to: endOf(last).toISOString() }),
    ...(officer === 'all' ? {} : { officer }),
    ...(group === 'all' ? {} : { kinds: [...KIND_GROUPS[group]] }),
    ...(purpose === 'all' ? {} : { purpose }),
    ...(lane === 'all' ? {} : { lane }),
  };
}

/** Midnight of this machine at which the day begins; null for what is no day. */
function dayOf(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(year, month - 1, day);
  const isSame = date.getMonth() === month - 1 && date.getDate() === day && year >= 1000;
  return isSame ? date : null;
}

/** A day need not have 24 hours. */
const endOf = (day: Date): Date =>
  new Date(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime() - 1);
