import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { EnrolAnswer } from '#shared/station/session.ts';
import styles from './enrolment.module.css';
import { answerSentence } from './enrolment-answer.ts';
import type { Enrolment, EnrolmentForm, EnrolmentStore } from './enrolment-store.ts';

const c = classesOf(styles);

const EMPTY: EnrolmentForm = {
  hubUrl: '',
  ticket: '',
  postName: '',
  officerName: '',
  passphrase: '',
  again: '',
};

type Props = {
  readonly store: StoreApi<EnrolmentStore>;
  readonly reload: () => void;
  /** `null` where there is nothing to train on. */
  readonly onTrain: (() => void) | null;
};

/** First set-up of a post. */
export function EnrolmentScreen({ store, reload, onTrain }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const enrolment = useStore(store, (state) => state.enrolment);
  const [form, setForm] = useState(EMPTY);
  const joining = enrolment.kind === 'joining';
  const problems = enrolment.kind === 'filling' ? enrolment.problems : {};
  const field = (name: keyof EnrolmentForm) => {
    const problem = problems[name];
    return {
      value: form[name],
      onChange: (value: string) => setForm({ ...form, [name]: value }),
      error: problem === undefined ? null : t(`enrol.${problem}`),
    };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void store.getState().join(form);
  };
  if (enrolment.kind === 'answered' && isDone(enrolment.answer)) {
    return (
      <div className={c('screen')}>
        <section className={c('card')}>
          <h1>{t('enrol.title')}</h1>
          <Notice tone="plain" icon="check" title={answerSentence(speech, enrolment.answer)} />
          <Button kind="primary" onPress={reload}>
            {t('enrol.continue')}
          </Button>
        </section>
      </div>
    );
  }
  return (
    <div className={c('screen')}>
      <section className={c('card')}>
        <header>
          <h1>{t('enrol.title')}</h1>
          <p>{t('enrol.about')}</p>
        </header>
        <Form className={c('form')} onSubmit={submit} validationBehavior="aria">
          <TextField
            label={t('enrol.hub')}
            hint={t('enrol.hub-hint')}
            type="url"
            ltr
            autoFocus
            {...field('hubUrl')}
          />
          <TextField
            label={t('enrol.ticket')}
            hint={t('enrol.ticket-hint')}
            mono
            ltr
            {...field('ticket')}
          />
          <TextField
            label={t('enrol.post-name')}
            hint={t('enrol.post-name-hint')}
            maxLength={80}
            {...field('postName')}
          />
          <TextField
            label={t('enrol.officer-name')}
            hint={t('enrol.officer-name-hint')}
            maxLength={80}
            {...field('officerName')}
          />
          <TextField
            label={t('enrol.passphrase')}
            hint={t('enrol.passphrase-hint')}
            type="password"
            autoComplete="new-password"
            {...field('passphrase')}
          />
          <TextField
            label={t('enrol.passphrase-again')}
            type="password"
            autoComplete="new-password"
            {...field('again')}
          />
          <div className={c('end')}>
            <Failure enrolment={enrolment} />
            <Button kind="primary" submits disabled={joining}>
              {t(joining ? 'enrol.working' : 'enrol.submit')}
            </Button>
          </div>
        </Form>
        {onTrain === null ? null : (
          <Button onPress={onTrain}>
            <Icon name="practice" />
            {t('training.offer')}
          </Button>
        )}
      </section>
    </div>
  );
}

function Failure({ enrolment }: { readonly enrolment: Enrolment }) {
  const speech = useSpeech();
  if (enrolment.kind === 'no-answer') {
    return <Notice tone="refer" title={speech.t('enrol.answer.no-station')} />;
  }
  if (enrolment.kind !== 'answered') return null;
  const grave = enrolment.answer.kind === 'fingerprint-differs';
  return <Notice tone={grave ? 'hit' : 'refer'} title={answerSentence(speech, enrolment.answer)} />;
}

const isDone = (answer: EnrolAnswer): boolean =>
  answer.kind === 'enrolled' || answer.kind === 'already-enrolled';
