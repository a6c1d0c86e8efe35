import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { openPoints } from '#shared/asylum/open-points.ts';
import { officerName, pointWords } from './asylum-words.ts';
import styles from './case.module.css';
import { ReasonField } from './case-fields.tsx';
import type { CaseProps } from './case-props.ts';
import { useDraft } from './drafts.ts';
import { PointList } from './point-list.tsx';
import { ReasonedStep } from './reasoned-step.tsx';

const c = classesOf(styles);

/** Ends a case, or says what keeps it open; a closed one can be opened again. */
export function ClosingSection(props: CaseProps) {
  const { store, state } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { acting, setting } = useStore(store);
  if (state.status === 'closed') return <Closed {...props} />;
  const points = openPoints(state, setting?.release ?? null);
  if (points.length === 0) {
    return (
      <Card>
        <div className={c('form')}>
          <p>{t('asylum.closing-ready')}</p>
          <div>
            <Button
              kind="primary"
              disabled={acting}
              onPress={() => void store.getState().act(state.id, { kind: 'close', override: null })}
            >
              {t('asylum.close')}
            </Button>
          </div>
        </div>
      </Card>
    );
  }
  return (
    <>
      <Card title={t('asylum.closing-open')}>
        <PointList points={points} />
      </Card>
      <Card title={t('asylum.close-override')}>
        <Override {...props} />
      </Card>
    </>
  );
}

function Override({ store, state, officers }: CaseProps) {
  const { t } = useSpeech();
  const acting = useStore(store, (known) => known.acting);
  const supervisors = officers.filter(({ role }) => role === 'supervisor');
  const where = `${state.id} override`;
  const { draft: reason = '', drop } = useDraft(store, where, 'reason');
  const [officerId, setOfficerId] = useState(supervisors[0]?.id ?? '');
  const [passphrase, setPassphrase] = useState('');
  const isReady = reason.trim() !== '' && officerId !== '' && passphrase !== '';
  const close = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const step = { kind: 'close', override: { reason } } as const;
    if (await store.getState().act(state.id, step, { officerId, passphrase })) drop();
    // Typed again for each attempt: it does not stay on the screen.
    setPassphrase('');
  };
  if (supervisors.length === 0) return <Notice tone="refer" title={t('asylum.no-supervisor')} />;
  return (
    <Form className={c('form')} onSubmit={(event) => void close(event)}>
      <p>{t('asylum.close-override-about')}</p>
      <ReasonField
        value={reason}
        onChange={(text) => store.getState().keep(where, { reason: text }, { reason: '' })}
      />
      <div className={c('pair')}>
        <Choice
          label={t('asylum.supervisor')}
          options={supervisors.map(({ id, displayName: text }) => ({ id, text }))}
          value={officerId}
          onChange={setOfficerId}
        />
        <TextField
          label={t('sign-in.passphrase')}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          maxLength={500}
        />
      </div>
      <div>
        <Button kind="danger" submits disabled={acting || !isReady}>
          {t('asylum.close-override')}
        </Button>
      </div>
    </Form>
  );
}

function Closed({ store, state, officers }: CaseProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { closing } = state;
  return (
    <Card title={t('asylum.status.closed')}>
      <div className={c('form')}>
        {closing === null ? null : (
          <p>
            {t('asylum.closed-by', {
              moment: speech.moment(closing.at),
              officer: officerName(speech, officers, closing.officer),
            })}{' '}
            {closing.override === null
              ? null
              : t('asylum.closed-with', {
                  witness: officerName(speech, officers, closing.witness),
                  reason: closing.override,
                })}
          </p>
        )}
        {closing === null || closing.leftOpen.length === 0 ? null : (
          <p>
            {t('asylum.closed-left-open', {
              points: speech.all(closing.leftOpen.map((point) => pointWords(speech, point))),
            })}
          </p>
        )}
        <ReasonedStep
          store={store}
          state={state}
          name="reopen"
          action={t('asylum.reopen')}
          stepOf={(reason) => ({ kind: 'reopen', reason })}
        />
      </div>
    </Card>
  );
}
