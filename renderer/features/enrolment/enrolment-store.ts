/** Joining a hub, once in the life of a post. */
import { createStore } from 'zustand/vanilla';
import { enrolmentTicketSchema } from '#shared/exchange/enrolment.ts';
import type { EnrolAnswer } from '#shared/station/session.ts';

export type EnrolmentForm = {
  readonly hubUrl: string;
  readonly ticket: string;
  readonly postName: string;
  readonly officerName: string;
  readonly passphrase: string;
  readonly again: string;
};

export type FieldProblem = 'missing' | 'not-an-address' | 'not-a-ticket' | 'differ';
export type FieldProblems = Readonly<Partial<Record<keyof EnrolmentForm, FieldProblem>>>;

export type Enrolment =
  | { readonly kind: 'filling'; readonly problems: FieldProblems }
  | { readonly kind: 'joining' }
  | { readonly kind: 'answered'; readonly answer: EnrolAnswer }
  | { readonly kind: 'no-answer' };

export type EnrolmentStore = {
  readonly enrolment: Enrolment;
  join(form: EnrolmentForm): Promise<void>;
};

type Effects = {
  /** `null` when the station did not answer. */
  readonly enrol: (input: Omit<EnrolmentForm, 'again'>) => Promise<EnrolAnswer | null>;
};

export function createEnrolmentStore({ enrol }: Effects) {
  return createStore<EnrolmentStore>()((set, get) => ({
    enrolment: { kind: 'filling', problems: {} },

    async join(form) {
      if (get().enrolment.kind === 'joining') return;
      const problems = problemsOf(form);
      if (Object.keys(problems).length > 0) {
        set({ enrolment: { kind: 'filling', problems } });
        return;
      }
      set({ enrolment: { kind: 'joining' } });
      const { again: _, ...input } = form;
      const answer = await enrol({
        ...input,
        hubUrl: form.hubUrl.trim(),
        ticket: form.ticket.trim(),
        postName: form.postName.trim(),
        officerName: form.officerName.trim(),
      });
      set({ enrolment: answer === null ? { kind: 'no-answer' } : { kind: 'answered', answer } });
    },
  }));
}

/** What can be seen to be wrong before anything is sent. */
export function problemsOf(form: EnrolmentForm): FieldProblems {
  const missing = (['postName', 'officerName', 'passphrase'] as const).filter(
    (field) => form[field].trim() === '',
  );
  return {
    ...Object.fromEntries(missing.map((field) => [field, 'missing' as const])),
    ...(isAddress(form.hubUrl.trim()) ? {} : { hubUrl: 'not-an-address' as const }),
    ...(enrolmentTicketSchema.safeParse(form.ticket).success
      ? {}
      : { ticket: 'not-a-ticket' as const }),
    ...(form.again === form.passphrase ? {} : { again: 'differ' as const }),
  };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);
}
