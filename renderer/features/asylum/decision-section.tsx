import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Fact } from '#renderer/ui/verdict/traveller-card.tsx';
import { type Decision, decisionSchema } from '#shared/asylum/decision.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { ReasonedStep } from './reasoned-step.tsx';

const c = classesOf(styles);

/** What the authority decided, and how that ended. */
export function DecisionSection(props: CaseProps) {
  const { store, state, now } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { decision, overturned, status } = state;
  const today = now.toISOString().slice(0, 10);
  return (
    <>
      <p>{t('asylum.decision-about')}</p>
      {decision === null ? <DecisionForm {...props} /> : <DecisionCard decision={decision} />}
      {status === 'decided' ? (
        <Card title={t('asylum.overturn')}>
          <ReasonedStep
            store={store}
            state={state}
            about={t('asylum.overturn-about')}
            action={t('asylum.overturn')}
            stepOf={(reason) => ({ kind: 'overturn', on: today, reason })}
          />
        </Card>
      ) : null}
      {overturned.map((former) => (
        <div key={former.at} className={c('form')}>
          <DecisionCard decision={former.decision} />
          <p>{t('asylum.overturned-on', { day: speech.day(former.on), reason: former.reason })}</p>
        </div>
      ))}
    </>
  );
}

function DecisionCard({ decision }: { readonly decision: Decision }) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Card>
      <dl className={c('facts')}>
        <Fact name={t('asylum.decision-outcome')}>
          <b>{t(`asylum.outcome.${decision.outcome}`)}</b>
        </Fact>
        {decision.restsOn === null ? null : (
          <Fact name={t('asylum.rests-on')}>{t(`asylum.rests-on.${decision.restsOn}`)}</Fact>
        )}
        <Fact name={t('asylum.decided-on')}>{speech.day(decision.decidedOn)}</Fact>
        <Fact name={t('asylum.authority')}>
          <bdi>{decision.authority}</bdi>
        </Fact>
        <Fact name={t('asylum.legal-basis')}>
          <bdi>{decision.legalBasis}</bdi>
        </Fact>
        {decision.note === '' ? null : (
          <Fact name={t('asylum.note')}>
            <bdi>{decision.note}</bdi>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

const OUTCOMES = decisionSchema.shape.outcome;
const GROUNDS = ['criminal-background', 'other'] as const;

function DecisionForm({ store, state, now }: CaseProps) {
  const { t } = useSpeech();
  const acting = useStore(store, (known) => known.acting);
  const [draft, setDraft] = useState<Decision>({
    outcome: 'recognised',
    restsOn: null,
    decidedOn: now.toISOString().slice(0, 10),
    authority: '',
    legalBasis: '',
    note: '',
  });
  const set = (part: Partial<Decision>): void => setDraft({ ...draft, ...part });
  const read = decisionSchema.safeParse(draft);
  const isDay = decisionSchema.shape.decidedOn.safeParse(draft.decidedOn).success;
  const isExplained = draft.outcome !== 'denied' || draft.restsOn !== null;
  const decide = (event: FormEvent): void => {
    event.preventDefault();
    if (read.success) void store.getState().act(state.id, { kind: 'decide', decision: read.data });
  };
  return (
    <Card title={t('asylum.decide')}>
      <Form className={c('form')} onSubmit={decide}>
        <div className={c('pair')}>
          <Choice
            label={t('asylum.decision-outcome')}
            options={OUTCOMES.options.map((id) => ({ id, text: t(`asylum.outcome.${id}`) }))}
            value={draft.outcome}
            onChange={(id) => set({ outcome: OUTCOMES.parse(id), restsOn: null })}
          />
          {draft.outcome === 'denied' ? (
            <Choice
              label={t('asylum.rests-on')}
              options={GROUNDS.map((id) => ({ id, text: t(`asylum.rests-on.${id}`) }))}
              value={draft.restsOn ?? ''}
              onChange={(id) => set({ restsOn: decisionSchema.shape.restsOn.parse(id) })}
            />
          ) : null}
          <TextField
            label={t('asylum.decided-on')}
            hint={t('asylum.date-hint')}
            value={draft.decidedOn}
            onChange={(decidedOn) => set({ decidedOn })}
            error={isDay ? null : t('asylum.date-wrong')}
            ltr
          />
          <TextField
            label={t('asylum.authority')}
            value={draft.authority}
            onChange={(authority) => set({ authority })}
            maxLength={120}
          />
          <TextField
            label={t('asylum.legal-basis')}
            value={draft.legalBasis}
            onChange={(legalBasis) => set({ legalBasis })}
            maxLength={500}
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
          <Button kind="primary" submits disabled={acting || !read.success || !isExplained}>
            {t('asylum.decide')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
