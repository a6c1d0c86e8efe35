import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Decision } from '#shared/asylum/decision.ts';
import { formatPartialDate } from '#shared/kernel/partial-date.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { DecisionForm } from './decision-form.tsx';
import { Fact, Facts } from './facts.tsx';
import { ReasonedStep } from './reasoned-step.tsx';

const c = classesOf(styles);

/** What the authority decided, and how that ended. */
export function DecisionSection(props: CaseProps) {
  const { store, state, today } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { decision, overturned, status } = state;
  return (
    <>
      <p className={c('quiet')}>{t('asylum.decision-about')}</p>
      {decision === null && status !== 'closed' ? <DecisionForm {...props} /> : null}
      {decision === null ? null : <DecisionCard decision={decision} />}
      {status === 'decided' ? (
        <Card title={t('asylum.overturn')}>
          <ReasonedStep
            store={store}
            state={state}
            name="overturn"
            about={t('asylum.overturn-about')}
            action={t('asylum.overturn')}
            stepOf={(reason) => ({ kind: 'overturn', on: formatPartialDate(today), reason })}
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
    <Card title={t('asylum.stage.decision')}>
      <Facts>
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
      </Facts>
    </Card>
  );
}
