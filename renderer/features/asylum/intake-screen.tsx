import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Case } from '#shared/asylum/case.ts';
import { intakeSchema } from '#shared/asylum/intake.ts';
import type { AsylumStore } from './asylum-store.ts';
import { faultWords, nameOf } from './asylum-words.ts';
import styles from './case.module.css';
import { PersonFields } from './person-fields.tsx';
import { StatesField } from './states-field.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import {
  emptyIntake,
  emptyPerson,
  readIntake,
  type TypedFault,
  type TypedIntake,
  typedOf,
} from './typed-intake.ts';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  /** The case whose intake is corrected; null of a new one. */
  readonly state: Case | null;
};

/** Takes a case down, or corrects what was taken down; either way everything is searched at once. */
export function IntakeScreen({ store, state }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { acting, trouble } = useStore(store);
  const [id] = useState(() => state?.id ?? crypto.randomUUID());
  const [typed, setTyped] = useState<TypedIntake>(() =>
    state === null ? emptyIntake(crypto.randomUUID()) : typedOf(state.intake),
  );
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly string[]>([]);
  const leave = (): void => {
    if (state === null) store.getState().leave();
    else void store.getState().open(state.id);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readIntake(typed);
    const missing = state !== null && reason.trim() === '' ? [t('asylum.need.reason')] : [];
    const words = read.ok ? [] : read.failure.map((fault) => typedFaultWords(speech, fault, typed));
    setFaults([...missing, ...words]);
    if (!read.ok || missing.length > 0) return;
    const intake = read.value;
    const step =
      state === null
        ? ({ kind: 'open', intake } as const)
        : ({ kind: 'correct-intake', intake, reason } as const);
    void store.getState().act(id, step);
  };
  const title = t(state === null ? 'asylum.intake-new' : 'asylum.intake-correct');
  const set = (part: Partial<TypedIntake>): void => setTyped({ ...typed, ...part });
  return (
    <Main label={title}>
      <PageHead title={title} about={t('asylum.intake-about')} />
      <Form className={c('form')} onSubmit={submit}>
        <Card>
          <CaseFields typed={typed} set={set} />
        </Card>
        {typed.persons.map((person, at) => (
          <PersonFields
            key={person.id}
            number={at + 1}
            person={person}
            others={typed.persons.filter((other) => other.id !== person.id)}
            onChange={(next) => set({ persons: typed.persons.with(at, next) })}
            onRemove={
              at === 0
                ? null
                : () => set({ persons: typed.persons.filter((other) => other.id !== person.id) })
            }
          />
        ))}
        <div>
          <Button
            disabled={typed.persons.length >= 20}
            onPress={() =>
              set({ persons: [...typed.persons, emptyPerson(crypto.randomUUID(), 'child')] })
            }
          >
            {t('asylum.person-add')}
          </Button>
        </div>
        {state === null ? null : (
          <TextField
            label={t('asylum.reason')}
            value={reason}
            onChange={setReason}
            maxLength={1000}
          />
        )}
        <Faults words={faults} />
        <TroubleNotice trouble={trouble} state={state} />
        <div className={c('actions')}>
          <Button onPress={leave}>{t('common.cancel')}</Button>
          <Button kind="primary" submits disabled={acting}>
            {t(state === null ? 'asylum.intake-save' : 'asylum.intake-correct-save')}
          </Button>
        </div>
      </Form>
    </Main>
  );
}

function Faults({ words }: { readonly words: readonly string[] }) {
  const { t } = useSpeech();
  if (words.length === 0) return null;
  return (
    <Notice tone="refer" title={t('asylum.faults')}>
      {[...new Set(words)].map((sentence) => (
        <span key={sentence} className={c('sentence')}>
          {sentence}
        </span>
      ))}
    </Notice>
  );
}

function typedFaultWords(speech: Speech, fault: TypedFault, typed: TypedIntake): string {
  const { t } = speech;
  switch (fault.kind) {
    case 'reference':
    case 'legal-basis':
      return t(`asylum.need.${fault.kind}`);
    case 'form':
      return t('asylum.need.form', { field: fault.field });
    case 'one-applicant-needed':
      return faultWords(speech, fault.kind);
    case 'name':
    case 'birth':
    case 'paper':
    case 'guardian':
      return t('asylum.fault-of', {
        name: who(fault.person),
        fault: t(`asylum.need.${fault.kind}`),
      });
    case 'same-person-twice':
    case 'guardian-missing':
    case 'guardian-unfit':
    case 'documents-unexplained':
      return t('asylum.fault-of', {
        name: who(fault.person),
        fault: faultWords(speech, fault.kind),
      });
  }

  function who(id: string): string {
    const at = typed.persons.findIndex((person) => person.id === id);
    const name = typed.persons[at]?.names[0];
    const isNamed = name !== undefined && `${name.primaryIdentifier}${name.originalScript}` !== '';
    return isNamed ? nameOf(speech, name) : t('asylum.person-number', { number: at + 1 });
  }
}

const CONSENTS = intakeSchema.shape.consent;

type FieldsProps = {
  readonly typed: TypedIntake;
  readonly set: (part: Partial<TypedIntake>) => void;
};

function CaseFields({ typed, set }: FieldsProps) {
  const { t } = useSpeech();
  return (
    <div className={c('pair')}>
      <TextField
        label={t('asylum.reference')}
        value={typed.reference}
        onChange={(reference) => set({ reference })}
        maxLength={60}
        autoFocus
        ltr
      />
      <TextField
        label={t('asylum.legal-basis')}
        value={typed.legalBasis}
        onChange={(legalBasis) => set({ legalBasis })}
        maxLength={300}
      />
      <Choice
        label={t('asylum.consent')}
        options={CONSENTS.options.map((id) => ({ id, text: t(`asylum.consent.${id}`) }))}
        value={typed.consent}
        onChange={(id) => set({ consent: CONSENTS.parse(id) })}
      />
      <StatesField
        label={t('asylum.origin')}
        value={typed.countriesOfOrigin}
        onChange={(countriesOfOrigin) => set({ countriesOfOrigin })}
      />
      <StatesField
        label={t('asylum.persecutors')}
        value={typed.persecutors}
        onChange={(persecutors) => set({ persecutors })}
      />
      <StatesField
        label={t('asylum.transit')}
        value={typed.transit}
        onChange={(transit) => set({ transit })}
      />
    </div>
  );
}
