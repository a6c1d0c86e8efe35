import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Case } from '#shared/asylum/case.ts';
import type { Step } from '#shared/asylum/event.ts';
import type { AsylumStore } from './asylum-store.ts';
import styles from './case.module.css';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  readonly state: Case;
  readonly about?: string;
  readonly action: string;
  readonly stepOf: (reason: string) => Step;
};

/** A step that is not made without saying why. */
export function ReasonedStep({ store, state, about, action, stepOf }: Props) {
  const { t } = useSpeech();
  const acting = useStore(store, (known) => known.acting);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') void store.getState().act(state.id, stepOf(reason));
  };
  return (
    <Form className={c('form')} onSubmit={submit}>
      {about === undefined ? null : <p>{about}</p>}
      <TextField label={t('asylum.reason')} value={reason} onChange={setReason} maxLength={1000} />
      <div>
        <Button submits disabled={acting || reason.trim() === ''}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
