import type { FormEvent } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type Decision, decisionSchema } from '#shared/asylum/decision.ts';
import { formatPartialDate, type PlainDay } from '#shared/kernel/partial-date.ts';
import styles from './case.module.css';
import { LegalBasisField, OneOf } from './case-fields.tsx';
import type { CaseProps } from './case-props.ts';
import { useDraft } from './drafts.ts';

const c = classesOf(styles);

const OUTCOMES = decisionSchema.shape.outcome.options;
const GROUNDS = ['criminal-background', 'other'] as const;

/** Takes down what the authority decided. The day is the post's own unless the officer says another. */
export function DecisionForm({ store, state, today }: CaseProps) {
  const { t } = useSpeech();
  const acting = useStore(store, (known) => known.acting);
  const blank = emptyDecision(today);
  const { draft = blank, drop } = useDraft(store, state.id, 'decision');
  const set = (part: Partial<Decision>): void =>
    store.getState().keep(state.id, { decision: { ...draft, ...part } }, { decision: blank });
  const read = decisionSchema.safeParse(draft);
  const isExplained = draft.outcome !== 'denied' || draft.restsOn !== null;
  const dayFault = faultOfDay(draft.decidedOn, today);
  const decide = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!read.success || dayFault !== null) return;
    const step = { kind: 'decide', decision: read.data } as const;
    if (await store.getState().act(state.id, step)) drop();
  };
  return (
    <Card title={t('asylum.decide')}>
      <Form className={c('form')} onSubmit={(event) => void decide(event)}>
        <div className={c('pair')}>
          <OneOf
            label={t('asylum.decision-outcome')}
            ids={OUTCOMES}
            words={(id) => t(`asylum.outcome.${id}`)}
            value={draft.outcome}
            onChange={(outcome) => set({ outcome, restsOn: null })}
          />
          {draft.outcome === 'denied' ? (
            <OneOf
              label={t('asylum.rests-on')}
              ids={GROUNDS}
              words={(id) => t(`asylum.rests-on.${id}`)}
              value={draft.restsOn}
              onChange={(restsOn) => set({ restsOn })}
            />
          ) : null}
          <TextField
            label={t('asylum.decided-on')}
            hint={t('asylum.date-hint')}
            value={draft.decidedOn}
            onChange={(decidedOn) => set({ decidedOn })}
            error={dayFault === null ? null : t(`asylum.date-${dayFault}`)}
            ltr
          />
          <TextField
            label={t('asylum.authority')}
            value={draft.authority}
            onChange={(authority) => set({ authority })}
            maxLength={120}
          />
          <LegalBasisField
            value={draft.legalBasis}
            onChange={(legalBasis) => set({ legalBasis })}
          />
        </div>
        <TextField
          label={t('asylum.note')}
          optional={t('common.optional')}
          value={draft.note}
          onChange={(note) => set({ note })}
          lines={2}
          maxLength={2000}
        />
        <div>
          <Button
            kind="primary"
            submits
            disabled={acting || !read.success || !isExplained || dayFault !== null}
          >
            {t('asylum.decide')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

const emptyDecision = (today: PlainDay): Decision => ({
  outcome: 'recognised',
  restsOn: null,
  decidedOn: formatPartialDate(today),
  authority: '',
  legalBasis: '',
  note: '',
});

/** Nobody decides tomorrow; ISO days compare as text. */
function faultOfDay(day: string, today: PlainDay): 'wrong' | 'future' | null {
  if (!decisionSchema.shape.decidedOn.safeParse(day).success) return 'wrong';
  return day > formatPartialDate(today) ? 'future' : null;
}
